import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGlyphSource } from '../../src/letters/fonts/glyphs.ts';
import { createJapaneseDates } from '../../src/letters/japanese-date.ts';
import { breakLines } from '../../src/letters/page/line-breaking.ts';
import { drawSecretBlock } from '../../src/letters/page/secret-block.ts';
import { lineWidth } from '../../src/letters/page/text-line.ts';
import { aidLinesOf, readingAidOf } from '../../src/letters/reading-aid.ts';
import type { SecretElement } from '../../src/letters/template/layout.ts';
import { fonts } from './letter-fixtures.ts';

const glyphs = createGlyphSource(fonts);
const textOf = (line: readonly { text: string }[]): string => line.map((one) => one.text).join('');

describe('lines are broken after the Japanese rules', () => {
  // The secret face is monospaced: half an em for each, so 10 characters are 5 em wide.
  const lines = (text: string, characters: number): readonly string[] =>
    breakLines(glyphs(text, 'secret'), (characters * 5 * 25.4) / 72, 10).map(textOf);
  const wide = (text: string, em: number): readonly string[] =>
    breakLines(glyphs(text, 'text'), (em * 10 * 25.4) / 72, 10).map(textOf);

  test.each<[string, readonly string[], readonly string[]]>([
    ['what fits stays', lines('abcde', 5), ['abcde']],
    ['words stay whole', lines('ab cde', 5), ['ab', 'cde']],
    ['a word longer than the line is cut', lines('abcdefg', 5), ['abcde', 'fg']],
    ['nothing is one empty line', lines('', 5), ['']],
    ['kanji break anywhere', wide('漢字漢字漢字', 4), ['漢字漢字', '漢字']],
    ['no stop begins a line', wide('漢字漢字。字', 4), ['漢字漢', '字。字']],
    ['no two closing signs either', wide('漢字漢字」。', 4), ['漢字漢', '字」。']],
    ['no bracket ends a line', wide('漢字漢「字字」', 4), ['漢字漢', '「字字」']],
    ['the indent stays', wide('　漢字漢字', 4), ['　漢字漢', '字']],
    ['the space at a break goes', wide('漢字漢字　漢', 4), ['漢字漢字', '漢']],
  ])('%s', (_name, broken, expected) => {
    expect(broken).toEqual(expected);
  });

  test('nothing but spaces is lost, and no line is too wide', () => {
    const letters = fc.constantFrom(...Array.from('漢字、。「」ーっabc012 \u3000/-'));
    const texts = fc.array(letters, { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 8, max: 80 }), (text, width) => {
        const broken = breakLines(glyphs(text, 'text'), width, 10);
        const printed = broken.map(textOf).join('');
        expect(printed.replace(/[ \u3000]/g, '')).toBe(text.replace(/[ \u3000]/g, ''));
        for (const line of broken) expect(lineWidth(line, 10)).toBeLessThanOrEqual(width + 1e-6);
      }),
    );
  });
});

describe('a secret is set in groups and rows', () => {
  const style = { font: 'secret', size: 18, minSize: 18, leading: 1 } as const;
  const element: SecretElement = {
    ...{ type: 'secret', value: 'initialPassword', style, when: [], file: '', line: 1 },
    ...{ part: 'variable', face: 1 },
    aidStyle: { font: 'text', size: 8, minSize: 8, leading: 1.06 },
    box: { x: 0, y: 0, width: 131, height: 30 },
    groupSize: 4,
    columns: [
      { groupsPerRow: 3, pitch: 10, gap: 4, row: 15, aid: 'reading' },
      { groupsPerRow: 8, pitch: 3.6, gap: 2, row: 10, aid: 'kind' },
    ],
  };
  const rowsOf = (text: string): readonly string[] => {
    const rows = new Map<number, string>();
    for (const mark of drawSecretBlock(element, text, 'ja', glyphs).marks) {
      if (mark.type !== 'glyphs' || mark.face !== 'secret') continue;
      rows.set(mark.y, (rows.get(mark.y) ?? '') + textOf(mark.glyphs));
    }
    return [...rows.values()];
  };
  const text = 'abcdefghijklmnopqrstuvwxyzABCDEF';
  // prettier-ignore
  test.each<[number, number[]]>([
    [1, [1]], [4, [4]], [11, [11]], [12, [12]], [13, [8, 5]], [16, [8, 8]],
    [19, [12, 7]], [20, [12, 8]], [24, [12, 12]], [25, [25]], [32, [32]],
  ])('%i characters', (length, expected) => {
    const rows = rowsOf(text.slice(0, length));
    expect(rows.map((row) => row.length)).toEqual(expected);
    expect(rows.join('')).toBe(text.slice(0, length));
  });

  test('only capitals are underlined, each with a line of its own', () => {
    const { marks } = drawSecretBlock(element, 'aZ0Z', 'ja', glyphs);
    expect(marks.filter((mark) => mark.type === 'fill')).toHaveLength(2);
  });
});

describe('readings', () => {
  const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i));
  test('every visible ASCII character has one, and no two the same', () => {
    const aids = printable.map((character) => JSON.stringify(readingAidOf(character)));
    expect(new Set(aids).size).toBe(94);
  });
  test.each([' ', '', 'あ', 'é', '\u007f', '１'])('%j has none', (character) => {
    expect(readingAidOf(character)).toBeUndefined();
  });
  test.each([
    ['T', 'ja', '大 ティー', '大'],
    ['t', 'ja', '小 ティー', '小'],
    ['8', 'ja', '数 ハチ', '数'],
    ['_', 'ja', '記 アンダーバー', '記'],
    ['T', 'en', 'capital tango', 'cap'],
    ['t', 'en', 'small tango', 'sml'],
    ['8', 'en', 'digit eight', 'dig'],
    ['x', 'both', '小 sml エックス x-ray', '小'],
  ] as const)('%s in %s', (character, language, reading, kind) => {
    const aid = readingAidOf(character);
    if (aid === undefined) throw new Error('no aid');
    expect(aidLinesOf(aid, 'reading', language).join(' ')).toBe(reading);
    expect(aidLinesOf(aid, 'kind', language)).toEqual([kind]);
  });
});

describe('dates', () => {
  const tokyo = createJapaneseDates('Asia/Tokyo');
  test.each([
    ['2026-11-22T03:00:00Z', '令和8年11月22日'],
    ['2026-12-31T15:00:00Z', '令和9年1月1日'],
    ['2019-05-01T00:00:00Z', '令和元年5月1日'],
  ])('%s', (iso, expected) => {
    expect(tokyo.date(new Date(iso))).toBe(expected);
  });
  test.each([
    ['2028-11-21T14:59:59Z', '令和10年11月21日（2028年）'],
    ['2028-11-21T15:00:00Z', '令和10年11月22日（2028年）0時0分'],
    ['2028-11-21T04:05:00Z', '令和10年11月21日（2028年）13時5分'],
  ])('deadline %s', (iso, expected) => {
    expect(tokyo.deadline(new Date(iso))).toBe(expected);
  });
  test('the site’s own time zone counts', () => {
    expect(createJapaneseDates('UTC').date(new Date('2026-12-31T15:00:00Z'))).toBe(
      '令和8年12月31日',
    );
  });
});
