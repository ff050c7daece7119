/** The two sample rosters: what Excel writes, read without a word of complaint. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupNameOf } from '../../src/roster/group-name.ts';
import { parseRoster } from '../../src/roster/roster.ts';
import { rules } from './roster-bytes.ts';

const folder = new URL('../../fixtures/rosters/', import.meta.url);
const octetsOf = (file: string) => readFileSync(new URL(file, folder));
const sample = parseRoster(octetsOf('sample.csv'), rules);
const excel = parseRoster(octetsOf('sample-excel.csv'), rules);

describe.each([
  ['sample.csv', sample, 'utf-8'],
  ['sample-excel.csv', excel, 'shift_jis'],
])('%s', (_file, roster, encoding) => {
  it('has neither problems nor warnings', () => {
    expect({ problems: roster.problems, warnings: roster.warnings }).toEqual({
      ...{ problems: [], warnings: [] },
    });
  });

  it('is recognised', () => {
    expect(roster.encoding).toBe(encoding);
    expect(roster.delimiter).toBe(',');
    expect(roster.columns.map(({ column, header }) => `${column}=${header}`)).toEqual([
      ...['loginId=ログインID', 'name=氏名', 'organisation=所属', 'department=部署'],
      ...['postalCode=郵便番号', 'address1=住所1', 'address2=住所2'],
    ]);
    expect(roster.ignoredHeaders).toEqual(['フリガナ', '備考']);
    expect(roster.unknownHeaders).toEqual([]);
  });

  it('has 26 people in 6 prefixes', () => {
    const prefixes = new Set(roster.entries.map(({ loginId }) => groupNameOf(loginId, rules)));
    expect(roster.entries).toHaveLength(26);
    expect([...prefixes]).toEqual(['G13B', 'G13C', 'H07A', 'K21N', 'M42P', 'Y05S']);
  });

  it('says each person as the row does', () => {
    expect(roster.entries[0]).toEqual({
      line: 2,
      loginId: 'G13B1234567',
      name: '髙橋　美咲',
      organisation: '訪問看護ステーションさくら',
      department: '看護部',
      postalCode: '000-0013',
      address: ['若葉野市中央一丁目2番3号'],
    });
    expect(roster.entries[5]?.organisation).toBe('㈱わかばケアサービス');
    expect(roster.entries[5]?.address).toEqual(['若葉野市緑町10番地の5', 'わかばビル3階']);
    expect(roster.entries[9]?.postalCode).toBe('000-0035');
    expect(roster.entries[21]?.postalCode).toBe('000-0068');
    expect(roster.entries.filter(({ organisation }) => organisation === undefined)).toHaveLength(1);
    const names = roster.entries.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['山﨑　健一', '渡邉　由紀子', '濵田　千尋', '德永　蓮']),
    );
  });
});

describe('the two samples', () => {
  it('differ in the two names that code page 932 cannot hold', () => {
    const others = excel.entries.map(({ name }) => name);
    const differing = sample.entries.filter(({ name }) => !others.includes(name));
    expect(differing.map(({ name }) => name)).toEqual(['𠮷野　桃子', '森　鷗外']);
  });

  it('are as Excel saves them: a byte order mark in UTF-8 alone, CRLF in both', () => {
    expect(octetsOf('sample.csv').subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(octetsOf('sample-excel.csv')[0]).toBe(0x83);
    expect(octetsOf('sample.csv').toString('latin1').split('\n')).toSatisfy((lines: string[]) =>
      lines.slice(0, -1).every((line) => line.endsWith('\r')),
    );
  });
});
