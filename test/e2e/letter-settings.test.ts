/** Settings and flags of letters: language, paper, and one notice for the manager of a group. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/settings/read-settings.ts';
import { createWorkplace, madeHome, type Workplace } from './hakko.ts';
import { printedLetters } from './printed-letters.ts';

const head = 'ログインID,氏名,所属,郵便番号,住所,言語\n';
const ROSTER = `${head}G13B1234567,髙橋 美咲,さくら会,000-0013,若葉野市中央1-2-3,
G13B1234568,Maria Santos,さくら会,000-0014,若葉野市東町4-5,en
G13B1234569,山﨑 健一,さくら会,000-0013,若葉野市中央1-2-3,
H07A0000001,𠮷野 桃子,みどり苑,000-0015,若葉野市西町6,
`;
const ISSUE = ['issue', 'roster.csv', '--yes'];

/** A home with these lines in place of the defaults of `hakko.yaml`. */
async function placeWith(...changes: readonly [string, string][]): Promise<Workplace> {
  const place = createWorkplace('here');
  place.copyHome(await madeHome());
  const path = place.path('hakko-home', 'hakko.yaml');
  const text = changes.reduce(
    (yaml, [from, to]) => {
      if (!yaml.includes(from)) throw new Error(`no ${from} in hakko.yaml`);
      return yaml.replace(from, to);
    },
    readFileSync(path, 'utf8'),
  );
  place.write('hakko-home/hakko.yaml', text);
  place.write('roster.csv', ROSTER);
  return place;
}

interface Issued {
  readonly folder: string;
  readonly people: number;
  readonly letters: { readonly login: number; readonly install: number };
}

async function issue(place: Workplace, ...args: readonly string[]): Promise<Issued> {
  const { code, stdout, stderr } = await place.unlocked(...ISSUE, '--json', ...args);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Issued;
}

const settingsOf = (place: Workplace) =>
  readSettings(readFileSync(place.path('hakko-home', 'hakko.yaml')), 'hakko.yaml');

describe('the language', () => {
  it('is that of the roster, else of the settings; a flag is for all', async () => {
    const place = await placeWith(['language: ja', 'language: both']);
    const { folder } = await issue(place);
    // Where both languages stand the Japanese date is the larger.
    const ends = (await printedLetters(folder, 'install-password')).map(
      ({ certificateEnd = '' }) => certificateEnd,
    );
    expect(ends.map((end) => end.startsWith('令和'))).toEqual([true, false, true, true]);
    place.write('roster.csv', `${ROSTER}G13B1234570,李 雪,さくら会,,,\n`);
    const next = await issue(place, '--letter-lang', 'en');
    const [letter] = await printedLetters(next.folder, 'install-password');
    expect(letter?.certificateEnd).toMatch(/^\d+ \w+ 20\d\d/);
  });
});

describe('two letters on a sheet', () => {
  it('are counted as letters, and shown and verified like all others', async () => {
    const place = await placeWith(['format: a4', 'format: a4-two-slips']);
    const { folder, letters } = await issue(place);
    expect(letters).toEqual({ login: 4, install: 4 });
    const read = await printedLetters(folder, 'login-id', settingsOf(place));
    expect(read.map(({ page, place: on }) => [page, on])).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
    const { code } = await place.unlocked('verify');
    expect(code).toBe(0);
  });
});

describe('one install notice for the manager of a group', () => {
  it('is planned with its address, counted, and not sent again', async () => {
    const place = await placeWith(['install: person', 'install: group']);
    const check = await place.hakko(['check', 'roster.csv', '--lang', 'ja']);
    expect(check.stderr).toContain('①が4通、②が2通');
    expect(check.stderr).toContain('G13Bの通知票②は、000-0013 若葉野市中央1-2-3 さくら会の管理者');
    expect(check.stderr).toContain('宛先の違う行: 3');

    const { folder, letters, people } = await issue(place);
    expect([letters, people]).toEqual([{ login: 4, install: 2 }, 4]);
    const login = await printedLetters(folder, 'login-id');
    const install = await printedLetters(folder, 'install-password');
    expect(login.map(({ recipientName }) => recipientName)).toContain('Maria Santos');
    expect(install.map((one) => [one.recipientName, one.fileName])).toEqual([
      ['管理者', 'G13B.p12'],
      ['管理者', 'H07A.p12'],
    ]);
    const numbers = [...login, ...install].map(({ controlNumber }) => controlNumber);
    expect(new Set(numbers).size).toBe(6);
    expect((await place.unlocked('verify')).code).toBe(0);

    // A new colleague gets her login; the manager has the group's password already.
    place.write('roster.csv', `${ROSTER}G13B1234570,李 雪,さくら会,,,\nK21N1,森 茜,あおば,,,\n`);
    const next = await issue(place);
    expect(next.letters).toEqual({ login: 2, install: 1 });
    expect((await place.unlocked('verify')).code).toBe(0);
  });
});
