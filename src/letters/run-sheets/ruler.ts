/** A line of exactly 100 mm with its divisions: whoever measures it sees whether the printer scales. */
import type { GlyphSource } from '../fonts/glyphs.ts';
import type { Mark } from '../page/mark.ts';
import { fittedText } from './fitted-text.ts';
import { sheetStyles } from './sheet-style.ts';

const length = 100;
/** Of the lines, in mm: centred on their division, so that the outer ones are 100 mm apart. */
const stroke = 0.2;

/** @param top of the longest divisions, in mm */
export function ruler(x: number, top: number, glyphs: GlyphSource): readonly Mark[] {
  const base = top + 6;
  const divisions = Array.from({ length: length + 1 }, (_, mm) => {
    const height = mm % 10 === 0 ? 6 : mm % 5 === 0 ? 4 : 2.2;
    return [x + mm - stroke / 2, base - height, stroke, height] as const;
  });
  const line = [x - stroke / 2, base - stroke / 2, length + stroke, stroke] as const;
  const numbers = Array.from({ length: length / 10 + 1 }, (_, i) =>
    fittedText(
      {
        text: i === length / 10 ? `${length} mm` : String(i * 10),
        box: { x: x + i * 10 - 7, y: base + 0.8, width: 14, height: 4 },
        ...{ style: sheetStyles.head, align: 'center' },
      },
      glyphs,
    ),
  );
  return [{ type: 'fill', rects: [...divisions, line] }, ...numbers.flat()];
}
