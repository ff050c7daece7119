import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Chain } from '../../src/pkcs12/sha256-chain.ts';

/** By node:crypto. */
function chained(start: Buffer, times: number): Buffer {
  let last = start;
  for (let i = 0; i < times; i += 1) last = hash('sha256', last, 'buffer');
  return last;
}

test('any digest, a few times: as by node:crypto', () => {
  const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((it) => Buffer.from(it));
  fc.assert(
    fc.property(digest, fc.nat(5), (start, times) => {
      expect(sha256Chain(start, times)).toEqual(chained(start, times));
    }),
    { numRuns: 2000 },
  );
});

// Long enough for the optimising compiler to have taken over.
test.each([
  ['zeros', Buffer.alloc(32)],
  ['ones', Buffer.alloc(32, 0xff)],
  ['words of both signs', Buffer.alloc(32, '7fffffff80000000', 'hex')],
])('%s, 50,000 times: as by node:crypto', (_name, start) => {
  expect(sha256Chain(start, 50_000)).toEqual(chained(start, 50_000));
});

test('the digest that goes in is left alone', () => {
  const digest = Buffer.alloc(32, 1);
  sha256Chain(digest, 3);
  expect(digest).toEqual(Buffer.alloc(32, 1));
});
