/** Text of a sheet in its box, always: a run that is printed must not fail for the want of room on its list. */
import type { GlyphSource } from '../fonts/glyphs.ts';
import type { Mark } from '../page/mark.ts';
import { drawTextBlock } from '../page/text-block.ts';
import { ascent, lineMarks, lineWidth, mmPerPoint } from '../page/text-line.ts';
import type { Align, Box, Style, VerticalAlign } from '../template/layout.ts';

export interface FittedText {
  readonly text: string;
  readonly box: Box;
  readonly style: Style;
  readonly align?: Align;
  readonly vertical?: VerticalAlign;
}

/** 〓 (geta), as printers put it where a character is missing. */
const GETA = '〓';

/** Set smaller down to the style's least size, then cut off with an ellipsis. */
export function fittedText(block: FittedText, glyphs: GlyphSource): readonly Mark[] {
  const { box, style, align = 'left', vertical = 'middle' } = block;
  if (block.text === '') return [];
  const whole = glyphs(block.text, style.font);
  const missing = whole.some(({ id }) => id === 0);
  const line = missing
    ? whole.flatMap((glyph) => (glyph.id === 0 ? glyphs(GETA, style.font) : [glyph]))
    : whole;
  const width = lineWidth(line, style.size);
  // Most cells of a list: one line that fits needs no search for size and breaks.
  if (width <= box.width && align !== 'justify') {
    const height = style.size * mmPerPoint;
    const free = box.height - height;
    const top = box.y + (vertical === 'top' ? 0 : vertical === 'middle' ? free / 2 : free);
    const indent = { left: 0, center: (box.width - width) / 2, right: box.width - width }[align];
    return lineMarks(line, { x: box.x + indent, y: top + ascent * height, size: style.size });
  }
  const characters = line.map(({ text }) => text);
  for (let end = characters.length; end > 0; end = Math.floor(end * 0.95)) {
    const cut = end < characters.length;
    const text = cut ? `${characters.slice(0, end).join('')}…` : characters.join('');
    const drawn = drawTextBlock({ lines: [text], box, style, align, vertical }, glyphs);
    if (drawn.fault === undefined) return drawn.marks;
  }
  return [];
}
