import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { createGlyphSource, type FaceName, type FontRole } from '../../src/letters/fonts/glyphs.ts';
import type { BuiltInFont } from '../../src/letters/letter-assets.ts';
import { lineMarks } from '../../src/letters/page/text-line.ts';
import { bytesOf, fonts } from './letter-fixtures.ts';
import { hasProgram } from '../programs.ts';
import { type Picture, pictureOf } from './programs.ts';
import { writtenMarks, writtenPage } from './written-marks.ts';

/** The writer reaches into pdfkit; these tests hold it to the picture that pdfkit's own `text()` gives. */

const points = (mm: number): number => (mm * 72) / 25.4;

async function byPdfkit(
  text: string,
  face: FaceName,
  size: number,
  x: number,
  y: number,
): Promise<Buffer> {
  const document = new PDFDocument({
    ...{ size: [points(writtenPage.width), points(writtenPage.height)], margin: 0 },
    font: null as unknown as string,
  });
  const font = fontkit.create(Buffer.from(fonts[face] ?? fonts.text));
  document.registerFont('F', font as never);
  document.font('F').fontSize(size);
  // As a number, `baseline` is the distance of the baseline from y.
  const options = { baseline: 0, lineBreak: false };
  const features: PDFKit.Mixins.OpenTypeFeatures[] = face === 'secret' ? ['zero'] : [];
  document.text(text, points(x), points(y), { ...options, features });
  document.end();
  return bytesOf(document as AsyncIterable<unknown>);
}

/** Share of pixels that differ by more than the rounding of a coordinate can cause. */
function difference(one: Picture, other: Picture): number {
  const off = one.pixels.filter((value, i) => Math.abs(value - (other.pixels[i] ?? 0)) > 64);
  return off.length / one.pixels.filter((value) => value < 128).length;
}

describe.skipIf(!hasProgram('pdftoppm'))('the same pixels as pdfkit', () => {
  const cases: readonly (readonly [string, BuiltInFont, number])[] = [
    ['ログインID・パスワード通知票、「御注意」（１）', 'text', 18],
    ['髙橋　美咲　様　山﨑　渡邉㈱①', 'textBold', 14.5],
    ['G13B0OoIl1-_abcXYZ789', 'secret', 18],
    ['𠮷', 'fallback', 30],
  ];
  test.each(cases)('%s', async (text, face, size) => {
    const role = face === 'fallback' ? 'text' : face === 'fallbackBold' ? 'textBold' : face;
    const glyphs = createGlyphSource(fonts)(text, role);
    const mine = pictureOf(await writtenMarks(lineMarks(glyphs, { x: 10, y: 20, size })), 1, 150);
    const theirs = pictureOf(await byPdfkit(text, face, size, 10, 20), 1, 150);
    expect([mine.width, mine.height]).toEqual([theirs.width, theirs.height]);
    expect(mine.pixels.some((value) => value < 64)).toBe(true);
    expect(difference(mine, theirs)).toBeLessThan(0.02);
  });

  test('and not those of another text', async () => {
    const glyphs = createGlyphSource(fonts)('通知票', 'text');
    const mine = pictureOf(
      await writtenMarks(lineMarks(glyphs, { x: 10, y: 20, size: 18 })),
      1,
      150,
    );
    const theirs = pictureOf(await byPdfkit('通知表', 'text', 18, 10, 20), 1, 150);
    expect(difference(mine, theirs)).toBeGreaterThan(0.05);
  });
});

describe.skipIf(!hasProgram('pdftoppm'))('glyphs of their own', () => {
  const picture = async (text: string, role: FontRole): Promise<Picture> => {
    const glyphs = createGlyphSource(fonts)(text, role);
    return pictureOf(await writtenMarks(lineMarks(glyphs, { x: 10, y: 25, size: 40 })), 1, 100);
  };
  test('葛 with U+E0100 is not drawn as the plain 葛', async () => {
    const [plain, variant] = [await picture('葛', 'text'), await picture('葛\u{e0100}', 'text')];
    expect(difference(variant, plain)).toBeGreaterThan(0.05);
  });
  test.each(['辻', '箸'])('nor is %s', async (plain) => {
    const variant = await picture(`${plain}\u{e0100}`, 'text');
    expect(difference(variant, await picture(plain, 'text'))).toBeGreaterThan(0.05);
  });
  test('with U+E0101, the shape of JIS X 0213:2004, it is the plain 葛', async () => {
    const variant = await picture('葛\u{e0101}', 'textBold');
    expect(difference(variant, await picture('葛', 'textBold'))).toBeLessThan(0.02);
    expect(difference(variant, await picture('葛\u{e0100}', 'textBold'))).toBeGreaterThan(0.05);
  });
  test('𠮷 is not drawn as 吉', async () => {
    const [plain, rare] = [await picture('吉', 'textBold'), await picture('𠮷', 'textBold')];
    expect(difference(rare, plain)).toBeGreaterThan(0.05);
  });
  test('a decomposed が is drawn as が', async () => {
    expect(difference(await picture('か\u3099', 'text'), await picture('が', 'text'))).toBe(0);
  });
  test('the zero of a secret has its slash', async () => {
    const ink = ({ pixels }: Picture): number => pixels.filter((value) => value < 128).length;
    const [zero, letter] = [await picture('0', 'secret'), await picture('O', 'secret')];
    expect(ink(zero)).toBeGreaterThan(ink(letter) * 1.15);
  });
});
