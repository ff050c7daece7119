import type { GlyphSource } from '../fonts/glyphs.ts';
import type { ListElement, Style } from '../template/layout.ts';
import { breakLines } from './line-breaking.ts';
import type { Drawn, Mark } from './mark.ts';
import { blockHeight, drawTextBlock } from './text-block.ts';
import { missingCharacters } from './text-line.ts';

/**
 * Sets lines as a numbered list with hanging numbers, all in one size: the largest in which the list
 * fits and no item ends in a line of one or two characters; failing that the largest in which it fits.
 */
export function drawListBlock(
  element: ListElement,
  lines: readonly string[],
  glyphs: GlyphSource,
): Drawn {
  const { style, box } = element;
  const characters = missingCharacters(lines.flatMap((line) => glyphs(line, style.font)));
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  const fitting: SetList[] = [];
  for (let size = style.size; size >= style.minSize; size -= 0.25) {
    const set = setList(element, { ...style, size, minSize: size }, lines, glyphs);
    const total = set.heights.reduce((sum, height) => sum + height, 0);
    // Below the last item no gap is needed.
    if (total - element.gap <= box.height) fitting.push(set);
  }
  const best = fitting.find((set) => set.lastLine > 2) ?? fitting[0];
  if (best === undefined) return { marks: [], fault: { type: 'overflow' } };
  return { marks: drawItems(element, best, lines, glyphs) };
}

interface SetList {
  readonly style: Style;
  /** Of each item in mm, with the gap below it. */
  readonly heights: readonly number[];
  /** Characters on the shortest last line of an item that has several lines. */
  readonly lastLine: number;
}

function setList(
  element: ListElement,
  style: Style,
  lines: readonly string[],
  glyphs: GlyphSource,
): SetList {
  const width = element.box.width - element.numberWidth;
  const items = lines.map((line) => breakLines(glyphs(line, style.font), width, style.size));
  const lastLines = items.filter((rows) => rows.length > 1).map((rows) => rows.at(-1)?.length ?? 0);
  return {
    style,
    heights: items.map((rows) => blockHeight(rows.length, style.size, style) + element.gap),
    lastLine: Math.min(...lastLines),
  };
}

function drawItems(
  element: ListElement,
  { style, heights }: SetList,
  lines: readonly string[],
  glyphs: GlyphSource,
): readonly Mark[] {
  const { x, width } = element.box;
  let y = element.box.y;
  return lines.flatMap((line, i) => {
    const number = { x, y, width: element.numberWidth, height: heights[i] ?? 0 };
    const text = { ...number, x: x + element.numberWidth, width: width - element.numberWidth };
    y += heights[i] ?? 0;
    const block = { style, vertical: 'top' } as const;
    return [
      ...drawTextBlock({ ...block, lines: [fullWidth(i + 1)], box: number, align: 'left' }, glyphs)
        .marks,
      ...drawTextBlock({ ...block, lines: [line], box: text, align: 'justify' }, glyphs).marks,
    ];
  });
}

/** １, ２ …; from 10 on in ordinary digits, as official documents write it. */
function fullWidth(number: number): string {
  return number < 10 ? String.fromCharCode(0xff10 + number) : String(number);
}
