import bcrypt from 'bcryptjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bcryptDigests, type BcryptInput } from '../../src/secrets/bcrypt-lanes.ts';
import { fractionOfPi } from '../../src/secrets/fraction-of-pi.ts';
import { hashPasswords, verifyPassword, verifyPasswords } from '../../src/secrets/password-hash.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';

/** By another implementation, bcryptjs: the 23 octets at the end of its hash. */
function digestByOther({ password, salt }: BcryptInput, cost: number): Buffer {
  const setting = `$2b$0${cost}$${bcrypt.encodeBase64([...salt], 16)}`;
  const hash = bcrypt.hashSync(password.toString(), setting);
  return Buffer.from(bcrypt.decodeBase64(hash.slice(29), 23));
}

const salt = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((octets) => Buffer.from(octets));
// Beyond the 72 octets that count, and of characters of one to four octets.
const password = fc
  .string({ unit: 'grapheme', maxLength: 80 })
  .map((text) => Buffer.from(text.replaceAll('\0', '')));

test('one to four passwords of any length: each as by bcryptjs', () => {
  const inputs = fc.array(fc.record({ password, salt }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(inputs, (together) => {
      expect(bcryptDigests(together, 4)).toEqual(together.map((one) => digestByOther(one, 4)));
    }),
    { numRuns: 100 },
  );
});

test.each([5, 6])('a cost of %i, as by bcryptjs', (cost) => {
  const together = ['k7mz2qv9h3xp4wnd', 'パスワード', 'a'.repeat(72)].map((text, i) => ({
    password: Buffer.from(text),
    salt: Buffer.alloc(16, 0x7f + i),
  }));
  expect(bcryptDigests(together, cost)).toEqual(together.map((one) => digestByOther(one, cost)));
});

test('a fifth password has no lane', () => {
  const inputs = Array.from({ length: 5 }, () => ({
    password: Buffer.from('a'),
    salt: Buffer.alloc(16),
  }));
  expect(() => bcryptDigests(inputs, 4)).toThrow(RangeError);
});

test('nine passwords keep their order, and each has a salt of its own', () => {
  const passwords = Array.from({ length: 9 }, (_, i) => new Secret(`password ${i}`));
  const hashes = hashPasswords(passwords, 'generated', systemRandom);
  expect(new Set(hashes.map((hash) => hash.slice(7, 29))).size).toBe(9);
  expect(passwords.map((one, i) => verifyPassword(one, hashes[i] ?? ''))).toEqual(
    Array.from({ length: 9 }, () => true),
  );
});

test('each password against its hash, of several costs and out of order, as bcryptjs compares', () => {
  const pairs = [4, 5, 4, 4, 5, 4, 4].flatMap((cost, i) => {
    const hash = bcrypt.hashSync(`password ${i}`, cost);
    return [`password ${i}`, `password ${i + 1}`, ''].map((text) => ({
      password: new Secret(text),
      hash,
    }));
  });
  const found = verifyPasswords(pairs);
  expect(found).toEqual(pairs.map(({ password, hash }) => verifyPassword(password, hash)));
  expect(found.filter(Boolean)).toHaveLength(7);
});

test.each(['', '$2b$04$', '$2b$04$abc', 'nonsense', `$2b$04$${'.'.repeat(53)}`])(
  'no password is that of the hash “%s”',
  (hash) => {
    expect(verifyPasswords([{ password: new Secret('a'), hash }])).toEqual([false]);
  },
);

test('the first and the last word that Blowfish takes from pi', () => {
  const words = fractionOfPi(18 + 4 * 256);
  expect([words[0], words.at(-1)]).toEqual([0x243f6a88, 0x3ac372e6]);
});
