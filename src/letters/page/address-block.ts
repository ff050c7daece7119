import type { Glyph, GlyphSource } from '../fonts/glyphs.ts';
import type { Recipient } from '../letter.ts';
import { ideographicSpace, joined } from '../letter-values.ts';
import type { AddressElement, Style } from '../template/layout.ts';
import { breakLines } from './line-breaking.ts';
import type { Drawn } from './mark.ts';
import { blockHeight, pitchOf } from './text-block.ts';
import {
  ascent,
  lineMarks,
  type LinePlace,
  lineWidth,
  missingCharacters,
  mmPerPoint,
} from './text-line.ts';

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
  const rows = rowsOf(element, recipient, glyphs);
  const { font, size } = element.controlNumber;
  const number = glyphs(controlNumber, font);
  const characters = missingCharacters([number, ...rows.map((row) => row.glyphs)].flat());
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  const [right, width] = [element.box.x + element.box.width, lineWidth(number, size)];
  const least = element.lines.minSize / element.lines.size;
  for (let step = 0; ; step++) {
    const scale = Math.max(1 - step * 0.02, least);
    const lines = setRows(element, rows, scale);
    const ends = [lines?.at(-1), lines?.[0]].map((line) => line && lineEnd(line));
    const beside = ends.find((end) => end !== undefined && end.right + gapMm + width <= right);
    if (lines !== undefined && beside !== undefined) {
      const place = { x: right - width, y: beside.baseline, size };
      const marks = lines.flatMap((line) => lineMarks(line.glyphs, line));
      return { marks: [...marks, ...lineMarks(number, place)] };
    }
    if (scale === least) return { marks: [], fault: { type: 'overflow' } };
  }
}

/** Between a line and the control number beside it. */
const gapMm = 2;

interface Row {
  readonly glyphs: readonly Glyph[];
  readonly style: Style;
}

function rowsOf(
  element: AddressElement,
  recipient: Recipient,
  glyphs: GlyphSource,
): readonly Row[] {
  const { postalCode, address, organisation, department, name } = recipient;
  const row = (text: string | undefined, style: Style): readonly Row[] =>
    text === undefined || text === '' ? [] : [{ glyphs: glyphs(text, style.font), style }];
  return [
    ...row(postalCode, element.postalCode),
    ...address.flatMap((line) => row(line, element.lines)),
    // One paragraph: a short department stands beside its organisation, and a line is saved.
    ...row(joined([organisation, department], ideographicSpace), element.lines),
    // 様 goes to a person, and keeps its distance from the name.
    ...row(`${name}${ideographicSpace}様`, element.name),
  ];
}

/** A line in its place. */
interface SetLine extends LinePlace {
  readonly glyphs: readonly Glyph[];
}

/** All rows at one scale, spread a little where there is room; undefined when there is too little. */
function setRows(
  { box }: AddressElement,
  rows: readonly Row[],
  scale: number,
): readonly SetLine[] | undefined {
  const set = rows.map(({ glyphs, style }) => {
    const size = style.size * scale;
    const lines = breakLines(glyphs, box.width, size);
    const height = blockHeight(lines.length, size, style);
    const pitch = pitchOf(size, style);
    return { lines, size, pitch, height, below: pitch - size * mmPerPoint };
  });
  const used = set.reduce((sum, row) => sum + row.height + row.below, -(set.at(-1)?.below ?? 0));
  const free = box.height - used;
  if (free < -1e-9) return undefined;
  const spread = Math.min(Math.max(free, 0) / Math.max(set.length - 1, 1), maxSpreadMm);
  let top = box.y;
  return set.flatMap(({ lines, size, pitch, height, below }) => {
    const baseline = top + ascent * size * mmPerPoint;
    top += height + below + spread;
    return lines.map((glyphs, i) => ({ glyphs, x: box.x, y: baseline + i * pitch, size }));
  });
}

/** Where a line ends, in mm. */
function lineEnd({ glyphs, x, y, size }: SetLine): { right: number; baseline: number } {
  return { right: x + lineWidth(glyphs, size), baseline: y };
}

/** More than this between two rows, and the block would fall apart. */
const maxSpreadMm = 1.1;
