/** Headers as offices write them, and which column each one is. */
import { describe, expect, it } from 'vitest';
import { columnOf, type ColumnName } from '../../src/roster/column.ts';
import { headerTexts } from '../../src/roster/header-texts.ts';
import { parseRoster } from '../../src/roster/roster.ts';
import { rules, utf8 } from './roster-bytes.ts';

describe('a header text', () => {
  const cases: readonly (readonly [string, ColumnName | 'ignored' | undefined])[] = [
    ['ログインID', 'loginId'],
    ['ﾛｸﾞｲﾝＩＤ', 'loginId'],
    ['ログイン　ＩＤ', 'loginId'],
    ['ユーザー・ID', 'loginId'],
    ['login_id', 'loginId'],
    ['Login-ID', 'loginId'],
    ['USER ID', 'loginId'],
    ['お名前', 'name'],
    ['氏　名', 'name'],
    ['氏名（漢字）', 'name'],
    ['氏名※', 'name'],
    ['【必須】氏名', 'name'],
    ['氏名(カナ)', 'ignored'],
    ['事業所名', 'organisation'],
    ['Organization', 'organisation'],
    ['〒', 'postalCode'],
    ['郵便番号（ハイフンなし7桁）', 'postalCode'],
    ['ZIP code', 'postalCode'],
    ['住所１', 'address1'],
    ['住所①', 'address1'],
    ['Address Line 2', 'address2'],
    ['初期パスワード', 'initialPassword'],
    ['Lang.', 'language'],
    ['旧ログインID', 'formerLoginId'],
    ['備考', 'ignored'],
    ['住所（番地まで）', undefined],
    ['血液型', undefined],
  ];
  it.each(cases)('%s', (text, column) => {
    expect(columnOf(text)).toBe(column);
  });

  it('stands for one column only', () => {
    const folded = Object.values(headerTexts).flatMap((texts) => texts.trim().split(/\s+/u));
    const twice = folded.filter((text, index) => folded.indexOf(text) !== index);
    expect(twice).toEqual([]);
    const columns = Object.entries(headerTexts).flatMap(([column, texts]) =>
      texts
        .trim()
        .split(/\s+/u)
        .map((text) => [text, columnOf(text), column] as const),
    );
    expect(columns.filter(([, found, column]) => found !== column)).toEqual([]);
  });
});

describe('a header row', () => {
  const parse = (text: string) => parseRoster(utf8(text), rules);

  it('may stand below empty rows; lines are still those of the file', () => {
    const roster = parse('\n,,\nID,name,address\n\nG13B1,A,B\n');
    expect(roster.entries.map(({ line }) => line)).toEqual([5]);
    expect(roster.problems).toEqual([]);
  });

  it('lists what is not used', () => {
    const roster = parse('ID,name,address,blood group,備考\nG13B1,A,B,,\n');
    expect([roster.unknownHeaders, roster.ignoredHeaders]).toEqual([['blood group'], ['備考']]);
  });

  it('tells of a title above it, and where it seems to be', () => {
    const { problems } = parse('利用者名簿\n\nID,name,address\nG13B1,A,B\n');
    expect(problems[0]?.args).toEqual({ missing: 'loginId', found: [], headerLine: 3 });
  });

  it('names the headers it did find', () => {
    const { problems } = parse('受付,氏名,備考\nG13B1,A,B\n');
    expect(problems[0]?.args).toEqual({ missing: 'loginId', found: ['受付', '氏名', '備考'] });
  });

  it.each([
    ['姓と名', 'ID,姓,名,住所\nG13B1,髙橋,美咲,B\n', '髙橋　美咲'],
    ['first and last name', 'ID,last name,first name,address\nG13B1,Doe,Jane,B\n', 'Jane Doe'],
    [
      'a whole name goes before its parts',
      'ID,氏名,姓,名,住所\nG13B1,髙橋美咲,X,Y,B\n',
      '髙橋美咲',
    ],
  ])('gives one name for %s', (_case, text, name) => {
    expect(parse(text).entries[0]?.name).toBe(name);
  });

  it('needs both parts of a name', () => {
    const { entries, problems } = parse('ID,姓,名,住所\nG13B1,髙橋,,B\nG13B2,,美咲,B\n');
    expect(entries).toEqual([]);
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['value-missing', 2, '名'],
      ['value-missing', 3, '姓'],
    ]);
  });
});
