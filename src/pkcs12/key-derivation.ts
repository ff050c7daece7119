/** Keys, IVs and MAC keys from a password (RFC 7292, appendix B.2). */
import { hash } from 'node:crypto';
import { sha1Chain } from './sha1-chain.ts';

/** node:crypto's names of the digests that MACs and encryptions of .p12 files use. */
export type DigestName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** What is derived (B.3). */
export type Purpose = 'key' | 'iv' | 'mac';

/** Salt and iterations as they stand in the file. */
export interface DerivationParameters {
  readonly salt: Buffer;
  readonly iterations: number;
}

/** The password as B.1 wants it: UTF-16, high octet first, with two zero octets at its end. */
export function bmpPassword(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Derives `octets` octets. `password` comes from `bmpPassword`. */
export function deriveOctets(
  digest: DigestName,
  purpose: Purpose,
  password: Buffer,
  { salt, iterations }: DerivationParameters,
  octets: number,
): Buffer {
  // v, the octets of one block of the digest; all of ours have 64 or 128.
  const blockOctets = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const diversifier = Buffer.alloc(blockOctets, diversifiers[purpose]);
  const input = Buffer.concat([fillBlocks(salt, blockOctets), fillBlocks(password, blockOctets)]);
  const derived: Buffer[] = [];
  for (let length = 0; length < octets;) {
    const block = iterate(digest, Buffer.concat([diversifier, input]), iterations);
    derived.push(block);
    length += block.length;
    if (length < octets)
      addToBlocks(input, fillBlocks(block, blockOctets).subarray(0, blockOctets));
  }
  return Buffer.concat(derived).subarray(0, octets);
}

const diversifiers: Readonly<Record<Purpose, number>> = { key: 1, iv: 2, mac: 3 };

/** B.2 step 6a: the digest of the digest of ..., `iterations` times in all. */
function iterate(digest: DigestName, input: Buffer, iterations: number): Buffer {
  let output = hash(digest, input, 'buffer');
  // Nearly all the time of a `compat` file is spent here.
  if (digest === 'sha1') return sha1Chain(output, iterations - 1);
  for (let i = 1; i < iterations; i += 1) output = hash(digest, output, 'buffer');
  return output;
}

/** B.2 steps 2 and 3: repeated until whole blocks are full; nothing stays nothing. */
function fillBlocks(octets: Buffer, blockOctets: number): Buffer {
  return Buffer.alloc(Math.ceil(octets.length / blockOctets) * blockOctets, octets);
}

/** B.2 step 6c: each block of `input` becomes itself + addend + 1, modulo 2^(8v). */
function addToBlocks(input: Buffer, addend: Buffer): void {
  for (let start = 0; start < input.length; start += addend.length) {
    let carry = 1;
    for (let i = addend.length - 1; i >= 0; i -= 1) {
      carry += (input[start + i] ?? 0) + (addend[i] ?? 0);
      input[start + i] = carry & 0xff;
      carry >>>= 8;
    }
  }
}
