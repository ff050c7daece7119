/** `deliver.login: group`: letters ① of a group go to its manager in one envelope, who hands each one on. */
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { lettersIn } from '../e2e/printed-letters.ts';
import { runOnPdf } from '../letters/programs.ts';
import { hasProgram } from '../programs.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { initHere, jsonOf } from './issued-here.ts';
import { runHere } from './run-here.ts';

const HEAD = 'ログインID,氏名,事業所名,郵便番号,住所1';
const ROWS = [
  'H07A0000001,青木 一,若葉病院,6020002,京都市2',
  'G13B0000001,井上 二,さくら会,6020001,京都市1',
  'H07A0000002,上田 三,若葉病院,6020002,京都市2',
  'G13B0000002,江口 四,さくら会,6020009,京都市9',
  'G13B0000003,小川 五,さくら会,6020001,京都市1',
];
const JOINS = 'G13B0000004,加藤 六,さくら会,6020007,京都市7';

let made: Promise<string> | undefined;

/** A home whose managers get letters ①, made once for all tests; nothing is issued from it yet. */
async function home(...settings: readonly (readonly [string, string])[]): Promise<string> {
  made ??= (async () => {
    const folder = sharedFolder();
    await initHere(folder);
    return folder;
  })();
  const folder = temporaryFolder();
  cpSync(await made, folder, { recursive: true });
  const yaml = join(folder, 'hakko-home', 'hakko.yaml');
  const text = [['login: person', 'login: group'] as const, ...settings].reduce(
    (all, [was, is]) => {
      if (!all.includes(`  ${was}`)) throw new RangeError(`no ${was}`);
      return all.replace(`  ${was}`, `  ${is}`);
    },
    readFileSync(yaml, 'utf8'),
  );
  writeFileSync(yaml, text);
  return folder;
}

async function ran(folder: string, ...args: readonly string[]) {
  const result = await runHere({ folder }, ...args);
  if (result.error) throw new Error(`${JSON.stringify(result.error)} ${result.stderr}`);
  return result;
}

function issue(folder: string, rows: readonly string[]) {
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, [HEAD, ...rows, ''].join('\n'));
  return ran(folder, 'issue', roster, '--yes');
}

/** Of the last batch, or of the last run in it. */
function pathOf(folder: string, name: string): string {
  const found = globSync(join(folder, 'hakko-home', 'batches', '**', name)).sort();
  return found.at(-1) ?? `${name} is missing`;
}

const lettersOf = async (folder: string, name = 'login-id-001.pdf') =>
  (await lettersIn(pathOf(folder, name))).map(
    ({ recipientName, handOn, loginId, controlNumber }) => ({
      ...{ recipientName, loginId, controlNumber },
      handOn: handOn?.replaceAll(/\s/gu, ''),
    }),
  );

const listOf = (folder: string): readonly Record<string, string>[] =>
  parse(readFileSync(pathOf(folder, 'login-id-000-list.csv')), { bom: true, columns: true });

