/** What must hold for any roster: nothing is altered, nothing is lost, nothing secret is said. */
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRoster, type Roster } from '../../src/roster/roster.ts';
import { rosterMessages as english } from '../../src/words/en/roster.ts';
import { rosterMessages as japanese } from '../../src/words/ja/roster.ts';
import type { Message } from '../../src/words/message.ts';
import { csv, rules, shiftJis, utf16, utf8 } from './roster-bytes.ts';

const header = ['ログインID', '氏名', '所属', '住所1', '備考'];

describe('a valid roster', () => {
  const text = fc
    .string({
      unit: fc.constantFrom(...Array.from('髙橋山﨑渡邉①㈱ｱｲガ会～－,;"Aa1 \u3000・ー')),
      minLength: 1,
      maxLength: 20,
    })
    .filter((each) => each.trim() !== '');
  const person = fc.record({ name: text, organisation: text, address: text, note: text });
  const people = fc.array(person, { minLength: 1, maxLength: 8 });
  const encodings = {
    'utf-8': utf8,
    'utf-8 with a byte order mark': (each: string) => utf8(`\uFEFF${each}`),
    shift_jis: shiftJis,
    'utf-16le': (each: string) => utf16(each, 'le'),
    'utf-16be': (each: string) => utf16(each, 'be'),
  };

  it.each(Object.entries(encodings))('comes through %s unaltered', (_name, encode) => {
    const delimiter = fc.constantFrom(',', '\t', ';');
    const lineEnd = fc.constantFrom('\r\n', '\n', '\r');
    fc.assert(
      fc.property(people, delimiter, lineEnd, (persons, delimiter, lineEnd) => {
        const rows = persons.map((each, index) => [
          `G13B${index}`,
          ...[each.name, each.organisation, each.address, each.note],
        ]);
        const octets = encode(csv([header, ...rows], { delimiter, lineEnd }));
        const roster = parseRoster(octets, rules);
        expect(roster.problems).toEqual([]);
        expect(roster.entries).toEqual(
          persons.map((each, index) => ({
            ...{ line: index + 2, loginId: `G13B${index}` },
            ...{ name: each.name.trim(), organisation: each.organisation.trim() },
            address: [each.address.trim()],
          })),
        );
      }),
    );
  });
});

