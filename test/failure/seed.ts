/** Random choices that can be made again: the seed is printed, and taken from HAKKO_SEED. */
import { randomInt } from 'node:crypto';

export interface Choices {
  readonly seed: number;
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number;
}

/** Prints how to make the same choices again. */
export function seededChoices(proof: string): Choices {
  const given = process.env['HAKKO_SEED'];
  const seed = given === undefined ? randomInt(2 ** 31) : Number(given);
  console.log(`${proof}: HAKKO_SEED=${seed} npm run test:faults -- ${proof}`);
  return choicesFrom(seed);
}

/** Mulberry32, by Tommy Ettinger: 32 bits of state are plenty for moments and places. */
export function choicesFrom(seed: number): Choices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, next, below: (end) => Math.floor(next() * end) };
}
