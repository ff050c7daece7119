/** `notices`: the same numbers and secrets on new sheets, in a folder of their own; never after a loss. */
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { lettersIn } from '../e2e/printed-letters.ts';
import { issuedHere, jsonOf } from './issued-here.ts';
import { runHere, type RanHere } from './run-here.ts';

let folder: string;
beforeEach(async () => {
  folder = await issuedHere();
});

const run = (...args: readonly string[]): Promise<RanHere> => runHere({ folder }, ...args);
const notices = (...args: readonly string[]) => run('notices', '--yes', ...args);
const batch = (): string => globSync(join(folder, 'hakko-home', 'batches', '*'))[0] ?? '';
const inBatch = (...names: readonly string[]): string => join(batch(), 'letters', ...names);

async function findings(): Promise<readonly string[]> {
  const { findings: found } = jsonOf(await run('verify', '--json')) as {
    findings: readonly { code: string }[];
  };
  return found.map(({ code }) => code);
}

/** PDFs of letters that were printed later. */
const reprints = (): readonly string[] =>
  globSync(inBatch('*', '*print-*', '*[0-9].pdf')).toSorted();

async function stateOf(loginId: string) {
  const { letters } = jsonOf(await run('show', loginId, '--json')) as {
    letters: readonly { kind: string; state: string; file?: string; page?: number }[];
  };
  return letters.map(({ kind, state, file, page }) => [kind, state, file, page]);
}

