import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generatePassword } from '../../src/secrets/password.ts';
import { settingsTable } from '../../src/settings/settings-table.ts';
import { systemRandom, type Random } from '../../src/system/random.ts';
import { generateSerialNumber, serialNumberOctets } from '../../src/x509/serial-number.ts';

const { alphabet, initialLength, installLength } = settingsTable.passwords;

describe('1,000,000 passwords', () => {
  test.each([
    ['initial', initialLength.default],
    ['install', installLength.default],
  ])('%s: each once, every character as often at every place', (_, length) => {
    const policy = { alphabet: alphabet.default, length };
    const tally = new Tally(length, alphabet.default.length);
    const seen = new Set<string>();
    for (let count = 0; count < 1_000_000; count += 1) {
      const text = generatePassword(systemRandom, policy).reveal();
      seen.add(text);
      for (let at = 0; at < length; at += 1)
        tally.add(at, alphabet.default.indexOf(text[at] ?? ''));
    }
    expect(seen.size).toBe(1_000_000);
    expect(tally.uneven()).toEqual([]);
  });
});

describe('500,000 serial numbers', () => {
  test('each once, positive, every octet as often at every place', () => {
    // The first octet is 0x01 to 0x7f.
    const first = new Tally(1, 127);
    const others = new Tally(serialNumberOctets - 1, 256);
    const seen = new Set<string>();
    for (let count = 0; count < 500_000; count += 1) {
      const serialNumber = generateSerialNumber(systemRandom);
      seen.add(serialNumber.toString('latin1'));
      first.add(0, serialNumber.readUInt8(0) - 1);
      for (let at = 1; at < serialNumberOctets; at += 1) {
        others.add(at - 1, serialNumber.readUInt8(at));
      }
    }
    expect(seen.size).toBe(500_000);
    expect(first.uneven()).toEqual([]);
    expect(others.uneven()).toEqual([]);
  });
});

test('the measure notices the usual mistake, the remainder of an octet', () => {
  const careless: Random = {
    bytes: randomBytes,
    integer: (maxExclusive) => (randomBytes(1)[0] ?? 0) % maxExclusive,
  };
  const policy = { alphabet: alphabet.default, length: 2 };
  const tally = new Tally(2, alphabet.default.length);
  for (let count = 0; count < 100_000; count += 1) {
    const text = generatePassword(careless, policy).reveal();
    for (let at = 0; at < 2; at += 1) tally.add(at, alphabet.default.indexOf(text[at] ?? ''));
  }
  expect(tally.uneven()).toHaveLength(2);
});

/** How often each value stood at each place. */
class Tally {
  readonly #counts: readonly Float64Array[];

  constructor(places: number, values: number) {
    this.#counts = Array.from({ length: places }, () => new Float64Array(values));
  }

  add(place: number, value: number): void {
    const counts = this.#counts[place];
    if (counts?.[value] === undefined) throw new RangeError(`no value ${value} at ${place}`);
    counts[value] += 1;
  }

  /**
   * The places whose chi-square lies above six standard deviations (Wilson and Hilferty 1931): an even
   * source goes there once in 10^9 places.
   */
  uneven(): readonly number[] {
    return [...this.#counts.keys()].filter((place) => {
      const counts = this.#counts[place] ?? new Float64Array();
      const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
      const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      const freedom = counts.length - 1;
      const spread = 2 / (9 * freedom);
      return chiSquare > freedom * (1 - spread + 6 * Math.sqrt(spread)) ** 3;
    });
  }
}
