/** Sets paragraphs of plain, strong and typed pieces in a column, and says how high they stand. */
import { HakkoError } from '../../errors.ts';
import type { Glyph, GlyphSource } from '../../letters/fonts/glyphs.ts';
import { breakLines } from '../../letters/page/line-breaking.ts';
import type { GlyphMark } from '../../letters/page/mark.ts';
import { blockHeight, pitchOf } from '../../letters/page/text-block.ts';
import {
  ascent,
  lineMarks,
  lineWidth,
  missingCharacters,
  mmPerPoint,
} from '../../letters/page/text-line.ts';
import type { Box, Style } from '../../letters/template/layout.ts';
import type { Inline, Paragraph } from '../guide.ts';
import type { GuideStyles } from './sheet.ts';
import type { StructureNode } from './tagged-node.ts';

/** With what all text of a guide is set. */
export interface Typesetter {
  readonly glyphs: GlyphSource;
  /** Japanese lines are set to both edges; others would show holes. */
  readonly justify: boolean;
  readonly styles: GuideStyles;
}

export interface FlowedText {
  /** In mm. */
  readonly height: number;
  /** A node for each paragraph, its left top corner there. */
  draw(x: number, top: number): readonly StructureNode[];
}

/** Between two paragraphs, as a part of the pitch of lines. */
const paragraphGap = 0.35;

/**
 * @param width of the column in mm
 * @param tag of each paragraph
 * @throws HakkoError `guide-missing-glyph`
 */
export function flowText(
  paragraphs: readonly Paragraph[],
  style: Style,
  width: number,
  typesetter: Typesetter,
  tag: 'P' | 'Lbl' | 'H1' | 'H2' | 'H3' | 'Span' = 'P',
): FlowedText {
  const set = paragraphs.map((paragraph) =>
    linesOf(glyphsOf(paragraph, style, typesetter), style.size, width, typesetter),
  );
  const pitch = pitchOf(style.size, style);
  const gap = pitch * paragraphGap;
  const heights = set.map((lines) => blockHeight(lines.length, style.size, style));
  // Between the em boxes of two paragraphs stands what stands between two lines, and the gap.
  const below = pitch - style.size * mmPerPoint + gap;
  const height = heights.reduce((sum, one) => sum + one + below, -below);
  return {
    height: set.length === 0 ? 0 : height,
    draw(x, top) {
      let y = top;
      return set.map((lines, i) => {
        const runs = lines.flatMap((line, row) => {
          const baseline = y + row * pitch + ascent * style.size * mmPerPoint;
          const last = row === lines.length - 1;
          const spread = typesetter.justify && !last ? spreadOf(line, width, style.size) : 0;
          return runsOf(line, x, baseline, style.size, spread);
        });
        y += (heights[i] ?? 0) + below;
        return nodeOf(runs, tag);
      });
    },
  };
}

/** A glyph that knows whether it belongs to a link. */
type FlowGlyph = Glyph & { readonly url?: string };

function glyphsOf(
  paragraph: Paragraph,
  style: Style,
  { glyphs }: Typesetter,
): readonly FlowGlyph[] {
  const set = paragraph.flatMap((inline): readonly FlowGlyph[] => {
    const found = glyphs(inline.text, roleOf(inline, style));
    const url = linkOf(inline);
    return url === undefined ? found : found.map((glyph) => ({ ...glyph, url }));
  });
  const characters = missingCharacters(set);
  if (characters === '') return set;
  throw new HakkoError('guide-missing-glyph', { text: plainText([paragraph]), characters });
}

/** The beginning of a text, to name it by. */
export function plainText(paragraphs: readonly Paragraph[]): string {
  const text = paragraphs.flatMap((paragraph) => paragraph.map((inline) => inline.text)).join('');
  return Array.from(text).slice(0, 24).join('');
}

function roleOf({ style }: Inline, { font }: Style): Style['font'] {
  if (style === 'code') return 'secret';
  return style === 'strong' ? 'textBold' : font;
}

/** An address that is printed to be typed can also be pressed. */
function linkOf({ text, style }: Inline): string | undefined {
  return style === 'code' && /^https?:\/\//.test(text) ? text : undefined;
}

/**
 * Lines of a paragraph. A last line of one or two characters gets company from the lines above, as
 * long as these can still be spread to the edge.
 */
function linesOf(
  glyphs: readonly FlowGlyph[],
  size: number,
  width: number,
  { justify }: Typesetter,
): readonly (readonly FlowGlyph[])[] {
  const lines = breakLines(glyphs, width, size);
  if (!justify || lines.length < 2) return lines;
  const em = size * mmPerPoint;
  for (let less = 0; less * em < 0.08 * width; less++) {
    const set = less === 0 ? lines : breakLines(glyphs, width - less * em, size);
    if (set.length > lines.length) break;
    if ((set.at(-1)?.length ?? 0) > 2) return set;
  }
  return lines;
}

/** Additional space after each glyph, in mm; a line that would be pulled apart too far stays ragged. */
function spreadOf(line: readonly Glyph[], width: number, size: number): number {
  const spread = (width - lineWidth(line, size)) / Math.max(line.length - 1, 1);
  return spread > 0.1 * size * mmPerPoint ? 0 : spread;
}

/** Glyphs of one line that belong together. */
interface Run {
  readonly url?: string;
  readonly marks: readonly GlyphMark[];
  readonly area: Box;
}

function runsOf(
  line: readonly FlowGlyph[],
  x: number,
  baseline: number,
  size: number,
  letterSpacing: number,
): readonly Run[] {
  const runs: Run[] = [];
  let left = x;
  for (let start = 0, end = 0; start < line.length; start = end) {
    const url = line[start]?.url;
    while (end < line.length && line[end]?.url === url) end++;
    const run = line.slice(start, end);
    const place = { x: left, y: baseline, size, ...(letterSpacing > 0 && { letterSpacing }) };
    const width = lineWidth(run, size) + run.length * letterSpacing;
    const em = size * mmPerPoint;
    const area = { x: left, y: baseline - ascent * em, width, height: em };
    runs.push({ marks: lineMarks(run, place), area, ...(url !== undefined && { url }) });
    left += width;
  }
  return runs;
}

/** Links become elements of their own inside the paragraph. */
function nodeOf(runs: readonly Run[], tag: StructureNode['tag']): StructureNode {
  if (runs.every(({ url }) => url === undefined)) {
    return { tag, marks: runs.flatMap(({ marks }) => marks) };
  }
  const children: StructureNode[] = [];
  for (let start = 0, end = 0; start < runs.length; start = end) {
    const url = runs[start]?.url;
    while (end < runs.length && runs[end]?.url === url) end++;
    const own = runs.slice(start, end);
    const marks = own.flatMap((run) => run.marks);
    if (url === undefined) children.push({ tag: 'Span', marks });
    else {
      const areas = own.map(({ area }) => area);
      children.push({ tag: 'Link', marks, link: { to: { url }, areas, says: url } });
    }
  }
  return { tag, children };
}
