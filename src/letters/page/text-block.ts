import type { Glyph, GlyphSource } from '../fonts/glyphs.ts';
import type { Align, Box, Style, VerticalAlign } from '../template/layout.ts';
import { breakLines } from './line-breaking.ts';
import type { Drawn, GlyphMark } from './mark.ts';
import { ascent, lineMarks, lineWidth, missingCharacters, mmPerPoint } from './text-line.ts';

/** How a block of text is set in its box. */
export interface TextBlock {
  readonly lines: readonly string[];
  /** The same in another language, smaller and below. */
  readonly under?: readonly string[];
  readonly box: Box;
  readonly style: Style;
  readonly align: Align;
  readonly vertical: VerticalAlign;
}

/** Sizes are tried in quarters of a point, so that neighbouring letters do not differ by a hair. */
const sizeStep = 0.25;

/** Size of a translation, measured by the text above it. */
export const underScale = 0.84;

/** What stands between a text and its translation, in lines of the translation. */
const underGap = 0.25;

/**
 * Sets lines of text in a box: each is broken where it is too long, and all are set smaller, down to
 * the style's least size, until they fit; still smaller if that saves a last line of one or two
 * characters. What does not fit then is a fault; nothing is clipped.
 */
export function drawTextBlock(block: TextBlock, glyphs: GlyphSource): Drawn {
  const { box, style } = block;
  const lines = block.lines.map((line) => glyphs(line, style.font));
  const under = (block.under ?? []).map((line) => glyphs(line, style.font));
  const characters = missingCharacters([...lines, ...under].flat());
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  let best: readonly TextRow[] | undefined;
  for (let size = style.size; size >= style.minSize; size -= sizeStep) {
    const rows = setRows(lines, under, size, block);
    if (rowsHeight(rows) > box.height + 1e-9) continue;
    best ??= rows;
    if (rows.some(isRemnant)) continue;
    best = rows;
    break;
  }
  if (best === undefined) return { marks: [], fault: { type: 'overflow' } };
  const top = blockTop(block, rowsHeight(best));
  return { marks: best.flatMap((row) => alignedLine({ ...row, top: top + row.top }, block)) };
}

/** One character or two left alone on the last line of a paragraph; smaller type may take them in. */
function isRemnant({ line, last, broken }: TextRow): boolean {
  return broken && last && line.length <= 2;
}

/** In mm. */
export function rowsHeight(rows: readonly TextRow[]): number {
  return Math.max(0, ...rows.map((row) => row.top + row.size * mmPerPoint));
}

/** A line of a block. */
export interface TextRow {
  readonly line: readonly Glyph[];
  /** Last of its paragraph: never pulled apart. */
  readonly last: boolean;
  /** Its paragraph has several lines. */
  readonly broken: boolean;
  /** In points. */
  readonly size: number;
  /** Below the top of the block, in mm. */
  readonly top: number;
  readonly align: Align;
}

/** Lines broken and placed below one another in one size, translations after the rest. */
export function setRows(
  lines: readonly (readonly Glyph[])[],
  under: readonly (readonly Glyph[])[],
  size: number,
  { box, style, align }: Pick<TextBlock, 'box' | 'style' | 'align'>,
): readonly TextRow[] {
  const broken = (paragraphs: typeof lines, at: number) =>
    paragraphs.flatMap((paragraph) =>
      breakLines(paragraph, box.width, at).map((line, i, all) => ({
        line,
        last: i === all.length - 1,
        broken: all.length > 1,
      })),
    );
  const pitch = pitchOf(size, style);
  const rows = broken(lines, size).map((row, i) => ({ ...row, size, align, top: i * pitch }));
  const small = size * underScale;
  const smallPitch = pitchOf(small, style) * 0.92;
  const start = rows.length === 0 ? 0 : (rows.length - 1) * pitch + size * mmPerPoint * 1.1;
  const gap = rows.length === 0 ? 0 : underGap * small * mmPerPoint;
  return [
    ...rows,
    ...broken(under, small).map((row, i) => ({
      ...row,
      ...{ size: small, align, top: start + gap + i * smallPitch },
    })),
  ];
}

/** Height in mm of a block of `rows` lines. */
export function blockHeight(rows: number, size: number, style: Style): number {
  return rows === 0 ? 0 : (rows - 1) * pitchOf(size, style) + size * mmPerPoint;
}

/** Distance of baselines in mm. */
export function pitchOf(size: number, style: Style): number {
  return size * style.leading * mmPerPoint;
}

function blockTop({ box, vertical }: TextBlock, height: number): number {
  const free = box.height - height;
  return box.y + (vertical === 'top' ? 0 : vertical === 'middle' ? free / 2 : free);
}

function alignedLine(
  { line, last, size, top, align }: TextRow,
  { box }: TextBlock,
): readonly GlyphMark[] {
  const y = top + ascent * size * mmPerPoint;
  const free = box.width - lineWidth(line, size);
  if (align === 'justify') {
    const letterSpacing = free / Math.max(line.length - 1, 1);
    // A line that would have to be pulled apart too far is left ragged, and so are Latin letters.
    const latin = line.filter(({ advance }) => advance < 0.9).length > line.length / 2;
    if (last || latin || letterSpacing > 0.12 * size * mmPerPoint) {
      return lineMarks(line, { x: box.x, y, size });
    }
    return lineMarks(line, { x: box.x, y, size, letterSpacing });
  }
  const indent = align === 'left' ? 0 : align === 'center' ? free / 2 : free;
  return lineMarks(line, { x: box.x + indent, y, size });
}