describe('any text at all', () => {
  const naughty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('"', ',', '\r', '\n', '\0', '\t', ';', "'", '=', '?', 'あ'),
    }),
    fc.constantFrom(
      '\uFEFF',
      '\uFFFE',
      '\u202Eabc',
      'A\u030A',
      '\uFA19',
      '葛\u{E0100}',
      '#N/A',
      '=1+1',
    ),
  );

  it('is right as a name, or leads to a problem; it is never altered', () => {
    fc.assert(
      fc.property(naughty, (name) => {
        const rows = [header, ['G13B1', '髙橋', '', '', ''], ['G13B2', name, '', '', '']];
        const roster = parseRoster(utf8(csv(rows)), rules);
        const entry = roster.entries.find(({ loginId }) => loginId === 'G13B2');
        if (entry === undefined) expect(linesOrWholeFile(roster)).toBe(true);
        else expect(entry.name).toBe(name.trim());
      }),
      { numRuns: 2000 },
    );
  });

  it('stays in its lines as an address, or leads to a problem', () => {
    fc.assert(
      fc.property(naughty, (address) => {
        const roster = parseRoster(utf8(csv([header, ['G13B2', '髙橋', '', address, '']])), rules);
        const lines = address.split(/\r\n|\r|\n/u).map((line) => line.trim());
        const entry = roster.entries[0];
        if (entry === undefined) expect(linesOrWholeFile(roster)).toBe(true);
        else expect(entry.address).toEqual(lines.filter((line) => line !== ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('never makes the reader throw, whatever the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (octets, withHeader) => {
        const start = withHeader ? utf8('ID,name\n') : new Uint8Array();
        const roster = parseRoster(Buffer.concat([start, octets]), rules);
        expect(roster.problems.length + roster.entries.length).toBeGreaterThan(0);
      }),
    );
  });

  /** Problems name a line, save for the few that concern the encoding of the whole file. */
  function linesOrWholeFile({ problems }: Roster): boolean {
    const wholeFile = ['utf-16-without-bom', 'unsupported-encoding'];
    return (
      problems.length > 0 &&
      problems.every(({ code, line }) => line !== undefined || wholeFile.includes(code))
    );
  }
});

describe('every row', () => {
  it('becomes an entry or has a problem: nobody vanishes', () => {
    const columns = [
      'ID',
      '氏名',
      '姓',
      '名',
      '所属',
      '郵便番号',
      '住所',
      '都道府県',
      '言語',
      '処理',
      '備考',
    ];
    const cell = fc.constantFrom(
      '',
      'G13B1',
      'g13b2',
      '髙橋',
      '#REF!',
      '600001',
      'ja',
      ' ',
      '\n',
      '3月4日',
    );
    const table = fc.subarray(columns).chain((headers) => {
      const row = fc.array(cell, { minLength: headers.length, maxLength: headers.length });
      return fc.tuple(fc.constant(headers), fc.array(row, { minLength: 1, maxLength: 5 }));
    });
    fc.assert(
      fc.property(table, ([headers, rows]) => {
        fc.pre(
          headers.includes('ID') &&
            (headers.includes('氏名') || (headers.includes('姓') && headers.includes('名'))),
        );
        const { entries, problems } = parseRoster(utf8(csv([headers, ...rows])), rules);
        const told = new Set([...entries, ...problems].map(({ line }) => line));
        let line = 2;
        for (const row of rows) {
          if (row.some((each) => each.trim() !== '')) expect(told).toContain(line);
          line += 1 + row.filter((each) => each === '\n').length;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file that was cut off', () => {
  it.each(['sample.csv', 'sample-excel.csv'])('%s: at any octet, no entry is altered', (file) => {
    const octets = readFileSync(new URL(`../../fixtures/rosters/${file}`, import.meta.url));
    const whole = parseRoster(octets, rules).entries;
    for (let length = 0; length < octets.length; length += 7) {
      const { entries } = parseRoster(octets.subarray(0, length), rules);
      expect(entries).toEqual(whole.slice(0, entries.length));
    }
  });
});

describe('a password', () => {
  const sentences = (words: object, { problems, warnings }: Roster) =>
    [...problems, ...warnings].map(({ code, args }) => {
      const { what, todo } =
        (words as Record<string, (args: unknown) => Message>)[code]?.(args) ?? {};
      return `${what ?? ''}${todo ?? ''}`;
    });

  it('never shows, wherever the row is wrong', () => {
    // Letters that nothing else here holds; what follows may be torn off by a comma or a line end.
    const password = fc
      .string({ unit: fc.constantFrom('x', '#', '"', ' ', ',', '7', 'é', '\n'), maxLength: 70 })
      .map((each) => `QZQ${each}`);
    const cell = fc.constantFrom('', 'G13B1', '髙橋', '#REF!', '600001', '"', 'END', '4-Mar', "'x");
    const columns = fc.constantFrom('ID', '氏名', '郵便番号', '住所', '言語', '処理', '');
    fc.assert(
      fc.property(
        fc.array(columns, { maxLength: 5 }),
        fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        password,
        fc.boolean(),
        (headers, rows, secret, quoted) => {
          const body = quoted
            ? csv(rows.map((row) => [secret, ...row]))
            : rows.map((row) => [secret, ...row].join(',')).join('\n');
          const roster = parseRoster(utf8(csv([['初期パスワード', ...headers]]) + body), rules);
          const said = [JSON.stringify(roster), inspect(roster, { depth: 9 })];
          const all = [...said, ...sentences(japanese, roster), ...sentences(english, roster)];
          expect(all.filter((each) => each.includes('QZQ'))).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['below a damaged quote', 'ID,氏名,初期パスワード\nG"1,A,"x\n#QZQ,x,y\nx"\n'],
    ['in a cell that swallowed a row', '初期パスワード,ID,氏名\nx,"\nQZQ7QZQ7,",\n'],
    ['in an address that swallowed a row', '初期パスワード,住所,ID,氏名\nx,"B\n#QZQ?",G13B1,A\n'],
  ])('does not show %s', (_case, text) => {
    const roster = parseRoster(utf8(text), rules);
    expect(roster.problems).not.toEqual([]);
    const said = [...sentences(japanese, roster), inspect(roster, { depth: 9 })];
    expect(said.filter((each) => each.includes('QZQ'))).toEqual([]);
  });

  it('of a file without a header does not show as a header', () => {
    const roster = parseRoster(utf8('G13B1234567,髙橋　美咲,QZQ7QZQ7QZQ7\n'), rules);
    expect(roster.problems.map(({ code }) => code)).toEqual(['missing-column', 'missing-column']);
    expect(inspect(roster, { depth: 9 })).not.toContain('QZQ');
  });
});
