import { describe, expect, test } from 'vitest';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import type { LetterPrint } from '../../src/letters/letter-print.ts';
import { assets, issuedAt, print, site } from './letter-fixtures.ts';

/** What a preview shows in colour. */

function coloured(change: Partial<LetterPrint> = {}, overlay = true) {
  const settings = { site, print: { ...print, ...change }, issuedAt, sample: true, overlay };
  const press = createLetterPress({ kind: 'login', ...settings }, assets);
  const [front = [], back = []] = press.staticMarks('ja');
  const fills = front.flatMap((mark) => (mark.type === 'fill' && mark.colour ? [mark] : []));
  return { front, back, fills, areas: fills.map(({ rects }) => rects[0]) };
}

describe('the overlay', () => {
  test('has the window’s two areas and the folds where they are', () => {
    const { areas, fills } = coloured();
    expect(areas).toContainEqual([0, 0, 110, 57]);
    expect(areas).toContainEqual([20, 12, 65, 24]);
    for (const fold of [99, 198]) expect(areas).toContainEqual([0, fold - 0.1, 4, 0.2]);
    expect(fills).toHaveLength(6);
  });

  test('follows the window of the settings', () => {
    const { areas } = coloured({ window: { x: 25, y: 15, width: 85, height: 42 } });
    expect(areas).toContainEqual([0, 0, 110, 57]);
    expect(areas).toContainEqual([25, 15, 60, 21]);
  });

  test('knows no window where there is no envelope', () => {
    const { areas } = coloured({ format: 'pressure-seal' });
    expect(areas).toEqual([[0, 104.9, 4, 0.2]]);
  });

  test('frames a slip', () => {
    const { fills } = coloured({ format: 'a4-two-slips' });
    expect(fills.map(({ rects }) => rects[1])).toEqual([[0, 148.25, 210, 0.25]]);
  });

  test('lies on no letter that is not a preview, and on no back', () => {
    expect(coloured({}, false).fills).toEqual([]);
    const { back } = coloured({ format: 'pressure-seal' });
    expect(back.some((mark) => mark.type === 'fill' && mark.colour)).toBe(false);
  });

  test('lies below everything, and the mark of a sample next', () => {
    const { front } = coloured();
    const first = front.findIndex((mark) => mark.type === 'glyphs' && mark.size > 100);
    const below = front.slice(0, first);
    const above = front.slice(first + 1);
    expect(below.every((mark) => mark.type !== 'fill' || mark.colour !== undefined)).toBe(true);
    expect(above.some((mark) => mark.type === 'fill' && mark.colour)).toBe(false);
  });
});
