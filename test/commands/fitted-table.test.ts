/** A table on screens of all widths: nothing is lost, no line is longer than the screen. */
import stringWidth from 'fast-string-width';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFittedTable } from '../../src/commands/fitted-table.ts';

const HEADS = ['番号', '誰が', '何を'];
const ROWS = [
  [
    '1',
    '田中(clerk@office)、立会 佐藤',
    'G13Bの証明書を発行しました: シリアル番号 55a480be1badb409d608e2',
  ],
  ['2', 'clerk@office', 'Issued the certificate of G13B for 5 people'],
];

describe('a table', () => {
  it('has one line for a row where nobody looks', () => {
    expect(formatFittedTable(HEADS, ROWS, undefined)).toHaveLength(2 + ROWS.length);
  });

  it('breaks words at blanks and Japanese between any two characters', () => {
    expect(formatFittedTable(HEADS, ROWS, 60)).toEqual([
      '番号  誰が                何を',
      '────  ──────────────────  ──────────────────────────────────',
      '1     田中                G13Bの証明書を発行しました: シリア',
      '      (clerk@office)、立  ル番号 55a480be1badb409d608e2',
      '      会 佐藤',
      '2     clerk@office        Issued the certificate of G13B for',
      '                          5 people',
    ]);
  });

  it.each([60, 72, 80, 100, 132])('fits a screen of %i columns', (columns) => {
    for (const line of formatFittedTable(HEADS, ROWS, columns)) {
      expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('loses nothing but blanks, whatever it holds', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '、', '日', '本', '①', '𠮷'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(cell, cell, fc.integer({ min: 20, max: 120 }), (who, what, columns) => {
        const lines = formatFittedTable(['no', 'who', 'what'], [['1', who, what]], columns);
        const inOrder = (text: string) => text.replaceAll(/\s/g, '').split('').sort().join('');
        expect(inOrder(lines.slice(2).join(''))).toBe(inOrder(`1${who}${what}`));
      }),
    );
  });
});
