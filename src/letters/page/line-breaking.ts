import type { Glyph } from '../fonts/glyphs.ts';
import { lineWidth, mmPerPoint } from './text-line.ts';

/**
 * Breaks a paragraph into lines after the Japanese rules (JIS X 4051; W3C jlreq 3.1.7 to 3.1.10): no
 * closing sign, comma or small kana begins a line, no opening bracket ends one, and words and numbers in
 * Latin letters stay whole unless they are longer than a line.
 */
export function breakLines<G extends Glyph>(
  glyphs: readonly G[],
  width: number,
  size: number,
): readonly (readonly G[])[] {
  const lines: (readonly G[])[] = [];
  let rest = trimStart(glyphs, lines.length);
  while (lineWidth(rest, size) > width) {
    const fits = fittingCount(rest, width, size);
    let end = fits;
    while (end > 0 && !mayBreak(rest[end - 1], rest[end])) end--;
    if (end === 0) end = Math.max(fits, 1);
    lines.push(trimEnd(rest.slice(0, end)));
    rest = trimStart(rest.slice(end), lines.length);
  }
  if (rest.length > 0 || lines.length === 0) lines.push(rest);
  return lines;
}

/** How many glyphs from the start a line can hold. */
function fittingCount(glyphs: readonly Glyph[], width: number, size: number): number {
  // A trillionth of slack: the sum of advances may be off in its last bit.
  let left = width / (size * mmPerPoint) + 1e-12;
  let count = 0;
  while (count < glyphs.length && (left -= glyphs[count]?.advance ?? 0) >= 0) count++;
  return count;
}

const neverFirst = new Set(
  '、。，．・：；？！」』）］｝】〕》〉”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ,.:;?!)]}%℃',
);
const neverLast = new Set('「『（［｛【〔《〈“‘([{＃#¥￥$');

function mayBreak(before: Glyph | undefined, after: Glyph | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  if (neverFirst.has(after.text) || neverLast.has(before.text)) return false;
  return !(isWordPart(before.text) && isWordPart(after.text));
}

/** Visible ASCII and other Latin letters: what makes words, numbers and addresses. */
function isWordPart(text: string): boolean {
  return /^[\u0021-\u007e\u00a1-\u024f]/.test(text);
}

/** A space where a line was broken is not printed; the indent of a paragraph is. */
function trimStart<G extends Glyph>(glyphs: readonly G[], linesBefore: number): readonly G[] {
  if (linesBefore === 0) return glyphs;
  const first = glyphs.findIndex((glyph) => !isSpace(glyph.text));
  return first < 0 ? [] : glyphs.slice(first);
}

function trimEnd<G extends Glyph>(glyphs: readonly G[]): readonly G[] {
  return glyphs.slice(0, glyphs.findLastIndex((glyph) => !isSpace(glyph.text)) + 1);
}

function isSpace(text: string): boolean {
  return text === ' ' || text === '　';
}
