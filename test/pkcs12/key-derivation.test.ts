import fc from 'fast-check';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import {
  bmpPassword,
  deriveAll,
  deriveOctets,
  type DigestName,
  type Purpose,
} from '../../src/pkcs12/key-derivation.ts';

/** node-forge's own derivation, which its typings leave out. */
type Generate = (
  password: string,
  salt: forge.util.ByteBuffer,
  id: number,
  iterations: number,
  octets: number,
  digest: forge.md.MessageDigest,
) => forge.util.ByteBuffer;
const { generateKey } = (forge as unknown as { pkcs12: { generateKey: Generate } }).pkcs12;

const digests: Readonly<Partial<Record<DigestName, () => forge.md.MessageDigest>>> = {
  md5: () => forge.md.md5.create(),
  sha1: () => forge.md.sha1.create(),
  sha256: () => forge.md.sha256.create(),
};
const purposes: Readonly<Record<Purpose, number>> = { key: 1, iv: 2, mac: 3 };

test('any key, IV or MAC key is the one that node-forge derives', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<DigestName>('md5', 'sha1', 'sha256'),
      fc.constantFrom<Purpose>('key', 'iv', 'mac'),
      fc.string({ minLength: 1, maxLength: 70 }),
      fc.uint8Array({ minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 70 }),
      (digest, purpose, password, salt, iterations, octets) => {
        const parameters = { salt: Buffer.from(salt), iterations };
        const ours = deriveOctets(digest, purpose, bmpPassword(password), parameters, octets);
        const theirs = generateKey(
          password,
          forge.util.createBuffer(Buffer.from(salt).toString('latin1')),
          purposes[purpose],
          iterations,
          octets,
          digests[digest]?.() ?? forge.md.sha1.create(),
        );
        expect(ours.toString('hex')).toBe(theirs.toHex());
      },
    ),
    { numRuns: 500 },
  );
});

test('many derivations side by side give what each gives alone', () => {
  const derivation = fc.record({
    digest: fc.constantFrom<DigestName>('md5', 'sha1', 'sha1', 'sha1', 'sha256', 'sha512'),
    purpose: fc.constantFrom<Purpose>('key', 'iv', 'mac'),
    salt: fc.uint8Array({ maxLength: 20 }).map((octets) => Buffer.from(octets)),
    iterations: fc.constantFrom(1, 2, 3, 2, 2),
    octets: fc.integer({ min: 0, max: 70 }),
  });
  fc.assert(
    fc.property(fc.array(derivation, { maxLength: 12 }), (derivations) => {
      const password = bmpPassword('minato');
      const alone = derivations.map(({ digest, purpose, octets, ...parameters }) =>
        deriveOctets(digest, purpose, password, parameters, octets),
      );
      expect(deriveAll(password, derivations)).toEqual(alone);
    }),
    { numRuns: 500 },
  );
});

// The vectors that OpenSSL, GnuTLS and BouncyCastle test with: RFC 7292 gives none.
test.each<[Purpose, string, string, number, number, string]>([
  ['key', 'smeg', '0a58cf64530d823f', 1, 24, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
  ['iv', 'smeg', '0a58cf64530d823f', 1, 8, '79993dfe048d3b76'],
  [
    'key',
    'queeg',
    '05dec959acff72f7',
    1000,
    24,
    'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4',
  ],
  ['iv', 'queeg', '05dec959acff72f7', 1000, 8, '11dedad7758d4860'],
])('%s of "%s" and %s after %i iterations', (purpose, password, salt, iterations, octets, hex) => {
  const parameters = { salt: Buffer.from(salt, 'hex'), iterations };
  const derived = deriveOctets('sha1', purpose, bmpPassword(password), parameters, octets);
  expect(derived.toString('hex')).toBe(hex);
});

test('a password ends in two zero octets (RFC 7292 B.1)', () => {
  expect(bmpPassword('Beavis').toString('hex')).toBe('0042006500610076006900730000');
});
