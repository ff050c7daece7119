import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha1Chains } from '../../src/pkcs12/sha1-chains.ts';

const digest = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((octets) => Buffer.from(octets));

/** By node:crypto. */
function chained(start: Buffer, times: number): Buffer {
  let last = start;
  for (let i = 0; i < times; i += 1) last = hash('sha1', last, 'buffer');
  return last;
}

test('one to four digests, a few times: each as by node:crypto', () => {
  fc.assert(
    fc.property(fc.array(digest, { minLength: 1, maxLength: 4 }), fc.nat(8), (digests, times) => {
      const expected = digests.map((start) => chained(start, times));
      expect(sha1Chains(digests, times)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

// Long enough for the optimising compiler to have taken over.
test('zeros, ones and words of both signs, 100,000 times: as by node:crypto', () => {
  const starts = [
    Buffer.alloc(20),
    Buffer.alloc(20, 0xff),
    Buffer.alloc(20, '7fffffff80000000', 'hex'),
    hash('sha1', '', 'buffer'),
  ];
  const expected = starts.map((start) => chained(start, 100_000));
  expect(sha1Chains(starts, 100_000)).toEqual(expected);
});

test('the digests that go in are left alone', () => {
  const digests = [Buffer.alloc(20, 1), Buffer.alloc(20, 2)];
  sha1Chains(digests, 3);
  expect(digests).toEqual([Buffer.alloc(20, 1), Buffer.alloc(20, 2)]);
});

test('a fifth digest has no lane', () => {
  const digests = Array.from({ length: 5 }, () => Buffer.alloc(20));
  expect(() => sha1Chains(digests, 1)).toThrow(RangeError);
});
