/** Runs the built program as a user does, in an empty folder, and looks at what it said and left. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { takeFewerRounds } from '../home/fewer-rounds.ts';
import { answerOf } from '../system/in-process.ts';

const root = resolve(import.meta.dirname, '../..');
export const fixture = (...names: readonly string[]): string => join(root, 'fixtures', ...names);

/** A passphrase that is found at once if it ever leaves where it belongs. */
export const PASSPHRASE = 'canary-passphrase 合言葉';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Takes away root's right to ignore permissions (capabilities(7)), so that they hold in a CI too. */
  readonly withoutOverride?: boolean;
  /** Called with the child while it runs. */
  readonly during?: (child: ReturnType<typeof spawn>) => void;
}

export interface Workplace {
  readonly folder: string;
  path(...names: readonly string[]): string;
  write(name: string, content: string | Uint8Array): string;
  /** Every file below, with its path from here, sorted. */
  files(): readonly string[];
  hakko(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** `init` with small keys, so that a test has a CA in half a second. */
  init(...args: readonly string[]): Promise<Ended>;
  /** Puts a home that was made before into this place. */
  copyHome(from: string): void;
  /** A command with the passphrase at hand. */
  unlocked(...args: readonly string[]): Promise<Ended>;
}

/**
 * `apart`: each command in a process of its own, as a user starts it. `here`: in the process of the test,
 * the same program without a second for its start, unless a command is to be killed, watched or fed.
 */
export type Runs = 'apart' | 'here';

/** An empty folder with a passphrase file, gone when the test is over. */
export function createWorkplace(runs: Runs = 'apart'): Workplace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hakko-test-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = (...names: readonly string[]): string => join(folder, ...names);
  writeFileSync(path('pass.txt'), `${PASSPHRASE}\n`);
  const hakko = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
    (runs === 'here' && !needsProcess(options) ? runHere : runHakko)(args, folder, options);
  return {
    folder,
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort(),
    hakko,
    init: (...args) => hakko([...INIT, ...args]),
    copyHome(from) {
      cpSync(from, path('hakko-home'), { recursive: true });
    },
    unlocked: (...args) => hakko([...args, '--passphrase-file', 'pass.txt']),
  };
}

let made: Promise<string> | undefined;

/** A home made once for all tests of a file that only need one to be there; its keys open at once. */
export function madeHome(): Promise<string> {
  return (made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hakko-test-'));
    writeFileSync(join(folder, 'pass.txt'), `${PASSPHRASE}\n`);
    const { code, stderr } = await runHakko(INIT, folder, {});
    if (code !== 0) throw new Error(stderr);
    const home = join(folder, 'hakko-home');
    takeFewerRounds(home, PASSPHRASE);
    return home;
  })());
}

/** Small keys, so that a test has a CA in half a second. */
const INIT = [
  ...['init', '--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'],
  ...['--ca-key', 'ec-p256', '--key', 'ec-p256', '--passphrase-file', 'pass.txt'],
];

function needsProcess({ environment, ...others }: RunOptions): boolean {
  return Object.keys(others).length > 0 || environment?.['NODE_OPTIONS'] !== undefined;
}

function runHere(
  args: readonly string[],
  folder: string,
  { environment }: RunOptions,
): Promise<Ended> {
  return answerOf(args, { folder, environment: { ...environmentIn(folder), ...environment } });
}

function environmentIn(folder: string): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, LANG: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo', HOME: folder };
}

function runHakko(args: readonly string[], cwd: string, options: RunOptions): Promise<Ended> {
  const command = [process.execPath, join(root, 'bin', 'hakko.js'), ...args];
  if (options.withoutOverride && process.getuid?.() === 0) {
    command.unshift('setpriv', '--bounding-set', '-dac_override,-dac_read_search');
  }
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    cwd,
    env: { ...environmentIn(cwd), ...options.environment },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  options.during?.(child);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      done({ code, ...said });
    });
  });
}
