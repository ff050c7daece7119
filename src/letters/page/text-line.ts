import type { Glyph } from '../fonts/glyphs.ts';
import type { GlyphMark } from './mark.ts';

/** Measuring and placing one line of glyphs. The fonts have no kerning, so advances simply add up. */

/** Millimetres per point. */
export const mmPerPoint = 25.4 / 72;

/** Baseline below the top of a line as high as the type, as in the em box of Japanese faces. */
export const ascent = 0.88;

/** Width in mm of glyphs set in `size` points. */
export function lineWidth(glyphs: readonly Glyph[], size: number): number {
  return glyphs.reduce((width, glyph) => width + glyph.advance, 0) * size * mmPerPoint;
}

/** Where and how a line is set. */
export interface LinePlace {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly letterSpacing?: number;
  readonly stretch?: number;
}

/** One mark for each run of glyphs from the same face. */
export function lineMarks(glyphs: readonly Glyph[], place: LinePlace): readonly GlyphMark[] {
  const marks: GlyphMark[] = [];
  const stretch = place.stretch ?? 1;
  let x = place.x;
  for (let start = 0, end = 0; start < glyphs.length; start = end) {
    const face = glyphs[start]?.face ?? 'text';
    while (end < glyphs.length && glyphs[end]?.face === face) end++;
    const run = glyphs.slice(start, end);
    marks.push({ ...place, type: 'glyphs', face, x, glyphs: run });
    x += lineWidth(run, place.size) * stretch + run.length * (place.letterSpacing ?? 0);
  }
  return marks;
}

/** The characters of a text that no face has, joined; each once. */
export function missingCharacters(glyphs: readonly Glyph[]): string {
  const missing = glyphs.filter((glyph) => glyph.id === 0).map((glyph) => glyph.text);
  return missing.length === 0 ? '' : [...new Set(missing)].join('');
}