describe('notices', () => {
  it('prints a spoiled letter again: same number, same secret, another folder, and the log says why', async () => {
    const first = inBatch('login-id', 'login-id-001.pdf');
    const before = readFileSync(first);
    const [letter] = await lettersIn(first);
    const ran = await notices(
      '--control',
      'A000001-1①',
      '--reason',
      'spoiled',
      '--operator',
      '田中',
    );
    expect([ran.code, ran.error]).toEqual([0, undefined]);
    expect(readFileSync(first).equals(before)).toBe(true);
    const [pdf = '', ...others] = reprints();
    expect([basename(pdf), others]).toEqual(['login-id-001.pdf', []]);
    expect(basename(dirname(pdf))).toMatch(/^reprint-\d{8}-01$/);
    const again = await lettersIn(pdf);
    expect(again.map(({ controlNumber }) => controlNumber)).toEqual([letter?.controlNumber]);
    expect(again[0]?.initialPassword?.reveal()).toBe(letter?.initialPassword?.reveal());
    const file = `${basename(dirname(pdf))}/login-id-001.pdf`;
    expect(await stateOf('G13B1234567')).toEqual([
      ['login', 'reprinted', file, 1],
      ['install', 'made', 'install-password-001.pdf', 1],
    ]);
    const audit = await run('audit', '--json');
    expect(audit.stdout).toContain('letters-printed');
    expect(audit.stdout).toMatch(/spoiled/);
    expect(audit.stdout).toContain('田中');
    // Its own list, with the reason; known to verify and to remake.
    const rows: Record<string, string>[] = parse(
      readFileSync(join(dirname(pdf), 'login-id-000-list.csv')),
      { bom: true, columns: true },
    );
    expect(rows.map((row) => row['管理番号'])).toEqual(['A000001-1']);
    expect(await findings()).toEqual([]);
    const made = [readFileSync(pdf), readFileSync(join(dirname(pdf), 'login-id-000-list.pdf'))];
    rmSync(dirname(pdf), { recursive: true });
    const remade = await run('remake', basename(batch()), '--print', 'login', '--json');
    expect([remade.code, jsonOf(remade)]).toMatchObject([0, { reworded: [] }]);
    expect(readFileSync(pdf).equals(made[0] ?? Buffer.of())).toBe(true);
    expect(
      readFileSync(join(dirname(pdf), 'login-id-000-list.pdf')).equals(made[1] ?? Buffer.of()),
    ).toBe(true);
    expect(await findings()).toEqual([]);
  });

  it.each<[string, readonly string[], readonly [number, number]]>([
    ['a group', ['--prefix', 'g13b'], [2, 2]],
    ['one kind of a group', ['--prefix', 'G13B', '--kind', 'install'], [0, 2]],
    ['a person', ['--login-id', 'H07A0000001'], [1, 1]],
    ['two people', ['--login-id', 'H07A0000001', '--login-id', 'h07a0000002'], [2, 2]],
    ['a number of both kinds', ['--control', 'a000003-3'], [1, 1]],
    ['the ② of a number', ['--control', 'A000003-3　②'], [0, 1]],
    ['what two things say together', ['--prefix', 'G13B', '--control', 'A000001-1'], [1, 1]],
  ])('plans %s', async (_name, args, [login, install]) => {
    const { code, stdout } = await run('notices', '--json', '--dry-run', ...args);
    const { letters } = JSON.parse(stdout) as { letters: readonly { kind: string }[] };
    const count = (kind: string) => letters.filter((letter) => letter.kind === kind).length;
    expect([code, count('login'), count('install')]).toEqual([0, login, install]);
    expect(reprints()).toEqual([]);
  });

  it('prints a kind that was left for another day, without a reason, and once', async () => {
    writeFileSync(join(folder, 'more.csv'), 'ログインID,氏名\nK21N0000001,松本 恵\n');
    const issue = ['issue', join(folder, 'more.csv'), '--yes', '--partial', '--print', 'login'];
    const issued = await run(...issue);
    expect(issued.stderr).toContain('--kind install');
    const [, id = ''] = /notices --batch (\S+)/.exec(issued.stderr) ?? [];
    const ran = await notices('--batch', id, '--kind', 'install');
    expect([ran.code, ran.error]).toEqual([0, undefined]);
    const [pdf = ''] = globSync(
      join(dirname(batch()), id, 'letters', 'install-password', 'print-*', '*[0-9].pdf'),
    );
    const [letter] = await lettersIn(pdf);
    expect(letter?.fileName).toBe('K21N.p12');
    expect((await stateOf('K21N0000001')).map(([, state]) => state)).toEqual(['made', 'made']);
    expect(await findings()).toEqual([]);
    // The second time it would be a reprint.
    const again = await notices('--batch', id, '--kind', 'install');
    expect([again.code, again.error?.code]).toEqual([2, 'answer-missing']);
  });

  it.each(['lost', 'opened', 'misdelivered'])(
    'refuses after %s, and names what to do',
    async (reason) => {
      const refused = await notices('--control', 'A000001-1', '--reason', reason);
      expect([refused.code, refused.error]).toMatchObject([
        2,
        {
          code: 'letters-compromised',
          args: {
            reason,
            letters: [
              { kind: 'login', loginId: 'G13B1234567', name: '髙橋 美咲', others: 1 },
              { kind: 'install', group: 'G13B' },
            ],
          },
        },
      ]);
      expect(reprints()).toEqual([]);
    },
  );

  it.each<[string, readonly string[], number, string]>([
    ['nothing named', [], 2, 'letters-not-named'],
    ['an unknown number', ['--control', 'A009999-1'], 3, 'letters-not-known'],
    ['an unknown person', ['--login-id', 'Z99Z0000000'], 3, 'letters-not-known'],
    ['an unknown batch', ['--batch', '20200101-01'], 3, 'letters-not-known'],
    ['no reason and nobody to ask', ['--prefix', 'G13B'], 2, 'answer-missing'],
    ['another reason', ['--prefix', 'G13B', '--reason', 'bored'], 2, 'usage-invalid-value'],
  ])('refuses %s', async (_name, args, exit, code) => {
    const refused = await notices(...args);
    expect([refused.code, refused.error?.code]).toEqual([exit, code]);
    expect(reprints()).toEqual([]);
  });

  it('leaves out what no longer holds', async () => {
    await run('end', 'G13B1234568', '--yes');
    const all = await notices('--json', '--prefix', 'G13B', '--reason', 'wording');
    expect(jsonOf(all)).toMatchObject({ leftOut: 2, letters: [{}, {}] });
    const none = await notices('--login-id', 'G13B1234568', '--reason', 'wording');
    expect([none.code, none.error?.code]).toEqual([3, 'letters-all-void']);
  });

  it('asks a person for the reason and whether to go on, and for the passphrase only then', async () => {
    const no = await runHere(
      { folder, answers: ['spoiled', false] },
      'notices',
      '--prefix',
      'G13B',
    );
    expect([no.code, no.asked.length, reprints()]).toEqual([130, 2, []]);
    const lost = await runHere({ folder, answers: ['lost'] }, 'notices', '--prefix', 'G13B');
    expect([lost.error?.code, existsSync(inBatch('login-id', 'reprint'))]).toEqual([
      ...['letters-compromised', false],
    ]);
  });
});
