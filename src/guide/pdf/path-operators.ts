/** Outlines as PDF operators (ISO 32000-1, 8.5). */
import type { PathMark } from '../page/page-mark.ts';

const pointsPerMm = 72 / 25.4;

/** @param pageHeight in points; PDF's y axis points up */
export function pathOperators({ segments, fill, stroke }: PathMark, pageHeight: number): string {
  const at = (x: number, y: number): string =>
    `${number(x * pointsPerMm)} ${number(pageHeight - y * pointsPerMm)}`;
  const path = segments.map((segment) => {
    if (segment[0] !== 'curve') {
      return `${at(segment[1], segment[2])} ${segment[0] === 'move' ? 'm' : 'l'}`;
    }
    const [, x1, y1, x2, y2, x, y] = segment;
    return `${at(x1, y1)} ${at(x2, y2)} ${at(x, y)} c`;
  });
  const paint = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
  const close = segments.length > 2 ? 'h ' : '';
  const colours = [
    ...(fill === undefined ? [] : [`${number(fill)} g`]),
    ...(stroke === undefined ? [] : [`0 G ${number(stroke * pointsPerMm)} w`]),
  ];
  return `q ${colours.join(' ')} ${path.join(' ')} ${close}${paint} Q`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
