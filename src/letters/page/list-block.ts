import type { Glyph, GlyphSource } from '../fonts/glyphs.ts';
import type { ListElement, Style } from '../template/layout.ts';
import type { Drawn, Mark } from './mark.ts';
import { drawTextBlock, rowsHeight, setRows, type TextRow } from './text-block.ts';
import { missingCharacters } from './text-line.ts';

/** An item, and the same in another language below it. */
export interface ListItem {
  readonly text: string;
  readonly under?: string;
}

/**
 * Sets lines as a numbered list with hanging numbers, all in one size: the largest in which the list
 * fits and no item ends in a line of one or two characters; failing that the largest in which it fits.
 */
export function drawListBlock(
  element: ListElement,
  items: readonly ListItem[],
  glyphs: GlyphSource,
): Drawn {
  const { style, box } = element;
  const texts = items.map(({ text, under }) => ({
    text: glyphs(text, style.font),
    under: under === undefined ? [] : [glyphs(under, style.font)],
  }));
  const characters = missingCharacters(texts.flatMap(({ text, under }) => [text, ...under].flat()));
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  const fitting: SetList[] = [];
  for (let size = style.size; size >= style.minSize; size -= 0.25) {
    const set = setList(element, { ...style, size, minSize: size }, texts);
    const total = set.heights.reduce((sum, height) => sum + height, 0);
    // Below the last item no gap is needed.
    if (total - element.gap <= box.height) fitting.push(set);
  }
  const best = fitting.find((set) => set.lastLine > 2) ?? fitting[0];
  if (best === undefined) return { marks: [], fault: { type: 'overflow' } };
  return { marks: drawItems(element, best, items, glyphs) };
}

interface SetList {
  readonly style: Style;
  /** Of each item in mm, with the gap below it. */
  readonly heights: readonly number[];
  /** Characters on the shortest last line of an item that has several lines. */
  readonly lastLine: number;
}

function setList(
  { box, numberWidth, gap }: ListElement,
  style: Style,
  items: readonly {
    readonly text: readonly Glyph[];
    readonly under: readonly (readonly Glyph[])[];
  }[],
): SetList {
  const block = {
    box: { ...box, width: box.width - numberWidth },
    style,
    align: 'justify',
  } as const;
  const rows = items.map(({ text, under }) => setRows([text], under, style.size, block));
  return {
    style,
    heights: rows.map((item) => rowsHeight(item) + gap),
    lastLine: Math.min(...rows.flatMap((item) => lastLine(item, style.size))),
  };
}

/** Of an item of several lines; a translation may end as it likes. */
function lastLine(rows: readonly TextRow[], size: number): readonly number[] {
  const own = rows.filter((row) => row.size === size);
  return own.length > 1 ? [own.at(-1)?.line.length ?? 0] : [];
}

function drawItems(
  element: ListElement,
  { style, heights }: SetList,
  items: readonly ListItem[],
  glyphs: GlyphSource,
): readonly Mark[] {
  const { x, width } = element.box;
  let y = element.box.y;
  return items.flatMap(({ text, under }, i) => {
    const number = { x, y, width: element.numberWidth, height: heights[i] ?? 0 };
    const box = { ...number, x: x + element.numberWidth, width: width - element.numberWidth };
    y += heights[i] ?? 0;
    const block = { style, vertical: 'top' } as const;
    const own = { ...block, lines: [text], ...(under === undefined ? {} : { under: [under] }) };
    return [
      ...drawTextBlock({ ...block, lines: [fullWidth(i + 1)], box: number, align: 'left' }, glyphs)
        .marks,
      ...drawTextBlock({ ...own, box, align: 'justify' }, glyphs).marks,
    ];
  });
}

/** １, ２ …; from 10 on in ordinary digits, as official documents write it. */
function fullWidth(number: number): string {
  return number < 10 ? String.fromCharCode(0xff10 + number) : String(number);
}
