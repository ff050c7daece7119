import { createHmac, randomBytes, randomInt } from 'node:crypto';

/** Where unpredictable numbers come from; handed in, so that a rehearsal or a test can name its own. */
export interface Random {
  /** `size` octets from a CSPRNG. */
  bytes(size: number): Buffer;
  /** A whole number from 0 to `maxExclusive - 1`, without modulo bias. */
  integer(maxExclusive: number): number;
}

/** The operating system's generator. */
export const systemRandom: Random = {
  bytes: (size) => randomBytes(size),
  integer: (maxExclusive) => randomInt(maxExclusive),
};

/**
 * The same numbers for the same seed, for what shall come out alike twice and is no secret: HMAC-SHA-256
 * of a counter under the seed.
 */
export function seededRandom(seed: string): Random {
  let counter = 0;
  let left = Buffer.alloc(0);
  const bytes = (size: number): Buffer => {
    while (left.length < size) {
      const block = createHmac('sha256', seed).update(String(counter++)).digest();
      left = Buffer.concat([left, block]);
    }
    const taken = left.subarray(0, size);
    left = left.subarray(size);
    return taken;
  };
  return {
    bytes,
    integer(maxExclusive) {
      // The last, incomplete round of 32 bits would favour small numbers.
      const limit = 2 ** 32 - (2 ** 32 % maxExclusive);
      for (;;) {
        const value = bytes(4).readUInt32BE();
        if (value < limit) return value % maxExclusive;
      }
    },
  };
}