describe('letters ① to the manager of a group', () => {
  it('lie together, each with its own secret and the name of whom it is for', async () => {
    const folder = await home();
    const { stderr } = await issue(folder, ROWS);
    const letters = await lettersOf(folder);
    expect(letters.map(({ recipientName, handOn }) => [recipientName, handOn])).toEqual([
      ['管理者', '青木一様の分'],
      ['管理者', '上田三様の分'],
      ['管理者', '井上二様の分'],
      ['管理者', '江口四様の分'],
      ['管理者', '小川五様の分'],
    ]);
    const numbers = letters.map(({ controlNumber }) => controlNumber);
    expect(numbers).toEqual(numbers.toSorted());
    // Letters ② still go to each person, under the same number.
    const install = await lettersIn(pathOf(folder, 'install-password-001.pdf'));
    expect(install.map((one) => [one.controlNumber, one.recipientName.slice(-1)])).toEqual(
      numbers.map((number, i) => [number, ['一', '三', '二', '四', '五'][i]]),
    );
    expect(stderr).toContain('5 in 2 envelopes');
    expect(stderr).toMatch(/Letters ① of G13B .*京都市1.*another address: 5\n/);
    const { findings } = jsonOf(await ran(folder, 'verify', '--json')) as { findings: unknown };
    expect(findings).toEqual([]);
  });

  it('have a row each on the list, which says into which envelope it goes', async () => {
    const folder = await home();
    await issue(folder, ROWS);
    const rows = listOf(folder);
    expect(rows.map((row) => [row['封筒'], row['氏名']?.slice(-1), row['所属']])).toEqual([
      ...[
        ['1', '一', '若葉病院'],
        ['1', '三', '若葉病院'],
        ['2', '二', 'さくら会'],
      ],
      ...[
        ['2', '四', 'さくら会'],
        ['2', '五', 'さくら会'],
      ],
    ]);
    // Letters ② go one by one, and no envelope is counted.
    const install = readFileSync(pathOf(folder, 'install-password-000-list.csv'), 'utf8');
    expect(install).not.toContain('封筒');
  });

  it('are printed again, and made anew, to the manager; the end of a login ends her letter alone', async () => {
    const folder = await home();
    await issue(folder, ROWS);
    await ran(folder, 'reset', 'G13B0000002', '--yes');
    const [anew, ...others] = await lettersOf(folder);
    expect([anew?.recipientName, anew?.handOn, others.length]).toEqual([
      '管理者',
      '江口四様の分',
      0,
    ]);
    expect(anew?.controlNumber).toMatch(/-2$/);
    await ran(folder, 'end', 'G13B0000001', '--yes');
    const again = ['--prefix', 'G13B', '--kind', 'login', '--reason', 'spoiled', '--yes'];
    await ran(folder, 'notices', ...again);
    const files = globSync(
      join(folder, 'hakko-home', 'batches', '**', 'reprint-*', 'login-id-001.pdf'),
    );
    const printed = (await Promise.all(files.map((file) => lettersIn(file)))).flat();
    expect(printed.map(({ loginId }) => loginId).sort()).toEqual(['G13B0000002', 'G13B0000003']);
    const shown = await ran(folder, 'show', 'G13B0000003');
    expect(shown.stdout).toMatch(/① .*to the manager/);
  });

  it('come with a warning where letters ② go to the manager, too', async () => {
    const folder = await home(['install: person', 'install: group']);
    const { stderr } = await issue(folder, ROWS);
    expect(stderr).toContain('Both letters of a group go to its manager');
    const install = await lettersIn(pathOf(folder, 'install-password-001.pdf'));
    expect(install.map(({ recipientName }) => recipientName)).toEqual(['管理者', '管理者']);
  });

  it('are posted one by one as postcards, and no envelope is counted', async () => {
    const folder = await home(['format: a4', 'format: pressure-seal']);
    const { stderr } = await issue(folder, ROWS);
    expect(stderr).toContain('5 postcards, each posted by itself');
    expect(Object.keys(listOf(folder)[0] ?? {})).not.toContain('封筒');
  });

  it.skipIf(!hasProgram('pdftotext'))(
    'go to the address that most of the group have, also for those who join later',
    async () => {
      const folder = await home();
      await issue(folder, ROWS);
      const addresses = (name: string): readonly string[] =>
        runOnPdf(readFileSync(pathOf(folder, name)), 'pdftotext', (path) => [path, '-'])
          .toString('utf8')
          .match(/京都市\d/g) ?? [];
      expect(addresses('login-id-001.pdf')).toEqual([
        '京都市2',
        '京都市2',
        '京都市1',
        '京都市1',
        '京都市1',
      ]);
      const { stderr } = await issue(folder, [...ROWS, JOINS]);
      expect(addresses('login-id-001.pdf')).toEqual(['京都市1']);
      expect(stderr).toMatch(/Letters ① of G13B .*京都市1.*another address: 7\n/);
    },
  );
});
