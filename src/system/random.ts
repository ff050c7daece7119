import { randomBytes, randomInt } from 'node:crypto';

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
