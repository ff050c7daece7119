/** Everything an administrator can get wrong: one clear sentence, the right exit code, nothing written. */
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createWorkplace, madeHome, PASSPHRASE, type Workplace } from './hakko.ts';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly code: number;
  /** What the administrator must be able to read, in Japanese and in English. */
  readonly ja: RegExp;
  readonly en: RegExp;
  readonly prepare?: (place: Workplace) => void;
}

const ROSTER = 'ログインID,氏名\nG13B1234567,髙橋　美咲\n';
const issue = ['issue', 'roster.csv', '--yes', '--passphrase-file', 'pass.txt'];

const CASES: readonly Case[] = [
  {
    name: 'a roster that is not there',
    args: ['check', 'none.csv'],
    code: 1,
    ja: /none\.csv.*ファイルがありません/,
    en: /no file .*none\.csv/,
  },
  { name: 'a folder for a roster', args: ['check', '.'], code: 1, ja: /フォルダー/, en: /folder/ },
  {
    name: 'an empty roster',
    args: ['check', 'roster.csv'],
    code: 3,
    ja: /何も書かれていません/,
    en: /nothing in this roster/,
    prepare: (place) => place.write('roster.csv', ''),
  },
  {
    name: 'a header and nobody',
    args: ['check', 'roster.csv'],
    code: 3,
    ja: /roster\.csv/,
    en: /roster\.csv/,
    prepare: (place) => place.write('roster.csv', 'ログインID,氏名\n'),
  },
  {
    name: 'a roster without a column of names',
    args: ['check', 'roster.csv'],
    code: 3,
    ja: /氏名/,
    en: /[Nn]ame/,
    prepare: (place) => place.write('roster.csv', 'ログインID,電話\nG13B1234567,03\n'),
  },
  {
    name: 'an Excel workbook',
    args: ['check', 'roster.csv'],
    code: 3,
    ja: /Excel.*CSV/s,
    en: /Excel.*CSV/s,
    prepare: (place) => place.write('roster.csv', Buffer.from('504b0304140006000800', 'hex')),
  },
  {
    name: 'problems in the roster, before anything is issued',
    args: issue,
    code: 3,
    ja: /3行目.*2行目/s,
    en: /line 3.*line 2/s,
    prepare: (place) => place.write('roster.csv', `${ROSTER}G13B1234567,佐藤\u3000花子\n`),
  },
  {
    name: 'a wrong passphrase',
    args: ['issue', 'roster.csv', '--yes', '--passphrase-file', 'wrong.txt'],
    code: 1,
    ja: /パスフレーズ/,
    en: /passphrase/,
    prepare: (place) => place.write('wrong.txt', 'not the passphrase\n'),
  },
  {
    name: 'a passphrase file that is not there',
    args: ['issue', 'roster.csv', '--yes', '--passphrase-file', 'none.txt'],
    code: 1,
    ja: /none\.txt というファイルがありません/,
    en: /no file none\.txt/,
  },
  {
    name: 'an empty passphrase file',
    args: ['issue', 'roster.csv', '--yes', '--passphrase-file', 'none.txt'],
    code: 1,
    ja: /空/,
    en: /empty/,
    prepare: (place) => place.write('none.txt', '\n'),
  },
  {
    name: 'no passphrase and nobody to ask',
    args: ['issue', 'roster.csv', '--yes'],
    code: 2,
    ja: /--passphrase-file/,
    en: /--passphrase-file/,
  },
  {
    name: 'no --yes and nobody to ask',
    args: ['issue', 'roster.csv'],
    code: 2,
    ja: /--yes/,
    en: /--yes/,
  },
  {
    name: 'an output folder with something in it',
    args: [...issue, '--out', 'full'],
    code: 1,
    ja: /空ではありません/,
    en: /not empty/,
    prepare: (place) => {
      mkdirSync(place.path('full'));
      place.write('full/own.txt', 'mine');
    },
  },
  {
    name: 'an output folder below a file',
    args: [...issue, '--out', 'pass.txt/out'],
    code: 1,
    ja: /ENOTDIR/,
    en: /ENOTDIR/,
  },
  {
    name: 'a home that is not there',
    args: ['list', '--home', 'elsewhere'],
    code: 1,
    ja: /elsewhere.*CAがありません/,
    en: /no CA in .*elsewhere/,
  },
  {
    name: 'a home that is there already',
    args: [
      'init',
      '--org',
      'x',
      '--portal-url',
      'https://x.example/',
      '--passphrase-file',
      'pass.txt',
    ],
    code: 1,
    ja: /既に/,
    en: /already/,
  },
  {
    name: 'a home of a newer version',
    args: issue,
    code: 1,
    ja: /新しいhakko/,
    en: /newer hakko/,
    prepare: (place) => {
      setVersion(place, 999);
    },
  },
  {
    name: 'a ledger that is no ledger',
    args: ['list'],
    code: 1,
    ja: /台帳.*読めません/,
    en: /ledger .* cannot be read/,
    prepare: (place) =>
      place.write('hakko-home/ledger.db', 'this is not a database, it only looks like a file'),
  },
  {
    name: 'a setting that does not exist',
    args: ['check', 'roster.csv'],
    code: 3,
    ja: /1行目 sight/,
    en: /line 1, sight/,
    prepare: (place) => place.write('hakko-home/hakko.yaml', 'sight:\n'),
  },
  {
    name: 'settings that are no YAML',
    args: ['check', 'roster.csv'],
    code: 3,
    ja: /hakko\.yaml/,
    en: /hakko\.yaml/,
    prepare: (place) => place.write('hakko-home/hakko.yaml', 'site: [\n'),
  },
  {
    name: 'a command that does not exist',
    args: ['isue'],
    code: 2,
    ja: /「issue」ではありませんか/,
    en: /Did you mean “issue”/,
  },
  {
    name: 'an option that does not exist',
    args: ['check', 'roster.csv', '--folow', 'x'],
    code: 2,
    ja: /--follow ではありませんか/,
    en: /Did you mean --follow/,
  },
  { name: 'a missing argument', args: ['check'], code: 2, ja: /<roster>/, en: /<roster>/ },
  {
    name: 'an option without its value',
    args: ['check', 'roster.csv', '--follow'],
    code: 2,
    ja: /--follow.*値/,
    en: /--follow.*value/,
  },
  {
    name: 'a value that an option does not take',
    args: ['check', 'roster.csv', '--encoding', 'ebcdic'],
    code: 2,
    ja: /ebcdic.*shift_jis/s,
    en: /ebcdic.*shift_jis/s,
  },
  {
    name: 'too many arguments',
    args: ['check', 'roster.csv', 'more.csv'],
    code: 2,
    ja: /多すぎ/,
    en: /more arguments/,
  },
  {
    name: 'a question about nobody',
    args: ['show', 'Z99Z0000000'],
    code: 1,
    ja: /Z99Z0000000.*台帳にありません/,
    en: /nothing of “Z99Z0000000”/,
  },
];

