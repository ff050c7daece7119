/**
 * PKCS#12's own encryption under a password (RFC 7292, appendix C). hakko writes its 3DES alone; RC2 and
 * two-key 3DES are read because others wrote them. RC4 is left out: no program of this century did.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Derivation, DerivationParameters } from './key-derivation.ts';
import { decryptRc2Cbc } from './rc2.ts';

/** What must be derived from the password, and then what came of it. */
export interface KeyAndIv<T> {
  readonly key: T;
  readonly iv: T;
}

/** What an algorithm derives from the password. */
export function pbes1Derivations(
  algorithm: Pbes1Algorithm,
  { salt, iterations }: DerivationParameters,
): KeyAndIv<Derivation> {
  const common = { digest: 'sha1', salt, iterations } as const;
  return {
    key: { ...common, purpose: 'key', octets: schemes[algorithm].keyOctets },
    iv: { ...common, purpose: 'iv', octets: 8 },
  };
}

/** Encrypts with pbeWithSHAAnd3-KeyTripleDES-CBC. */
export function encryptPbes1(plain: Buffer, { key, iv }: KeyAndIv<Buffer>): Buffer {
  const encryption = createCipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([encryption.update(plain), encryption.final()]);
}

/** Whether the algorithm, by its name in `oids.ts`, can be decrypted here. */
export const isPbes1 = (algorithm: string): algorithm is Pbes1Algorithm =>
  Object.hasOwn(schemes, algorithm);

/** Decrypts; undefined when the padding shows that the password is wrong. */
export function decryptPbes1(
  algorithm: Pbes1Algorithm,
  encrypted: Buffer,
  { key, iv }: KeyAndIv<Buffer>,
): Buffer | undefined {
  return schemes[algorithm].decrypt(encrypted, key, iv);
}

export type Pbes1Algorithm = keyof typeof schemes;

interface Scheme {
  readonly keyOctets: number;
  readonly decrypt: (encrypted: Buffer, key: Buffer, iv: Buffer) => Buffer | undefined;
}

const schemes = {
  'pbeWithSHAAnd3-KeyTripleDES-CBC': { keyOctets: 24, decrypt: decryptTripleDes },
  'pbeWithSHAAnd2-KeyTripleDES-CBC': {
    keyOctets: 16,
    decrypt: (encrypted, key, iv) =>
      decryptTripleDes(encrypted, Buffer.concat([key, key.subarray(0, 8)]), iv),
  },
  'pbeWithSHAAnd128BitRC2-CBC': {
    keyOctets: 16,
    decrypt: (encrypted, key, iv) => decryptRc2Cbc(encrypted, key, iv, 128),
  },
  'pbewithSHAAnd40BitRC2-CBC': {
    keyOctets: 5,
    decrypt: (encrypted, key, iv) => decryptRc2Cbc(encrypted, key, iv, 40),
  },
} as const satisfies Readonly<Record<string, Scheme>>;

function decryptTripleDes(encrypted: Buffer, key: Buffer, iv: Buffer): Buffer | undefined {
  const decryption = createDecipheriv('des-ede3-cbc', key, iv);
  try {
    return Buffer.concat([decryption.update(encrypted), decryption.final()]);
  } catch {
    return undefined;
  }
}
