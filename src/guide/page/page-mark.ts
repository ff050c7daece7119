/** What stands on a page of the guide: the marks of the letters, and outlines. */
import type { Mark } from '../../letters/page/mark.ts';
import type { Box } from '../../letters/template/layout.ts';

export type PageMark = Mark | PathMark;

/** A closed outline of straight lines and curves, in mm from the top left corner of the sheet. */
export interface PathMark {
  readonly type: 'path';
  readonly segments: readonly PathSegment[];
  /** 0 black to 1 white. */
  readonly fill?: number;
  /** Width of the outline in mm. */
  readonly stroke?: number;
}

/** To a point, or by a Bézier curve with two control points. */
export type PathSegment =
  | readonly ['move' | 'line', number, number]
  | readonly ['curve', number, number, number, number, number, number];

/** How a shape is painted. */
export type Paint = Pick<PathMark, 'fill' | 'stroke'>;

/** Control points of a quarter of a circle lie so far along the radius. */
const quarter = 0.5523;

/** A rectangle with corners of a radius, 0 for none. */
export function roundedRect({ x, y, width, height }: Box, round: number, paint: Paint): PathMark {
  const r = Math.min(round, width / 2, height / 2);
  const k = r * (1 - quarter);
  const [right, bottom] = [x + width, y + height];
  const segments: readonly PathSegment[] = [
    ['move', x + r, y],
    ['line', right - r, y],
    ['curve', right - k, y, right, y + k, right, y + r],
    ['line', right, bottom - r],
    ['curve', right, bottom - k, right - k, bottom, right - r, bottom],
    ['line', x + r, bottom],
    ['curve', x + k, bottom, x, bottom - k, x, bottom - r],
    ['line', x, y + r],
    ['curve', x, y + k, x + k, y, x + r, y],
  ];
  return { type: 'path', segments, ...paint };
}

/** A circle. */
export function circle(x: number, y: number, radius: number, paint: Paint): PathMark {
  const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  return roundedRect(box, radius, paint);
}

/** A straight line. */
export function straightLine(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  stroke: number,
): PathMark {
  return {
    type: 'path',
    segments: [
      ['move', x1, y1],
      ['line', x2, y2],
    ],
    stroke,
  };
}
