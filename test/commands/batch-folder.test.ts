/** Where `--out` may put a batch: not among the CA's own files, not where a cloud copies passwords. */
import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issuedHere, ROSTER } from './issued-here.ts';
import { runHere, type RanHere } from './run-here.ts';

interface Place {
  readonly folder: string;
  /** Nobody is there to be asked. */
  run(...args: readonly string[]): Promise<RanHere>;
}

const COMMANDS = {
  issue: (folder: string) => {
    const roster = join(folder, 'more.csv');
    writeFileSync(roster, `${ROSTER}K01C0000001,鈴木 花子\n`);
    return ['issue', roster, '--yes'];
  },
  remake: (folder: string) => {
    const [batch = ''] = globSync(join(folder, 'hakko-home', 'batches', '*'));
    return ['remake', basename(batch), '--print', 'both'];
  },
} as const;

async function createPlace(command: keyof typeof COMMANDS): Promise<Place> {
  const folder = await issuedHere();
  const first = COMMANDS[command](folder);
  return { folder, run: (...args) => runHere({ folder }, ...first, ...args) };
}

describe('folders for letters in the settings', () => {
  const RUNS: readonly (readonly string[])[] = [
    ['issue', '--yes'],
    ['notices', '--prefix', 'G13B', '--reason', 'spoiled', '--yes'],
    ['reset', 'G13B1234567', '--yes'],
    ['revoke', 'G13B', '--reissue', '--reason', 'keyCompromise', '--yes'],
  ];

  async function withFolders(loginOut: string, installOut: string) {
    const folder = await issuedHere();
    const path = join(folder, 'hakko-home', 'hakko.yaml');
    const text = readFileSync(path, 'utf8')
      .replace(/^( {2}loginOut: ).*$/m, `$1${JSON.stringify(loginOut)}`)
      .replace(/^( {2}installOut: ).*$/m, `$1${JSON.stringify(installOut)}`);
    writeFileSync(path, text);
    COMMANDS.issue(folder);
    const run = ([command = '', ...flags]: readonly string[], ...more: readonly string[]) =>
      runHere(
        { folder },
        ...[command, ...(command === 'issue' ? [join(folder, 'more.csv')] : [])],
        ...[...flags, ...more],
      );
    return { folder, run };
  }

  it.each([
    ['one for both kinds', '../letters', '../letters/', 'letters-folder-same'],
    ['one among the keys', 'ca', '', 'letters-folder-inside-home'],
    ['one that a cloud copies', '', '../OneDrive/letters', 'letters-folder-synced'],
  ])('are refused by all that print: %s', async (_name, login, install, code) => {
    const { folder, run } = await withFolders(login, install);
    for (const args of RUNS) {
      const ran = await run(args);
      expect([args[0], ran.code, ran.error?.code]).toEqual([args[0], 3, code]);
    }
    expect(['letters', 'OneDrive'].some((name) => existsSync(join(folder, name)))).toBe(false);
  });

  it('are taken outside, and where a folder is only called so', async () => {
    const { folder, run } = await withFolders('../login', '../Box/install');
    const [issue = []] = RUNS;
    expect((await run(issue)).error?.code).toBe('letters-folder-synced');
    expect(await run(issue, '--allow-synced-folder')).toMatchObject({ code: 0 });
    for (const kind of ['login', 'Box/install']) {
      expect(existsSync(join(folder, kind)), kind).toBe(true);
    }
  });
});

describe.each(['issue', 'remake'] as const)('%s --out', (command) => {
  it.each<[string, string, number, string]>([
    ['the home itself', 'hakko-home', 2, 'batch-folder-inside-home'],
    ['a folder among the keys', 'hakko-home/ca/x', 2, 'batch-folder-inside-home'],
    ['the folder of all batches', 'hakko-home/batches', 2, 'batch-folder-inside-home'],
    ['a link to the keys', 'link/x', 2, 'batch-folder-inside-home'],
    ['a folder that a cloud copies', 'OneDrive/x', 1, 'batch-folder-synced'],
    ['a folder with a trace of a cloud', 'marked/x', 1, 'batch-folder-synced'],
  ])('refuses %s, and makes nothing there', async (_name, out, exit, code) => {
    const { folder, run } = await createPlace(command);
    symlinkSync(join(folder, 'hakko-home', 'ca'), join(folder, 'link'));
    mkdirSync(join(folder, 'marked', '.stfolder'), { recursive: true });
    const existed = existsSync(join(folder, out));
    const ran = await run('--out', out);
    expect([ran.code, ran.error?.code]).toEqual([exit, code]);
    expect(existsSync(join(folder, out))).toBe(existed);
  });

  it.each([
    ['a folder below batches', ['hakko-home/batches/mine']],
    ['a folder beside the home', ['hakko-home-2']],
    ['a folder that is only called so', ['Box/x', '--allow-synced-folder']],
  ])('takes %s', async (_name, [out = '', ...flags]) => {
    const { folder, run } = await createPlace(command);
    expect(await run('--out', out, ...flags)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, out, 'batch.json'))).toBe(true);
  });
});
