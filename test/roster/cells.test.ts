/** Single cells: what each may hold, and what becomes of it. */
import { describe, expect, it } from 'vitest';
import { parseRoster } from '../../src/roster/roster.ts';
import { csv, rules, utf8 } from './roster-bytes.ts';

/** Reads one person with these cells beside a login ID, a name and an address. */
function person(cells: Readonly<Record<string, string>>, overrides = {}) {
  const all = { ログインID: 'G13B1234567', 氏名: '髙橋', 住所1: '若葉野市', ...cells };
  const octets = utf8(csv([Object.keys(all), Object.values(all)]));
  const { entries, problems } = parseRoster(octets, { ...rules, ...overrides });
  return { entry: entries[0], problem: problems[0] };
}

describe('a login ID', () => {
  it.each([
    ['Ｇ１３Ｂ１２３４５６７', 'G13B1234567'],
    [' G13B1234567　', 'G13B1234567'],
    ['G13B-12_3', 'G13B-12_3'],
    ['1E10', '1E10'],
  ])('%s', (text, loginId) => {
    expect(person({ ログインID: text }).entry?.loginId).toBe(loginId);
  });

  it('must match as a whole, whatever the flags of the pattern', () => {
    const loginIdPattern = /[A-Z]{4}/g;
    expect(person({ ログインID: 'ABCDE' }, { loginIdPattern }).problem?.code).toBe(
      'login-id-invalid',
    );
    expect(person({ ログインID: 'ABCD' }, { loginIdPattern }).entry?.loginId).toBe('ABCD');
  });

  it('names a look-alike letter', () => {
    const { problem } = person({ ログインID: 'АBCD1' });
    expect(problem?.args).toMatchObject({ characters: ['А (U+0410)'] });
  });
});

describe('a postal code', () => {
  it.each([
    '1234567',
    '123-4567',
    '〒123-4567',
    '１２３－４５６７',
    '123 4567',
    '〒 123ー4567',
    '123‐4567',
  ])('%s', (text) => {
    expect(person({ 郵便番号: text }).entry?.postalCode).toBe('123-4567');
  });
});

describe('a name', () => {
  it.each([
    '髙橋　美咲',
    '葛\u{E0100}城',
    '\uFA19谷',
    '①㈱～',
    'A\u030A',
    "O'Brien",
    '=SUM',
    '𠮷野',
  ])('%s stays as it is', (name) => {
    expect(person({ 氏名: `\u3000${name} ` }).entry?.name).toBe(name);
  });

  it('is shown without what cannot be seen, and cut', () => {
    const { problem } = person({ 氏名: `${'髙'.repeat(80)}\u0007` });
    expect(problem?.args).toEqual({ value: `${'髙'.repeat(59)}…`, length: 81, limit: 60 });
  });

  it('is asked of the fonts, and a character is blamed once', () => {
    const canPrint = () => ['\u{2A6D6}', '\uE000'];
    const octets = utf8(
      csv([
        ['ID', 'name', 'address'],
        ['G13B1', '\u{2A6D6}\uE000', ''],
      ]),
    );
    const { problems } = parseRoster(octets, { ...rules, canPrint });
    expect(
      problems.map(({ code, args }) => [code, 'characters' in args && args.characters]),
    ).toEqual([
      ['private-use-character', ['\uE000 (U+E000)']],
      ['unprintable-character', ['\u{2A6D6} (U+2A6D6)']],
    ]);
  });
});

describe('a date', () => {
  it.each([
    [{ 部署: '3月4日' }, 'excel-date'],
    [{ 部署: '2026/3/4' }, 'excel-date'],
    [{ 所属: '10月10日クリニック' }, undefined],
    [{ 住所2: '中央3月4日' }, 'excel-date'],
    [{ 住所2: '2026-3-4' }, undefined],
  ])('%j', (cells, code) => {
    expect(person(cells as Record<string, string>).problem?.code).toBe(code);
  });
});

describe('a character that no font has', () => {
  it('is named for every person that it concerns', () => {
    const rows = [1, 2, 3].map((number) => [`G13B${number}`, '\u{2A6D6}', '']);
    const octets = utf8(csv([['ID', 'name', 'address'], ...rows]));
    const { problems } = parseRoster(octets, { ...rules, canPrint: () => ['\u{2A6D6}'] });
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4]);
  });
});

describe('an address', () => {
  it.each([
    [{ 住所1: '若葉野市', 住所2: 'わかばビル' }, ['若葉野市', 'わかばビル']],
    [{ 住所1: '若葉野市\r\nわかばビル\n', 住所3: '3階' }, ['若葉野市', 'わかばビル', '3階']],
    [{ 都道府県: '若葉県', 市区町村: '若葉野市', 住所1: '中央1-2' }, ['若葉県若葉野市中央1-2']],
    [
      { 都道府県: '若葉県', 市区町村: '若葉野市', 住所1: '若葉県若葉野市中央1-2' },
      ['若葉県若葉野市中央1-2'],
    ],
    [{ city: 'Wakabano', 住所1: '1-2 Chuo' }, ['Wakabano 1-2 Chuo']],
    [{ 住所1: '', 住所2: 'わかばビル' }, ['わかばビル']],
    [{ 住所1: '' }, []],
  ])('%j', (cells, lines) => {
    expect(person(cells as Record<string, string>).entry?.address).toEqual(lines);
  });

  it('proposes the house number that became a date', () => {
    const { problem } = person({ 住所2: '3月4日' });
    expect(problem?.args).toEqual({ value: '3月4日', proposal: '3-4' });
  });
});

describe('an initial password', () => {
  it('is kept exactly, as a secret', () => {
    const { entry } = person({ 初期パスワード: "'k7m3p9x2" });
    expect(entry?.initialPassword?.reveal()).toBe("'k7m3p9x2");
    expect(JSON.stringify(entry)).not.toContain('k7m3');
  });

  it('is left to hakko where the cell is empty', () => {
    expect(person({ 初期パスワード: ' ' }).entry).not.toHaveProperty('initialPassword');
  });
});

describe('a language', () => {
  it.each([
    ['ja', 'ja'],
    ['日本語', 'ja'],
    ['ＥＮ', 'en'],
    ['English', 'en'],
    ['', undefined],
  ])('%s', (text, language) => {
    expect(person({ 言語: text }).entry?.language).toBe(language);
  });
});

describe('an operation', () => {
  it.each([
    ['END', 'end'],
    ['利用終了', 'end'],
    ['失効', 'revoke'],
    ['move', 'move'],
    ['ISSUE', 'other'],
  ])('%s is not passed over', (value, operation) => {
    const args = { value, operation, loginId: 'G13B1234567' };
    expect(person({ 処理: value }).problem).toMatchObject({ code: 'operation-unsupported', args });
  });

  it('may have a column as long as it is empty', () => {
    expect(person({ 処理: ' ', 旧ログインID: '' }).problem).toBeUndefined();
  });
});
