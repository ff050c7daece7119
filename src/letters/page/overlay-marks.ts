import type { GlyphSource } from '../fonts/glyphs.ts';
import type { Box, LetterPaper } from '../template/layout.ts';
import type { FillMark, Mark } from './mark.ts';
import { lineMarks } from './text-line.ts';

/**
 * What lies over a letter in its envelope, in colour: where the window always shows the sheet (green),
 * where it may show it (red), the folds (blue) and the edges of a slip. For a preview; it lies below what
 * is printed, so that every word stays readable.
 *
 * @param window of the envelope that the paper goes into; none where there is none
 */
export function overlayMarks(
  paper: LetterPaper,
  window: Box | undefined,
  glyphs: GlyphSource,
): readonly Mark[] {
  const label = (text: string, x: number, y: number): readonly Mark[] =>
    lineMarks(glyphs(text, 'text'), { x, y, size: 5.5 });
  const folds = paper.folds.flatMap((y) => [
    dashed(y, paper.width, blue),
    ...label(`折り目 ${y} mm / fold`, paper.width - 22.5, y - 0.8),
  ]);
  const edge = paper.perSheet > 1 ? [frame({ x: 0, y: 0, ...paper }, blue)] : [];
  if (window === undefined) return [...edge, ...folds];
  const { x, y, width, height } = window;
  const [right, down] = paper.slack;
  const may = { x: 0, y: 0, width: x + width, height: y + height };
  const always = { x, y, width: width - right, height: height - down };
  return [
    ...[area(may, paleRed), frame(may, red), area(always, paleGreen), frame(always, green)],
    ...label('窓に見えることがある範囲 / may show in the window', 1.5, may.height - 1),
    ...label('必ず窓に見える範囲 / always shows', x + 0.8, y - 0.8),
    ...edge,
    ...folds,
  ];
}

type Colour = NonNullable<FillMark['colour']>;

const [red, green, blue]: readonly [Colour, Colour, Colour] = [
  [0.85, 0.1, 0.1],
  [0.05, 0.55, 0.15],
  [0.1, 0.3, 0.85],
];
const paleRed: Colour = [1, 0.92, 0.91];
const paleGreen: Colour = [0.88, 1, 0.89];

function area({ x, y, width, height }: Box, colour: Colour): FillMark {
  return { type: 'fill', rects: [[x, y, width, height]], colour };
}

function frame({ x, y, width, height }: Box, colour: Colour): FillMark {
  const stroke = 0.25;
  return {
    type: 'fill',
    rects: [
      [x, y, width, stroke],
      [x, y + height - stroke, width, stroke],
      [x, y, stroke, height],
      [x + width - stroke, y, stroke, height],
    ],
    colour,
  };
}

function dashed(y: number, width: number, colour: Colour): FillMark {
  const [dash, gap] = [4, 2];
  const dashes = Math.floor(width / (dash + gap));
  return {
    type: 'fill',
    rects: Array.from(
      { length: dashes },
      (_, i) => [i * (dash + gap), y - 0.1, dash, 0.2] as const,
    ),
    colour,
  };
}
