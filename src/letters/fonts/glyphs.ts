import { addedFonts, type LetterFonts } from '../letter-assets.ts';
import { type FontFace, readFontFace } from './font-face.ts';

/**
 * Turns text into glyphs, character by character with its marks, each from the first font that has
 * it. Names are printed as given: nothing is normalised but the choice of glyph.
 */

/** A font file of the letters. */
export type FaceName = keyof LetterFonts;

/** What a style may ask for; each stands for a list of faces. */
export type FontRole = 'text' | 'textBold' | 'secret';

/** One character, combining marks and variation selector included, ready to be placed. */
export interface Glyph {
  readonly text: string;
  readonly face: FaceName;
  /** Glyph number in the face; 0 if no face has the character. */
  readonly id: number;
  /** Width in em. */
  readonly advance: number;
}

/** Gives the glyphs of a text in a role's faces. */
export type GlyphSource = (text: string, role: FontRole) => readonly Glyph[];

/**
 * Faces of each role in order; a secret is ASCII and has no second choice. The secret face comes last
 * for the others because it alone knows the variation sequences from U+E0101 on: a kanji of the right
 * shape, if bolder, is better than a name that cannot be printed.
 */
const stacks: Readonly<Record<FontRole, readonly FaceName[]>> = {
  text: ['text', 'fallback', ...addedFonts, 'secret'],
  textBold: ['textBold', 'fallbackBold', 'fallback', ...addedFonts, 'secret'],
  secret: ['secret'],
};

/** Remembers glyphs by single character, so no secret stays behind as a whole. */
export function createGlyphSource(fonts: LetterFonts): GlyphSource {
  const sources = {
    text: createRoleSource('text', fonts),
    textBold: createRoleSource('textBold', fonts),
    secret: createRoleSource('secret', fonts),
  };
  return (text, role) => sources[role](text);
}

function createRoleSource(role: FontRole, fonts: LetterFonts): (text: string) => readonly Glyph[] {
  // By code point where one is a whole character: nearly always, and much the fastest key.
  const single = new Map<number, Glyph>();
  const marked = new Map<string, Glyph>();
  const withMarks = (text: string): readonly Glyph[] =>
    charactersOf(text).map((character) => {
      const glyph = marked.get(character) ?? lookUp(character, role, fonts);
      marked.set(character, glyph);
      return glyph;
    });
  return (text) => {
    const glyphs: Glyph[] = [];
    for (let i = 0; i < text.length;) {
      const codePoint = text.codePointAt(i) ?? 0;
      let glyph = single.get(codePoint);
      if (glyph === undefined) {
        const character = String.fromCodePoint(codePoint);
        if (/\p{M}/u.test(character)) return withMarks(text);
        single.set(codePoint, (glyph = lookUp(character, role, fonts)));
      }
      glyphs.push(glyph);
      i += codePoint > 0xffff ? 2 : 1;
    }
    return glyphs;
  };
}

/** The characters of a text, each with the marks that follow it. */
function charactersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? [];
}

/** Control and format characters, private use (gaiji), lone surrogates, unassigned: never printed. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u;

function lookUp(character: string, role: FontRole, fonts: LetterFonts): Glyph {
  const first = stacks[role][0] ?? 'text';
  if (!unprintable.test(character)) {
    for (const name of stacks[role]) {
      const bytes = fonts[name];
      const face = bytes === undefined ? undefined : readFontFace(bytes, name);
      const id = face === undefined ? 0 : glyphId(character, face);
      if (face !== undefined && id !== 0) {
        return { text: character, face: name, id, advance: face.advance(id) };
      }
    }
  }
  return { text: character, face: first, id: 0, advance: 1 };
}

function glyphId(character: string, face: FontFace): number {
  const codePoints = Array.from(character, (c) => c.codePointAt(0) ?? 0);
  const [base = 0, mark = 0] = codePoints;
  if (codePoints.length === 1) return face.glyph(base);
  if (codePoints.length === 2 && isVariationSelector(mark)) return face.variant(base, mark);
  // か + U+3099, as macOS writes file names: drawn with the glyph of が, if there is such a character.
  const composed = Array.from(character.normalize('NFC'), (c) => c.codePointAt(0) ?? 0);
  return composed.length === 1 ? face.glyph(composed[0] ?? 0) : 0;
}

function isVariationSelector(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}
