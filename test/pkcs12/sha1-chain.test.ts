import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1Chain } from '../../src/pkcs12/sha1-chain.ts';

const octets20 = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((octets) => Buffer.from(octets));

test('any digest, a few times: as node:crypto', () => {
  fc.assert(
    fc.property(octets20, fc.nat(8), (digest, times) => {
      let expected = digest;
      for (let i = 0; i < times; i += 1) expected = hash('sha1', expected, 'buffer');
      expect(sha1Chain(digest, times)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

// Long enough for the optimising compiler to have taken over.
test.each([
  ['zeros', Buffer.alloc(20)],
  ['ones', Buffer.alloc(20, 0xff)],
  ['the digest of nothing', hash('sha1', '', 'buffer')],
])('%s, 100,000 times: as node:crypto', (_, start) => {
  let expected = start;
  for (let i = 0; i < 100_000; i += 1) expected = hash('sha1', expected, 'buffer');
  expect(sha1Chain(start, 100_000)).toEqual(expected);
});

test('the digest that goes in is left alone', () => {
  const digest = Buffer.alloc(20, 1);
  sha1Chain(digest, 3);
  expect(digest).toEqual(Buffer.alloc(20, 1));
});
