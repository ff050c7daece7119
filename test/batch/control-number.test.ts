/** Control numbers: what their check digit catches when they are read out or typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatControlNumber,
  isControlNumber,
  numberAfter,
} from '../../src/batch/control-number.ts';

describe('a control number', () => {
  it.each([
    [1, 'A000001'],
    [8, 'A000008'],
    [999_999, 'A999999'],
    [1_000_000, 'B000000'],
    [25_999_999, 'Z999999'],
  ])('%i is %s and a check digit', (number, start) => {
    const formatted = formatControlNumber(number);
    expect(formatted).toMatch(new RegExp(`^${start}-\\d$`));
    expect(isControlNumber(formatted)).toBe(true);
  });

  it('leads to the one after it, for every number there is', () => {
    expect(numberAfter(undefined)).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25_999_999 }), (number) => {
        expect(numberAfter(formatControlNumber(number))).toBe(number + 1);
      }),
    );
    expect(() => numberAfter('A000008-3')).toThrow(RangeError);
  });

  it('is each number its own', () => {
    const numbers = Array.from({ length: 5000 }, (_, index) =>
      formatControlNumber(index * 977 + 1),
    );
    expect(new Set(numbers).size).toBe(5000);
  });

  it.each([
    '',
    'A000008',
    'A000008-3',
    'a000008-7',
    'A00008-7',
    'A0000008-7',
    ' A000008-7',
    'A000008-7 ①',
  ])('%j is none', (text) => {
    expect(isControlNumber(text)).toBe(false);
  });
});

/** Numbers from all over the range, and every one of the first thousand. */
const numbers = [
  ...Array.from({ length: 1000 }, (_, index) => index + 1),
  ...Array.from({ length: 2000 }, (_, index) => index * 12_347 + 1001),
].filter((number) => number < 26_000_000);

/** Positions of the seven digits in `A000008-7`. */
const DIGITS = [1, 2, 3, 4, 5, 6, 8];

const withAt = (text: string, position: number, character: string): string =>
  text.slice(0, position) + character + text.slice(position + 1);

describe('the check digit', () => {
  it('catches every single digit that is wrong, in every place', () => {
    let wrong = 0;
    for (const number of numbers) {
      const right = formatControlNumber(number);
      for (const position of DIGITS) {
        for (const digit of '0123456789') {
          if (right[position] === digit) continue;
          wrong += 1;
          if (isControlNumber(withAt(right, position, digit))) expect.unreachable(right);
        }
      }
    }
    expect(wrong).toBe(numbers.length * DIGITS.length * 9);
  });

  it('catches every two neighbours that are swapped', () => {
    let swapped = 0;
    let missed = 0;
    for (const number of numbers) {
      const right = formatControlNumber(number);
      for (const position of [1, 2, 3, 4, 5]) {
        const [one = '', other = ''] = [right[position], right[position + 1]];
        if (one === other) continue;
        swapped += 1;
        const text = withAt(withAt(right, position, other), position + 1, one);
        if (isControlNumber(text)) missed += 1;
      }
    }
    expect([missed, swapped > 0]).toEqual([0, true]);
  });

  it('is right for every number there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25_999_999 }), (number) => {
        expect(isControlNumber(formatControlNumber(number))).toBe(true);
      }),
    );
  });
});
