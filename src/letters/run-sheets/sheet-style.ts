/** Paper and type of cover sheet and list: A4, millimetres from the top left corner, points for type. */
import type { FontRole } from '../fonts/glyphs.ts';
import type { FillMark } from '../page/mark.ts';
import type { Box, LetterPaper, Style } from '../template/layout.ts';

/** Whatever paper the letters are on: lists are filed with other A4. */
export const sheetPaper: LetterPaper = {
  width: 210,
  height: 297,
  perSheet: 1,
  slack: [0, 0],
  folds: [],
};

/** Room at the left for the holes of a folder. */
export const sheetLeft = 20;
export const sheetWidth = 170;

const style = (font: FontRole, size: number, minSize: number, leading = 1.4): Style => ({
  ...{ font, size, minSize, leading },
});

export const sheetStyles = {
  title: style('textBold', 18, 12),
  listTitle: style('textBold', 14, 10),
  heading: style('textBold', 12, 10),
  body: style('text', 10, 8, 1.45),
  strong: style('textBold', 10, 7),
  amount: style('textBold', 13, 9),
  small: style('text', 9, 6),
  head: style('text', 8, 6),
  cell: style('text', 9, 6, 1.15),
  number: style('secret', 9, 6),
  fine: style('text', 7, 5),
} as const;

/** The four sides of a box. */
export function frame({ x, y, width, height }: Box, stroke: number): FillMark {
  return {
    type: 'fill',
    rects: [
      [x, y, width, stroke],
      [x, y + height - stroke, width, stroke],
      [x, y, stroke, height],
      [x + width - stroke, y, stroke, height],
    ],
  };
}
