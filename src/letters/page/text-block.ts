import type { Glyph, GlyphSource } from '../fonts/glyphs.ts';
import type { Align, Box, Style, VerticalAlign } from '../template/layout.ts';
import { breakLines } from './line-breaking.ts';
import type { Drawn, GlyphMark } from './mark.ts';
import { ascent, lineMarks, lineWidth, missingCharacters, mmPerPoint } from './text-line.ts';

/** How a block of text is set in its box. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly box: Box;
  readonly style: Style;
  readonly align: Align;
  readonly vertical: VerticalAlign;
}

/** Sizes are tried in quarters of a point, so that neighbouring letters do not differ by a hair. */
const sizeStep = 0.25;

/**
 * Sets lines of text in a box: each is broken where it is too long, and all are set smaller, down to
 * the style's least size, until they fit. What does not fit then is a fault; nothing is clipped.
 */
export function drawTextBlock(block: TextBlock, glyphs: GlyphSource): Drawn {
  const { box, style } = block;
  const paragraphs = block.lines.map((line) => glyphs(line, style.font));
  const characters = missingCharacters(paragraphs.flat());
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  for (let size = style.size; size >= style.minSize; size -= sizeStep) {
    const set = paragraphs.map((paragraph) => breakLines(paragraph, box.width, size));
    const rows = set.flatMap((lines) =>
      lines.map((line, i) => ({ line, last: i === lines.length - 1 })),
    );
    if (blockHeight(rows.length, size, style) > box.height + 1e-9) continue;
    const top = blockTop(block, rows.length, size);
    return {
      marks: rows.flatMap(({ line, last }, row) =>
        alignedLine(line, last, top + row * pitchOf(size, style), size, block),
      ),
    };
  }
  return { marks: [], fault: { type: 'overflow' } };
}

/** Height in mm of a block of `rows` lines. */
export function blockHeight(rows: number, size: number, style: Style): number {
  return rows === 0 ? 0 : (rows - 1) * pitchOf(size, style) + size * mmPerPoint;
}

/** Distance of baselines in mm. */
export function pitchOf(size: number, style: Style): number {
  return size * style.leading * mmPerPoint;
}

function blockTop({ box, style, vertical }: TextBlock, rows: number, size: number): number {
  const free = box.height - blockHeight(rows, size, style);
  return box.y + (vertical === 'top' ? 0 : vertical === 'middle' ? free / 2 : free);
}

function alignedLine(
  line: readonly Glyph[],
  last: boolean,
  top: number,
  size: number,
  { box, align }: TextBlock,
): readonly GlyphMark[] {
  const y = top + ascent * size * mmPerPoint;
  const free = box.width - lineWidth(line, size);
  if (align === 'justify') {
    const letterSpacing = free / Math.max(line.length - 1, 1);
    // A line that would have to be pulled apart too far is left ragged.
    if (last || letterSpacing > 0.12 * size * mmPerPoint) {
      return lineMarks(line, { x: box.x, y, size });
    }
    return lineMarks(line, { x: box.x, y, size, letterSpacing });
  }
  const indent = align === 'left' ? 0 : align === 'center' ? free / 2 : free;
  return lineMarks(line, { x: box.x + indent, y, size });
}
