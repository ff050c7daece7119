import { createGlyphSource } from './fonts/glyphs.ts';
import type { LetterFonts } from './letter-assets.ts';

/** Says before anything is issued which characters of a text the letters could not print. */
export type PrintCheck = (text: string) => readonly string[];

/**
 * Makes the check from the fonts themselves. It gives each character that neither the text faces nor
 * the fallback have, once, in order; a variation sequence (葛 + U+E0100) counts as one character, and
 * so do control characters and gaiji of the private use area, which no letter may hold.
 */
export function createPrintCheck(fonts: LetterFonts): PrintCheck {
  const glyphs = createGlyphSource(fonts);
  const missing = (text: string): readonly string[] =>
    // Names are printed in bold, the rest in regular: both must have the character.
    (['text', 'textBold'] as const).flatMap((role) =>
      glyphs(text, role)
        .filter((glyph) => glyph.id === 0)
        .map((glyph) => glyph.text),
    );
  // Found printable by themselves: a roster has many texts, but few different characters.
  const printable = new Set<number>();
  return (text) => {
    if (consistsOf(text, printable)) return NONE;
    const characters = [...new Set(missing(text))];
    if (characters.length === 0 && !/\p{M}/u.test(text)) {
      for (const character of text) printable.add(character.codePointAt(0) ?? 0);
    }
    return characters;
  };
}

const NONE: readonly string[] = [];

/** No mark is among the code points, so that each of them is a whole character of such a text. */
function consistsOf(text: string, codePoints: ReadonlySet<number>): boolean {
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (!codePoints.has(codePoint)) return false;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return true;
}
