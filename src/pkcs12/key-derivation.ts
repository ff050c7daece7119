/** Keys, IVs and MAC keys from a password (RFC 7292, appendix B.2), several in the time of one. */
import { hash } from 'node:crypto';
import { chainLanes, sha1Chains } from './sha1-chains.ts';
import { sha256Chain } from './sha256-chain.ts';

/** node:crypto's names of the digests that MACs and encryptions of .p12 files use. */
export type DigestName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** What is derived (B.3). */
export type Purpose = 'key' | 'iv' | 'mac';

/** Salt and iterations as they stand in the file. */
export interface DerivationParameters {
  readonly salt: Buffer;
  readonly iterations: number;
}

/** Octets that are wanted of a password. */
export interface Derivation extends DerivationParameters {
  readonly digest: DigestName;
  readonly purpose: Purpose;
  readonly octets: number;
}

/** The password as B.1 wants it: UTF-16, high octet first, with two zero octets at its end. */
export function bmpPassword(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/**
 * Derives all, in the order given; `password` comes from `bmpPassword`. A block of octets needs the one
 * before it and none of another derivation's: so they go forward side by side, four at once with SHA-1.
 */
export function deriveAll(password: Buffer, derivations: readonly Derivation[]): readonly Buffer[] {
  const outputs = derivations.map((derivation) => startOutput(derivation, password));
  for (let pass = nextPass(outputs); pass; pass = nextPass(outputs)) lengthen(pass);
  return outputs.map(({ derived, derivation }) => derived.subarray(0, derivation.octets));
}

/** Derives one alone. */
export function deriveOctets(
  digest: DigestName,
  purpose: Purpose,
  password: Buffer,
  { salt, iterations }: DerivationParameters,
  octets: number,
): Buffer {
  return Buffer.concat(deriveAll(password, [{ digest, purpose, salt, iterations, octets }]));
}

/** A derivation on its way. */
interface Output {
  readonly derivation: Derivation;
  /** D, then I: what the next block is the digest of. */
  readonly diversifier: Buffer;
  readonly input: Buffer;
  derived: Buffer;
}

/** B.2 steps 1 to 4. */
function startOutput(derivation: Derivation, password: Buffer): Output {
  const { digest, purpose, salt } = derivation;
  // v, the octets of one block of the digest; all of ours have 64 or 128.
  const blockOctets = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  return {
    derivation,
    diversifier: Buffer.alloc(blockOctets, diversifiers[purpose]),
    input: Buffer.concat([fillBlocks(salt, blockOctets), fillBlocks(password, blockOctets)]),
    derived: Buffer.alloc(0),
  };
}

const diversifiers: Readonly<Record<Purpose, number>> = { key: 1, iv: 2, mac: 3 };

/** Outputs whose next blocks are computed together. */
interface Pass {
  readonly digest: DigestName;
  readonly iterations: number;
  readonly outputs: readonly Output[];
}

/**
 * Those that lack most go first, so that a key of two blocks does not begin when all else is done.
 * Undefined when nothing lacks anything.
 */
function nextPass(outputs: readonly Output[]): Pass | undefined {
  const lacking = ({ derivation, derived }: Output): number => derivation.octets - derived.length;
  const [first, ...more] = outputs
    .filter((output) => lacking(output) > 0)
    .sort((one, other) => lacking(other) - lacking(one));
  if (first === undefined) return undefined;
  const { digest, iterations } = first.derivation;
  const alike = more
    .filter(({ derivation }) => derivation.digest === digest)
    .filter(({ derivation }) => derivation.iterations === iterations);
  return { digest, iterations, outputs: [first, ...alike].slice(0, chainLanes) };
}

/** B.2 step 6: one block more for each. */
function lengthen({ digest, iterations, outputs }: Pass): void {
  const inputs = outputs.map(({ diversifier, input }) => Buffer.concat([diversifier, input]));
  const blocks = iterate(digest, inputs, iterations);
  for (const [i, output] of outputs.entries()) {
    const block = blocks[i] ?? Buffer.alloc(0);
    const { length } = output.diversifier;
    output.derived = Buffer.concat([output.derived, block]);
    addToBlocks(output.input, fillBlocks(block, length).subarray(0, length));
  }
}

/** B.2 step 6a: of each input the digest of the digest of ..., `iterations` times in all. */
function iterate(
  digest: DigestName,
  inputs: readonly Buffer[],
  iterations: number,
): readonly Buffer[] {
  const again = (octets: Buffer): Buffer => hash(digest, octets, 'buffer');
  const digests = inputs.map(again);
  // Nearly all the time of a `compat` file is spent here.
  if (digest === 'sha1') return sha1Chains(digests, iterations - 1);
  // And of a `modern` one's MAC here.
  if (digest === 'sha256') return digests.map((first) => sha256Chain(first, iterations - 1));
  return digests.map((first) => {
    let output = first;
    for (let i = 1; i < iterations; i += 1) output = again(output);
    return output;
  });
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
