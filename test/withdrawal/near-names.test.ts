/** Names that somebody may have meant: one slip of the keyboard away, and no further. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearNames } from '../../src/withdrawal/near-names.ts';

const KNOWN = ['G13B', 'G13C', 'H07A', 'K21N', 'G13B1234567'];

describe('near a name', () => {
  it.each<[string, readonly string[]]>([
    ['G13X', ['G13B', 'G13C']],
    ['G31B', ['G13B']],
    ['G13', ['G13B', 'G13C']],
    ['G13BB', ['G13B']],
    ['g13b', ['G13B', 'G13C']],
    ['H70A', ['H07A']],
    ['X99Z', []],
    ['', []],
    ['G13B1243567', ['G13B1234567']],
    ['G13B12345', ['G13B1234567']],
    ['G13B9934567', ['G13B1234567']],
    ['G13B9994567', []],
  ])('%j there is %j', (name, near) => {
    expect(findNearNames(name, KNOWN)).toEqual(near);
  });

  it('are never more than five, and the nearest is the first', () => {
    const known = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A'];
    const near = findNearNames('a', known);
    expect([near[0], near.length]).toEqual(['A', 5]);
  });

  const names = fc.stringMatching(/^[A-Z0-9]{4,9}$/);
  it('is the name itself, and whatever one character makes of it', () => {
    fc.assert(
      fc.property(names, fc.nat(), fc.stringMatching(/^[A-Z0-9]?$/), (name, at, put) => {
        const place = at % name.length;
        const slipped = name.slice(0, place) + put + name.slice(place + 1);
        expect(findNearNames(slipped, [name])).toEqual([name]);
      }),
    );
  });
});