describe.each(CASES)('$name', ({ args, code, ja, en, prepare }) => {
  it('is told in both languages, and nothing is written', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    place.write('roster.csv', ROSTER);
    prepare?.(place);
    const before = snapshot(place);
    for (const [language, words] of [
      ['ja', ja],
      ['en', en],
    ] as const) {
      const { code: ended, stdout, stderr } = await place.hakko([...args, '--lang', language]);
      expect(stderr).toMatch(words);
      expect(stderr).toMatch(
        language === 'ja' ? /^エラー: |\d行目|roster\.csv:/m : /^Error: |line \d|roster\.csv:/m,
      );
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(stderr + stdout).not.toContain(PASSPHRASE);
      expect([ended, stdout]).toEqual([code, '']);
    }
    expect(snapshot(place)).toEqual(before);
  });
});

describe('--json', () => {
  it('gives one document on stdout also when something is wrong', async () => {
    const place = createWorkplace('here');
    const { code, stdout } = await place.hakko(['list', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { error: { code: 'home-missing' } }]);
  });

  it('lists every problem of a roster with code, line and column', async () => {
    const place = createWorkplace('here');
    place.write('roster.csv', `${ROSTER}G13B1234567,?橋\n`);
    const { code, stdout } = await place.hakko(['check', 'roster.csv', '--json']);
    const { problems } = JSON.parse(stdout) as { problems: object[] };
    expect(code).toBe(3);
    expect(problems).toMatchObject([
      { code: 'lost-character', line: 3, column: '氏名' },
      { code: 'login-id-repeated', line: 3, column: 'ログインID' },
    ]);
  });
});

describe('a right to write that is missing', () => {
  it.each([
    ['batches', 0o500, 'EACCES'],
    // SQLite opens such a file to read it, where no lock excludes anybody.
    ['lock.db', 0o400, 'EROFS'],
    ['ledger.db', 0o400, 'EROFS'],
  ])('to %s is said, and nothing is written', async (name, mode, errno) => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    place.write('roster.csv', ROSTER);
    chmodSync(place.path('hakko-home', name), mode);
    const before = snapshot(place);
    const { code, stderr } = await place.hakko(issue, { withoutOverride: true });
    expect(stderr).toMatch(new RegExp(`hakko-home/${name}.*${errno}`));
    expect([code, snapshot(place)]).toEqual([1, before]);
  });

  it.each(['hakko-home', '.'])('to look into %s: the home is not called missing', async (name) => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    const list = ['list', '--home', place.path('hakko-home')];
    chmodSync(place.path(name), 0o000);
    const { code, stderr } = await place.hakko(list, { withoutOverride: true });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/hakko-home .*EACCES[^]*読取り/)]);
  });

  it.each([['list'], ['verify'], ['check', 'roster.csv'], ['crl', '--check']])(
    'is not needed by hakko %s',
    async (...args) => {
      const place = createWorkplace('here');
      place.copyHome(await madeHome());
      place.write('roster.csv', ROSTER);
      // As on a disk that can only be read: SQLite finds no place for the index of a WAL.
      chmodSync(place.path('hakko-home'), 0o500);
      const { code, stderr } = await place.hakko(args, { withoutOverride: true });
      expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    },
  );
});

/** Every file with its content; lock and holder are the running command's own business. */
function snapshot(place: Workplace): Record<string, string> {
  const kept = place.files().filter((file) => !/lock\.(db|txt)|-(wal|shm)$/.test(file));
  return Object.fromEntries(kept.map((file) => [file, readFileSync(place.path(file), 'base64')]));
}

function setVersion(place: Workplace, version: number): void {
  const database = new DatabaseSync(place.path('hakko-home', 'ledger.db'));
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}
