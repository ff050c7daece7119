/** Which encoding a file is taken for. */
import { describe, expect, it } from 'vitest';
import { parseRoster } from '../../src/roster/roster.ts';
import type { RosterEncoding } from '../../src/roster/rules.ts';
import { rules, shiftJis, utf16, utf8 } from './roster-bytes.ts';

const text = 'ログインID,氏名,住所\r\nG13B1,髙橋～－①㈱,若葉野市\r\n';
const without = (octets: Uint8Array, mark: number) => octets.subarray(mark);

describe('the encoding', () => {
  const cases: readonly (readonly [string, Uint8Array, RosterEncoding])[] = [
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`), 'utf-8'],
    ['ASCII', utf8('ID,name,address\nG13B1,A,B\n'), 'utf-8'],
    ['Shift_JIS', shiftJis(text), 'shift_jis'],
    ['UTF-16LE with a mark', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16BE with a mark', utf16(text, 'be'), 'utf-16be'],
    [
      'half-width katakana in Shift_JIS, which could be EUC-JP',
      shiftJis('ID,ｼﾒｲ,氏名,住所\nG13B1,ﾀｶﾊｼ ﾐｻｷ,ﾀｶﾊｼ ﾐｻｷ,ﾜｶﾊﾞﾉｼ\n'),
      'shift_jis',
    ],
  ];
  it.each(cases)('is found: %s', (_name, octets, encoding) => {
    const roster = parseRoster(octets, rules);
    expect(roster.problems).toEqual([]);
    expect(roster.encoding).toBe(encoding);
  });

  const given: readonly (readonly [RosterEncoding, Uint8Array])[] = [
    ['utf-8', utf8(text)],
    ['shift_jis', shiftJis(text)],
    ['utf-16le', without(utf16(text, 'le'), 2)],
    ['utf-16be', without(utf16(text, 'be'), 2)],
    ['utf-16le', utf16(text, 'le')],
  ];
  it.each(given)('can be given: %s', (encoding, octets) => {
    const roster = parseRoster(octets, { ...rules, encoding });
    expect(roster.entries.map(({ name }) => name)).toEqual(['髙橋～－①㈱']);
  });

  it.each(['le', 'be'] as const)('is guessed for UTF-16%s without a mark', (order) => {
    const { problems } = parseRoster(without(utf16(text, order), 2), rules);
    const code = 'utf-16-without-bom';
    expect(problems).toEqual([{ code, args: { guess: `utf-16${order}` } }]);
  });

  it.each([
    [
      'two characters of three octets',
      Buffer.concat([shiftJis('ID,氏名,住所\n'), utf8('G13B1,サ,ク\n')]),
    ],
    [
      'kanji that would be kanji in EUC-JP',
      Buffer.from('ID,name,address\nG13B1,\xE1\xA4\xE2\xB5,\n', 'latin1'),
    ],
  ])('is not doubted for %s', (_name, octets) => {
    expect(parseRoster(octets, rules)).toMatchObject({ encoding: 'shift_jis', problems: [] });
  });

  it('names the first line that does not fit, and how many do not', () => {
    const octets = Buffer.concat([
      utf8(text + text),
      shiftJis('G13B2,山﨑,若葉野市\r\n'.repeat(2)),
    ]);
    expect(parseRoster(octets, rules).problems).toEqual([
      { code: 'undecodable', line: 5, args: { tried: ['utf-8', 'shift_jis'], badLines: 2 } },
    ]);
  });

  it('puts a NUL on its line in UTF-16 as well', () => {
    const { problems } = parseRoster(utf16('ID,name\r\nG13B1,A\0\r\n', 'le'), rules);
    expect(problems).toEqual([{ code: 'nul-character', line: 2, args: {} }]);
  });
});
