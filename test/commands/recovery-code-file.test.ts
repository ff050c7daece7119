/** The file of a recovery code that a killed command leaves: none, or one whose code opens the keys. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { openHomeToRead } from '../../src/home/open-home.ts';
import { openKeysByCode } from '../../src/home/opened-keys.ts';
import { parseRecoveryCode } from '../../src/secrets/recovery-code.ts';
import type { Context } from '../../src/system/context.ts';
import type { Files } from '../../src/system/files.ts';
import type { StagedFile } from '../../src/system/staged-file.ts';
import { createWorld, sharedFolder, temporaryFolder } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { initHere } from './issued-here.ts';
import { runHere } from './run-here.ts';

const FILE = 'code.txt';
const RENEW = ['passphrase', '--new-recovery-code-file', FILE];
const INIT = [
  ...['init', '--yes', '--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'],
  ...['--ca-key', 'ec-p256', '--key', 'ec-p256', '--recovery-code-file', FILE],
];

let made: Promise<string> | undefined;

/** A folder with a home that has no recovery code yet. */
async function homeHere(): Promise<string> {
  made ??= (async () => {
    const shared = sharedFolder();
    await initHere(shared);
    return shared;
  })();
  const folder = temporaryFolder();
  cpSync(await made, folder, { recursive: true });
  return folder;
}

/** What decides about the code and its file, in turn. */
const STEPS = ['stage', 'settle', 'moveFolder', 'publish', 'deleteStaged'] as const;
type Step = (typeof STEPS)[number];

/** A world whose files do nothing more after a step, as if the process had been killed there. */
function dyingAfter(last: Step): (context: Context) => Context {
  let dead = false;
  const call = (name: string, isStep: boolean, work: () => unknown): unknown => {
    if (dead) throw new Error('killed');
    const result = work();
    dead = isStep && name === last;
    if (dead) throw new Error('killed');
    return result;
  };
  const watch = <T extends Files | StagedFile>(
    target: T,
    isStep: (path: unknown[]) => boolean,
  ): T =>
    new Proxy(target, {
      get(_target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]): unknown =>
          call(String(name), isStep(args), () => {
            const result = (method as (...given: unknown[]) => unknown)(...args);
            const isCode = name === 'stage' && String(args[0]).endsWith(FILE);
            return isCode ? watch(result as StagedFile, () => true) : result;
          });
      },
    });
  const isStep = ([path, own]: unknown[]): boolean =>
    last === 'moveFolder' || String(path).endsWith(FILE) || own === FILE;
  return (context) => ({ ...context, files: watch(context.files, isStep) });
}

/** Whether the code in the file opens the keys, for a command that only reads: `none` when it does. */
function problemOf(folder: string): string {
  const world = createWorld({ folder });
  const home = openHomeToRead(world, join(folder, 'hakko-home'));
  try {
    const code = parseRecoveryCode(readFileSync(join(folder, FILE), 'utf8').trim());
    return codeOf(() => {
      openKeysByCode(world, home, code).close();
    });
  } finally {
    home.close();
  }
}

const isThere = (folder: string): boolean => existsSync(join(folder, FILE));
const unfinished = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.tmp'));

describe.each([
  ['init', INIT, () => Promise.resolve(temporaryFolder())],
  ['passphrase', RENEW, homeHere],
] as const)('%s that is killed', (command, args, place) => {
  it.each(STEPS)('after its %s leaves no code that opens nothing', async (step) => {
    const folder = await place();
    const change = dyingAfter(step);
    await expect(runHere({ folder, change }, ...args)).rejects.toThrow('killed');
    const named = step === 'publish' || step === 'deleteStaged';
    expect(isThere(folder)).toBe(named);
    if (!named) {
      // Between the home and the name of the file the code is lost, and another is made.
      const lost = step === 'moveFolder' && command === 'init';
      const again = await runHere({ folder }, ...args);
      expect(again.error?.code).toBe(lost ? 'home-exists' : undefined);
      if (lost) expect(await runHere({ folder }, ...RENEW)).toMatchObject({ code: 0 });
      expect(unfinished(folder)).toEqual([]);
    }
    expect(problemOf(folder)).toBe('none');
  });
});

it('is taken back when the home cannot be put in its place', async () => {
  const folder = temporaryFolder();
  const full = (context: Context): Context => {
    const moveFolder = (_from: string, path: string): never => {
      throw new HakkoError('file-failed', { action: 'write', path, errno: 'ENOSPC' });
    };
    return { ...context, files: { ...context.files, moveFolder } };
  };
  const ran = await runHere({ folder, change: full }, ...INIT);
  expect([ran.code, ran.error?.code]).toEqual([1, 'file-failed']);
  expect(readdirSync(folder)).toEqual(['pass.txt']);
});

describe('what stands under that name already', () => {
  it.each<[string, (path: string) => void]>([
    [
      'a file',
      (path) => {
        writeFileSync(path, 'theirs');
      },
    ],
    [
      'a folder',
      (path) => {
        mkdirSync(path);
      },
    ],
    [
      'a link to nothing',
      (path) => {
        symlinkSync('nowhere', path);
      },
    ],
  ])('%s stays, and no home is made', async (_name, put) => {
    const folder = temporaryFolder();
    put(join(folder, FILE));
    const before = readdirSync(folder);
    const { error } = await runHere({ folder }, ...INIT);
    expect(error?.code).toBe('file-exists');
    expect(readdirSync(folder)).toEqual([...before, 'pass.txt']);
  });

  it('stays also when it came while the home was made, and the home gets another code', async () => {
    const folder = temporaryFolder();
    const change = (context: Context): Context => {
      const moveFolder = (from: string, to: string): void => {
        writeFileSync(join(folder, FILE), 'theirs');
        context.files.moveFolder(from, to);
      };
      return { ...context, files: { ...context.files, moveFolder } };
    };
    const { error } = await runHere({ folder, change }, ...INIT);
    expect([error?.code, unfinished(folder)]).toEqual(['file-exists', []]);
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe('theirs');
    const renew = ['passphrase', '--new-recovery-code-file', 'other.txt'];
    expect(await runHere({ folder }, ...renew)).toMatchObject({ code: 0 });
  });
});
