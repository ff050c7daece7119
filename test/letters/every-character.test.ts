import { readFileSync } from 'node:fs';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { createGlyphSource, type Glyph } from '../../src/letters/fonts/glyphs.ts';
import { lineMarks } from '../../src/letters/page/text-line.ts';
import { readPrintedGlyphs } from '../../src/letters/pdf/printed-glyphs.ts';
import { createPrintCheck } from '../../src/letters/print-check.ts';
import { fonts } from './letter-fixtures.ts';
import { writtenMarks } from './written-marks.ts';

/** All that a roster of a Japanese office can hold, as another implementation lists it, is printed. */

const listed = (name: string): readonly string[] => {
  const path = new URL(`../../fixtures/characters/${name}.txt`, import.meta.url);
  return Array.from(readFileSync(path, 'utf8').replaceAll('\n', ''));
};
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i));
const lists: readonly (readonly [string, readonly string[], number])[] = [
  ['CP932', listed('cp932'), 7389],
  ['the kanji of JIS X 0213:2004', listed('jis-x-0213-kanji'), 10_052],
  ['ASCII', ascii, 95],
];
const glyphs = createGlyphSource(fonts);

describe.each(lists)('%s', (_name, characters, count) => {
  test('is printable, in both weights', () => {
    expect(new Set(characters).size).toBe(count);
    expect(createPrintCheck(fonts)(characters.join(''))).toEqual([]);
  });

  test('has ink', () => {
    const drawn = (['text', 'textBold'] as const).flatMap((role) =>
      glyphs(characters.join(''), role),
    );
    const blank = drawn.filter((glyph) => !hasOutline(glyph)).map(({ text }) => text);
    expect(new Set(blank)).toEqual(new Set(characters.filter((one) => /\s/u.test(one))));
  });
});

test('all of them are read out of a PDF as they went in', async () => {
  const characters = [...new Set(lists.flatMap(([, each]) => each))];
  const perLine = 100;
  const lines = Array.from({ length: Math.ceil(characters.length / perLine) }, (_, line) =>
    glyphs(characters.slice(line * perLine, (line + 1) * perLine).join(''), 'text'),
  );
  const marks = lines.flatMap((line, i) => lineMarks(line, { x: 10, y: 10 + i * 5, size: 10 }));
  const size = { width: 400, height: 20 + lines.length * 5 };
  const { OPS } = await getResolvedPDFJS();
  const proxy = await getDocumentProxy(new Uint8Array(await writtenMarks(marks, size)));
  const printed = await readPrintedGlyphs(await proxy.getPage(1), OPS);
  expect(printed.map(({ text }) => text).join('')).toBe(characters.join(''));
});

/** By the table `loca` (ISO/IEC 14496-22, 5.3.3): whether anything is drawn at all. */
function hasOutline({ face, id }: Glyph): boolean {
  const bytes = fonts[face] ?? fonts.text;
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [head, loca] = [tableOf(file, 'head'), tableOf(file, 'loca')];
  const long = file.getInt16(head + 50) === 1;
  const [start, end] = [id, id + 1].map((glyph) =>
    long ? file.getUint32(loca + glyph * 4) : file.getUint16(loca + glyph * 2),
  );
  return start !== end;
}

function tableOf(file: DataView, tag: string): number {
  const code = Buffer.from(tag).readUInt32BE();
  for (let at = 12; at < 12 + file.getUint16(4) * 16; at += 16) {
    if (file.getUint32(at) === code) return file.getUint32(at + 8);
  }
  throw new Error(`no table ${tag}`);
}
