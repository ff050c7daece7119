import type { GlyphSource } from '../fonts/glyphs.ts';
import type { Recipient } from '../letter.ts';
import { ideographicSpace, joined } from '../letter-values.ts';
import type { AddressElement, Style } from '../template/layout.ts';
import { breakLines } from './line-breaking.ts';
import type { Drawn, Mark } from './mark.ts';
import { blockHeight, drawTextBlock, pitchOf } from './text-block.ts';
import { lineMarks, lineWidth, missingCharacters, mmPerPoint } from './text-line.ts';

/**
 * Sets the block that shows in the envelope's window: postal code, address, organisation, name, and at
 * the right of the name the control number, small; if the name is too long for that, at the right of the
 * first line. The block shrinks as a whole, so that its parts keep their proportions; what does not
 * fit at the least size is a fault.
 */
export function drawAddressBlock(
  element: AddressElement,
  recipient: Recipient,
  controlNumber: string,
  glyphs: GlyphSource,
): Drawn {
  const rows = rowsOf(element, recipient);
  const { font, size } = element.controlNumber;
  const number = glyphs(controlNumber, font);
  const characters = missingCharacters(number);
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  const [right, width] = [element.box.x + element.box.width, lineWidth(number, size)];
  const least = element.lines.minSize / element.lines.size;
  for (let step = 0; ; step++) {
    const scale = Math.max(1 - step * 0.02, least);
    const { marks, fault, last, first } = drawRows(element, rows, scale, glyphs);
    const beside = [last, first].find((line) => line.right + gapMm + width <= right);
    if (fault === undefined && beside !== undefined) {
      const place = { x: right - width, y: beside.baseline, size };
      return { marks: [...marks, ...lineMarks(number, place)] };
    }
    if (fault?.type === 'missing-glyph') return { marks: [], fault };
    if (scale === least) return { marks: [], fault: { type: 'overflow' } };
  }
}

/** Between a line and the control number beside it. */
const gapMm = 2;

interface Row {
  readonly text: string;
  readonly style: Style;
}

function rowsOf(element: AddressElement, recipient: Recipient): readonly Row[] {
  const { postalCode, address, organisation, department, name } = recipient;
  const row = (text: string | undefined, style: Style): readonly Row[] =>
    text === undefined || text === '' ? [] : [{ text, style }];
  return [
    ...row(postalCode, element.postalCode),
    ...address.flatMap((line) => row(line, element.lines)),
    // One paragraph: a short department stands beside its organisation, and a line is saved.
    ...row(joined([organisation, department], ideographicSpace), element.lines),
    // 様 goes to a person, and keeps its distance from the name.
    ...row(`${name}${ideographicSpace}様`, element.name),
  ];
}

/** Where a line ends, in mm. */
interface LineEnd {
  readonly right: number;
  readonly baseline: number;
}

/** All rows at one scale, spread a little where there is room; with the ends of the outer lines. */
function drawRows(
  { box }: AddressElement,
  rows: readonly Row[],
  scale: number,
  glyphs: GlyphSource,
): Drawn & { readonly first: LineEnd; readonly last: LineEnd } {
  const set = rows.map(({ text, style }) => {
    const size = style.size * scale;
    const lines = breakLines(glyphs(text, style.font), box.width, size);
    const height = blockHeight(lines.length, size, style);
    const below = pitchOf(size, style) - size * mmPerPoint;
    return { text, height, below, style: { ...style, size, minSize: size } };
  });
  const used = set.reduce((sum, row) => sum + row.height + row.below, -(set.at(-1)?.below ?? 0));
  const free = box.height - used;
  const spread = Math.min(Math.max(free, 0) / Math.max(set.length - 1, 1), maxSpreadMm);

  let y = box.y;
  const drawn = set.map(({ text, style, height, below }) => {
    const block = { lines: [text], box: { ...box, y, height }, style } as const;
    y += height + below + spread;
    return drawTextBlock({ ...block, align: 'left', vertical: 'top' }, glyphs);
  });
  const marks = drawn.flatMap((row) => row.marks);
  const missing = drawn.find((row) => row.fault !== undefined)?.fault;
  const fault = missing ?? (free < -1e-9 ? { type: 'overflow' as const } : undefined);
  const ends = { first: lineEnd(marks, marks[0]), last: lineEnd(marks, marks.at(-1)) };
  return { marks, ...ends, ...(fault === undefined ? {} : { fault }) };
}

/** The end of the line on which a mark stands; its runs may come from several fonts. */
function lineEnd(marks: readonly Mark[], mark: Mark | undefined): LineEnd {
  const baseline = mark?.type === 'glyphs' ? mark.y : 0;
  const rights = marks.map((one) =>
    one.type === 'glyphs' && one.y === baseline ? one.x + lineWidth(one.glyphs, one.size) : 0,
  );
  return { baseline, right: Math.max(0, ...rights) };
}

/** More than this between two rows, and the block would fall apart. */
const maxSpreadMm = 1.1;
