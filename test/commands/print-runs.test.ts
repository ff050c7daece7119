/** Runs of letters: their order, their files, what goes to the clerk with them, and one kind at a time. */
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { lettersIn } from '../e2e/printed-letters.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { initHere, jsonOf } from './issued-here.ts';
import { runHere } from './run-here.ts';

const ROSTER = [
  'ログインID,氏名,事業所名,郵便番号,住所1',
  'H07A0000001,青木 一,若葉病院,6020002,京都市2',
  'G13B0000001,井上 二,さくら会,6020001,京都市1',
  'H07A0000002,上田 三,若葉病院,6020001,京都市1',
  'G13B0000002,江口 四,=SUM(A1),6020003,京都市3',
  '',
].join('\n');

interface Issued {
  readonly folder: string;
  /** Names of the files of a kind. */
  files(kind: string): readonly string[];
  path(kind: string, name: string): string;
  list(kind: string): readonly Record<string, string>[];
  findings(): Promise<readonly string[]>;
}

async function issued(settings: readonly string[], ...args: readonly string[]): Promise<Issued> {
  const folder = temporaryFolder();
  cpSync(await (made ??= init()), folder, { recursive: true });
  writeFileSync(join(folder, 'roster.csv'), ROSTER);
  const yaml = join(folder, 'hakko-home', 'hakko.yaml');
  const text = readFileSync(yaml, 'utf8');
  const changed = settings.reduce(
    (all, setting) =>
      all.replace(new RegExp(`^  ${setting.split(':')[0] ?? ''}:.*$`, 'm'), `  ${setting}`),
    text,
  );
  writeFileSync(yaml, changed);
  await ran(folder, 'issue', join(folder, 'roster.csv'), '--yes', ...args);
  const letters = join(folder, 'hakko-home', 'batches', '*', 'letters');
  const path = (kind: string, name: string): string =>
    globSync(join(letters, kind, name))[0] ?? `${kind}/${name} is missing`;
  return {
    folder,
    path,
    files: (kind) =>
      globSync(join(letters, kind, '*'))
        .map((file) => basename(file))
        .sort(),
    list: (kind) =>
      parse(readFileSync(path(kind, `${kind}-000-list.csv`)), { bom: true, columns: true }),
    async findings() {
      const { findings } = jsonOf(await ran(folder, 'verify', '--json')) as {
        findings: readonly { code: string }[];
      };
      return findings.map(({ code }) => code);
    },
  };
}

let made: Promise<string> | undefined;

/** A home from which nothing is issued yet, made once for all tests. */
async function init(): Promise<string> {
  const folder = sharedFolder();
  await initHere(folder);
  return folder;
}

async function ran(folder: string, ...args: readonly string[]) {
  const result = await runHere({ folder }, ...args);
  if (result.error) throw new Error(`${JSON.stringify(result.error)} ${result.stderr}`);
  return result;
}

const names = (list: readonly Record<string, string>[]) =>
  list.map((row) => row['氏名']?.slice(-1));

describe('a run of letters', () => {
  it('comes with a list of each kind, which has a line a letter and is known to verify', async () => {
    const run = await issued([]);
    for (const kind of ['login-id', 'install-password']) {
      expect(run.files(kind)).toEqual([
        ...[`${kind}-000-list.csv`, `${kind}-000-list.pdf`, `${kind}-001.pdf`],
      ]);
      const letters = await lettersIn(run.path(kind, `${kind}-001.pdf`));
      expect(run.list(kind).map((row) => row['管理番号'])).toEqual(
        letters.map(({ controlNumber }) => controlNumber),
      );
    }
    // What a spreadsheet would calculate is a text.
    expect(run.list('login-id')[3]?.['所属']).toBe("'=SUM(A1)");
    expect(await run.findings()).toEqual([]);
    const [record = ''] = globSync(join(run.folder, 'hakko-home', 'batches', '*', 'batch.json'));
    expect(readFileSync(record, 'utf8')).toContain('login-id-000-list.csv');
    const head = run.list('login-id')[0]?.['記録の末尾の値'] ?? '';
    const audited = await ran(run.folder, 'audit', '--head', head);
    expect(audited.stderr).toContain(`The log holds ${head}`);
  });

  it.each([
    ['group', ['二', '四', '一', '三']],
    ['organisation', ['四', '二', '一', '三']],
    ['postalCode', ['二', '三', '一', '四']],
  ])('lies in the order of the %s, and control numbers rise with it', async (sortBy, order) => {
    const run = await issued([`sortBy: ${sortBy}`], '--print', 'login');
    const list = run.list('login-id');
    expect(names(list)).toEqual(order);
    const numbers = list.map((row) => row['管理番号']);
    expect(numbers).toEqual(numbers.toSorted());
    const letters = await lettersIn(run.path('login-id', 'login-id-001.pdf'));
    expect(letters.map(({ recipientName }) => recipientName.slice(-1))).toEqual(order);
  });

  it('has a file for each group, or for each letter, and one list', async () => {
    const byGroup = await issued(['split: group']);
    expect(byGroup.files('login-id').slice(2)).toEqual([
      'login-id-001-H07A.pdf',
      'login-id-002-G13B.pdf',
    ]);
    expect(names(byGroup.list('login-id'))).toEqual(['一', '三', '二', '四']);
    expect(await byGroup.findings()).toEqual([]);
    const byEntry = await issued([], '--split', 'entry');
    const files = byEntry.files('install-password').slice(2);
    const numbers = byEntry.list('install-password').map((row) => row['管理番号'] ?? '');
    expect(files).toEqual(numbers.map((number, i) => `install-password-00${i + 1}-${number}.pdf`));
    const [third] = await lettersIn(byEntry.path('install-password', files[2] ?? ''));
    expect(third?.controlNumber).toBe(numbers[2]);
    expect(await byEntry.findings()).toEqual([]);
  });

  it.each<['login' | 'none', number]>([
    ['login', 4],
    ['none', 0],
  ])('prints %s alone, and says what is still to be printed', async (print, login) => {
    const run = await issued([], '--print', print);
    expect([run.files('login-id').length > 0, run.files('install-password').length]).toEqual([
      ...[login > 0, 0],
    ]);
    const [record = ''] = globSync(join(run.folder, 'hakko-home', 'batches', '*', 'batch.json'));
    expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({
      counts: { people: 4, letters: { login, install: 0 } },
    });
    expect(await run.findings()).toEqual([]);
  });
});
