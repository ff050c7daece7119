/** Rows and cells: csv-parse judges what they hold; the lines are counted here. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDelimiter } from '../../src/roster/delimiter.ts';
import { Findings } from '../../src/roster/findings.ts';
import { parseRoster } from '../../src/roster/roster.ts';
import { readRows } from '../../src/roster/rows.ts';
import { csv, rules, utf8 } from './roster-bytes.ts';

function read(text: string) {
  const findings = new Findings();
  const rows = readRows(text, ',', findings);
  return { rows, faults: findings.problems.map(({ code, line }) => [code, line]) };
}

describe('rows', () => {
  const cases: readonly (readonly [string, string, readonly (readonly [number, ...string[]])[]])[] =
    [
      [
        'no line end at the end',
        'a,b\n1,2',
        [
          [1, 'a', 'b'],
          [2, '1', '2'],
        ],
      ],
      [
        'mixed line ends',
        'a\nb\r\nc\rd',
        [
          [1, 'a'],
          [2, 'b'],
          [3, 'c'],
          [4, 'd'],
        ],
      ],
      [
        'empty lines',
        'a\n\n\r\nb',
        [
          [1, 'a'],
          [2, ''],
          [3, ''],
          [4, 'b'],
        ],
      ],
      [
        'quotes',
        '"a","b""c","d,e"\n""',
        [
          [1, 'a', 'b"c', 'd,e'],
          [2, ''],
        ],
      ],
      [
        'CRLF in quotes',
        'a\n"b\r\nc"\nd',
        [
          [1, 'a'],
          [2, 'b\r\nc'],
          [4, 'd'],
        ],
      ],
      [
        'CR and LF in quotes',
        '"a\rb\nc"\nd',
        [
          [1, 'a\rb\nc'],
          [4, 'd'],
        ],
      ],
      [
        'an empty last cell',
        'a,\n,b',
        [
          [1, 'a', ''],
          [2, '', 'b'],
        ],
      ],
      ['other separators in a cell', 'a;b\tc\u2028d\u0085e', [[1, 'a;b\tc\u2028d\u0085e']]],
    ];
  it.each(cases)('%s', (_name, text, expected) => {
    const { rows, faults } = read(text);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual(expected);
    expect(faults).toEqual([]);
  });

  it('are what csv-parse reads', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '髙', '"', ',', '\n', '\r', ' ', '\t', ''),
    });
    // Three columns and short cells: line breaks with two commas after them are another test's.
    const row = fc.tuple(cell, fc.constantFrom('x', 'y"z'), cell);
    const table = fc.array(row, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = csv(rows, { lineEnd });
        const ours = read(text);
        fc.pre(ours.faults.length === 0);
        const theirs = parse(text, { record_delimiter: lineEnd, relax_column_count: true });
        expect(ours.rows.map(({ cells }) => cells)).toEqual(theirs);
        expect(theirs).toEqual(rows);
      }),
    );
  });
});

describe('quotes that do not pair up', () => {
  const cases: readonly (readonly [
    string,
    string,
    readonly (readonly [string, number])[],
    readonly number[],
  ])[] = [
    ['open to the end of the file', 'a,b\n1,"2\n3,4\n5,6\n', [['unclosed-quote', 2]], [1, 3, 4]],
    ['open to the next quote', 'a,b\n1,"2\n3,"4"\n5,6\n', [['unclosed-quote', 2]], [1, 3, 4]],
    ['inside a cell', 'a,b\n1,2"3\n4,5\n', [['stray-quote', 2]], [1, 3]],
    ['after a closing quote', 'a,b\n1,"2"3\n4,5\n', [['stray-quote', 2]], [1, 3]],
    ['a blank before the quote', 'a,b\n1, "2"\n4,5\n', [['stray-quote', 2]], [1, 3]],
    [
      'rows swallowed by two quotes',
      'a,b\n1,"2\n3,4\n5,6"\n7,8\n',
      [
        ['unclosed-quote', 2],
        ['stray-quote', 4],
      ],
      [1, 3, 5],
    ],
    ['after a cell of two lines', 'a,b\n"1\n1","2"2\n3,4\n', [['stray-quote', 3]], [1, 4]],
  ];
  it.each(cases)('%s', (_name, text, faults, goodLines) => {
    const result = read(text);
    expect(result.faults).toEqual(faults);
    expect(result.rows.filter(({ faulty }) => !faulty).map(({ line }) => line)).toEqual(goodLines);
  });
});

describe('the delimiter', () => {
  it.each([
    ['ID,name', ','],
    ['ID\tname', '\t'],
    ['ID;name', ';'],
    ['"a;b;c",name', ','],
    ['\n\nID;name\na,b,c,d', ';'],
    ['ID', ','],
    ['', ','],
  ])('%j', (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });
});

/** Inputs that CSV readers are known to pass on altered, without a word. */
describe('silent traps', () => {
  const header = 'ログインID,氏名,住所\n';
  const good = 'G13B1,髙橋,若葉野市\n';
  const traps: readonly (readonly [string, Uint8Array, string])[] = [
    ['duplicate header', utf8('ログインID,氏名,氏名\nG13B1,髙橋,山﨑\n'), 'duplicate-column 1'],
    [
      'invalid UTF-8',
      Buffer.concat([utf8(header + good), Buffer.from('ff2c0a', 'hex')]),
      'undecodable 3',
    ],
    ['NUL', utf8(`${header}G13B1,髙\0橋,若葉野市\n`), 'nul-character 2'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${header}${good}`, 'utf16le'), '髙橋'],
    ['short row', utf8(`${header}G13B1,髙橋\n`), 'short-row 2'],
    ['long row', utf8(`${header}G13B1,髙橋,若葉野市,1番地\n`), 'long-row 2'],
    ['mixed line ends', utf8(`${header.trim()}\r\n${good.trim()}\r`), '髙橋'],
    ['unclosed quote', utf8(`${header}G13B1,"髙橋,若葉野市\n`), 'unclosed-quote 2'],
    ['stray quote', utf8(`${header}G13B1,髙"橋,若葉野市\n`), 'stray-quote 2'],
  ];
  it.each(traps)('%s', (_name, octets, expected) => {
    const { entries, problems } = parseRoster(octets, rules);
    const said = problems.map(({ code, line }) => `${code} ${line ?? ''}`);
    expect(problems.length > 0 ? said : entries.map(({ name }) => name)).toEqual([expected]);
  });
});
