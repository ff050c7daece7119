/** Passwords: their characters, their strength, their hashes. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatePassword, strengthBits } from '../../src/secrets/password.ts';
import { hashPasswords, verifyPassword } from '../../src/secrets/password-hash.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { settingsTable } from '../../src/settings/settings-table.ts';
import { systemRandom, type Random } from '../../src/system/random.ts';

const { alphabet, initialLength, installLength } = settingsTable.passwords;

describe('a password', () => {
  it('has the asked length and the asked characters', () => {
    const characters = fc.uniqueArray(fc.constantFrom(...Array.from('abcXYZ0189!$&あ𠮷')), {
      minLength: 1,
    });
    fc.assert(
      fc.property(characters, fc.nat({ max: 64 }), (allowed, length) => {
        const policy = { alphabet: allowed.join(''), length };
        const password = Array.from(generatePassword(systemRandom, policy).reveal());
        expect(password.length).toBe(length);
        expect(password.filter((character) => !allowed.includes(character))).toEqual([]);
      }),
    );
  });

  it('holds nothing that is mistaken for something else', () => {
    expect(alphabet.default).not.toMatch(/[01ilo]|[^a-z0-9]/);
    expect(new Set(alphabet.default).size).toBe(31);
  });

  /**
   * Pearson's chi-square with 30 degrees of freedom: above 83.7 by chance once in a million runs.
   * The draws come from a fixed stream of octets, so that the test gives the same each time.
   */
  it('draws each character as often as any other', () => {
    const length = 200_000;
    const policy = { alphabet: alphabet.default, length };
    const password = generatePassword(fixedRandom('uniform'), policy).reveal();
    const counts = new Map<string, number>();
    for (const character of password) counts.set(character, (counts.get(character) ?? 0) + 1);
    const expected = length / 31;
    const chiSquare = [...counts.values()].reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(31);
    expect(chiSquare).toBeLessThan(83.7);
    expect(chiSquare).toBeGreaterThan(3);
  });

  it('is not drawn twice from the generator of the system', () => {
    const policy = { alphabet: alphabet.default, length: initialLength.default };
    const drawn = Array.from({ length: 1000 }, () =>
      generatePassword(systemRandom, policy).reveal(),
    );
    expect(new Set(drawn).size).toBe(1000);
  });
});

describe('strength in bits', () => {
  it.each([
    ['initial passwords', alphabet.default, initialLength.default, 79],
    ['install passwords', alphabet.default, installLength.default, 99],
    ['digits', '0123456789', 4, 13],
    ['one character', 'a', 20, 0],
    ['a character given twice', 'aab', 10, 10],
  ])('of %s', (_name, characters, length, bits) => {
    expect(strengthBits({ alphabet: characters, length })).toBe(bits);
  });
});

describe('a hash', () => {
  const password = new Secret('k7mz2qv9h3xp4wnd');
  it.each([
    ['generated', '04'],
    ['chosen', '10'],
  ] as const)('of a %s password is bcrypt, salted, and fits it alone', (origin, cost) => {
    const [one = '', other = ''] = hashPasswords([password, password], origin, systemRandom);
    expect(one).toMatch(new RegExp(`^\\$2[aby]\\$${cost}\\$.{53}$`));
    expect(one).not.toBe(other);
    expect([verifyPassword(password, one), verifyPassword(password, other)]).toEqual([true, true]);
    for (const wrong of ['', 'k7mz2qv9h3xp4wne', 'k7mz2qv9h3xp4wnd ', 'K7MZ2QV9H3XP4WND']) {
      expect(verifyPassword(new Secret(wrong), one)).toBe(false);
    }
  });
});

/** SHA-256 in counter mode: the same numbers in every run, without modulo bias. */
function fixedRandom(seed: string): Pick<Random, 'integer'> {
  let counter = 0;
  let octets: number[] = [];
  return {
    integer(maxExclusive) {
      for (;;) {
        const octet = octets.pop();
        if (octet === undefined) {
          octets = [...createHash('sha256').update(`${seed}${counter++}`).digest()];
        } else if (octet < 256 - (256 % maxExclusive)) return octet % maxExclusive;
      }
    },
  };
}
