/** Which short and long rows are as they should be. */
import { describe, expect, it } from 'vitest';
import { parseRoster } from '../../src/roster/roster.ts';
import { rules, utf8 } from './roster-bytes.ts';

const header = 'ログインID,氏名,住所1,住所2,備考\r\n';
const row = (number: number, rest: string) => `G13B${number},髙橋,若葉野市${rest}\r\n`;

/** People from 1 on, each with the end of row that `rest` gives. */
function roster(count: number, rest: (number: number) => string) {
  const rows = Array.from({ length: count }, (_, index) => row(index + 1, rest(index + 1)));
  const { entries, problems } = parseRoster(utf8(header + rows.join('')), rules);
  return {
    people: entries.length,
    lines: problems.map(({ code, line }) => `${code} ${line ?? ''}`),
  };
}

describe('rows whose last empty cells Excel left out', () => {
  it('are whole: the blocks of 16 rows below the first, up to the end of the file', () => {
    expect(roster(40, (number) => (number <= 15 ? ',,' : ''))).toEqual({ people: 40, lines: [] });
  });

  it('may differ in width from block to block', () => {
    const rest = (number: number) => (number <= 15 ? ',,' : number <= 31 ? ',' : '');
    expect(roster(40, rest)).toEqual({ people: 40, lines: [] });
  });

  it.each([
    [
      'one row in the middle',
      40,
      (number: number) => (number === 20 ? ',' : ',,'),
      ['short-row 21'],
    ],
    [
      'the last row: the file may be cut off',
      40,
      (number: number) => (number === 40 ? ',' : ',,'),
      ['short-row 41'],
    ],
    [
      'a row of the first block',
      3,
      (number: number) => (number === 2 ? ',' : ',,'),
      ['short-row 3'],
    ],
  ])('are not: %s', (_name, count, rest, lines) => {
    expect(roster(count, rest)).toEqual({ people: count - 1, lines });
  });

  it('are not: rows that are all short from the first on', () => {
    expect(roster(20, () => ',').lines).toContain('short-row 2');
  });
});

describe('cells beyond the header', () => {
  it.each([
    ['empty ones do not matter', ',,,,,', 1, []],
    ['others mean that the row has slipped', ',,,x', 0, ['long-row 2']],
  ])('%s', (_name, rest, people, lines) => {
    expect(roster(1, () => rest)).toEqual({ people, lines });
  });
});
