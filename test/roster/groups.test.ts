/** What only shows with all rows in hand. */
import { describe, expect, it } from 'vitest';
import { groupNameOf, isDeviceName, isSafeFileName } from '../../src/roster/group-name.ts';
import { parseRoster } from '../../src/roster/roster.ts';
import { csv, rules, utf8 } from './roster-bytes.ts';

const read = (rows: readonly (readonly [string, string])[], overrides = {}) =>
  parseRoster(
    utf8(csv([['ID', 'name', 'org', 'address'], ...rows.map(([id, org]) => [id, 'A', org, 'B'])])),
    { ...rules, ...overrides },
  );

describe('organisations in one group', () => {
  it('are counted, the most frequent first, with their lines', () => {
    const { warnings } = read([
      ['G13B1', 'Y'],
      ['G13B2', 'X'],
      ['G13B3', 'X'],
      ['H07A1', 'Z'],
      ['G13B4', ''],
    ]);
    expect(warnings).toEqual([
      {
        ...{ code: 'organisation-clash', line: 2, column: 'org' },
        args: {
          group: 'G13B',
          organisations: [
            { name: 'X', lines: [3, 4] },
            { name: 'Y', lines: [2] },
          ],
        },
      },
    ]);
  });

  it('do not matter where each login ID is its own group', () => {
    expect(
      read(
        [
          ['G13B1', 'Y'],
          ['G13B2', 'X'],
        ],
        { groupBy: 'loginId' },
      ).warnings,
    ).toEqual([]);
  });
});

describe('login IDs across rows', () => {
  it('are compared even where a row has another problem', () => {
    const text = 'ID,name,address\nG13B1,,\nG13B1,A,\n';
    const { problems } = parseRoster(utf8(text), rules);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['value-missing', 2],
      ['login-id-repeated', 3],
    ]);
  });

  it('are the same after NFKC normalisation and in any case', () => {
    const { problems } = read(
      [
        ['G13B1', ''],
        ['Ｇ１３Ｂ１', ''],
        ['G13b1', ''],
      ],
      { groupBy: 'loginId' },
    );
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['login-id-repeated', 3],
      ['login-id-repeated', 4],
    ]);
  });

  it.each([
    [
      'most others are longer',
      ['12340001', '12340002', '12340003', '340004'],
      ['login-id-lost-zero'],
    ],
    ['most others are not numbers', ['G13B0001', 'G13B0002', 'G13B0003', '12345678', '1234'], []],
    ['it is longer than most', ['1234', '1235', '12345678'], []],
  ])('of digits, when %s', (_case, ids, codes) => {
    const { warnings } = read(ids.map((id) => [id, '']));
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('may belong to people of one name and address', () => {
    expect(
      read([
        ['G13B1', 'X'],
        ['G13B2', 'X'],
      ]),
    ).toMatchObject({ problems: [], warnings: [] });
  });
});

describe('a group', () => {
  it.each([
    ['prefix', 'G13B'],
    ['loginId', 'G13B1234567'],
  ] as const)('is named by its %s', (groupBy, name) => {
    expect(groupNameOf('G13B1234567', { groupBy, prefixLength: 4 })).toBe(name);
  });

  it.each([
    ['COM1', true],
    ['lpt9', true],
    ['nul', true],
    ['Aux', true],
    ['PRN', true],
    ['con', true],
    ['COM', false],
    ['COM12', false],
    ['G13B', false],
  ])('%s a device name: %s', (name, device) => {
    expect(isDeviceName(name)).toBe(device);
  });

  it.each([
    ['G13B', true],
    ['G-_1', true],
    ['..', false],
    ['-rf', false],
    ['a/b', false],
    ['Ｇ13', false],
    ['', false],
  ])('%s a safe file name: %s', (name, safe) => {
    expect(isSafeFileName(name)).toBe(safe);
  });
});
