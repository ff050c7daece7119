/** Encrypted parts of a .p12 as they can be read without the password: how, and what it would take. */
import { parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import type { DerNode } from '../asn1/der-node.ts';
import { countValue, octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import { decryptPbes2, parsePbes2 } from '../pkcs8/pbes2.ts';
import { checkIterations } from './iterations.ts';
import type { Derivation } from './key-derivation.ts';
import type { PasswordKeys } from './password-keys.ts';
import { decryptPbes1, isPbes1, pbes1Derivations } from './pbes1.ts';

/** What an encryption is, for people and for rules; no key, no password. */
export interface EncryptionDescription {
  /** Name of `oids.ts`. */
  readonly algorithm: string;
  readonly iterations: number;
  readonly saltOctets: number;
  /** Of PBES2 alone. */
  readonly prf?: string;
  readonly encryptionScheme?: string;
}

/** Octets under a password that was not yet needed. */
export interface LockedOctets {
  readonly description: EncryptionDescription;
  /** What `decrypt` takes from the keys. */
  readonly derivations: readonly Derivation[];
  /** Undefined when the padding shows that the password is wrong. */
  decrypt(keys: PasswordKeys): Buffer | undefined;
}

/**
 * Reads how octets are encrypted, and decrypts nothing. Throws `p12-encryption-unsupported`,
 * `encryption-unsupported`, `iterations-excessive`, `der-fault`.
 */
export function parseLocked(algorithmNode: DerNode | undefined, encrypted: Buffer): LockedOctets {
  const identifier = parseAlgorithmIdentifier(algorithmNode);
  const algorithm = describeOid(identifier.algorithm);
  return algorithm === 'id-PBES2'
    ? lockedByPbes2(identifier.parameters, encrypted)
    : lockedByPbes1(algorithm, identifier.parameters, encrypted);
}

/**
 * Decrypts. Throws `p12-password-wrong` on wrong padding: the MAC fitted, so some other program used two
 * passwords.
 */
export function unlock(locked: LockedOctets, keys: PasswordKeys): Buffer {
  const plain = locked.decrypt(keys);
  if (plain === undefined) throw new HakkoError('p12-password-wrong', {});
  return plain;
}

function lockedByPbes2(node: DerNode | undefined, encrypted: Buffer): LockedOctets {
  const parameters = parsePbes2(node);
  const { prf, salt, iterations, encryptionScheme } = parameters;
  const saltOctets = salt.length;
  return {
    description: { algorithm: 'id-PBES2', iterations, saltOctets, prf, encryptionScheme },
    // PBKDF2 is its own derivation.
    derivations: [],
    decrypt: ({ password }) => decryptPbes2(encrypted, password.reveal(), parameters),
  };
}

function lockedByPbes1(
  algorithm: string,
  node: DerNode | undefined,
  encrypted: Buffer,
): LockedOctets {
  if (!isPbes1(algorithm)) throw new HakkoError('p12-encryption-unsupported', { algorithm });
  const [saltNode, iterationCount] = sequenceItems(node);
  const salt = octetStringValue(saltNode);
  const iterations = checkIterations(countValue(iterationCount));
  const { key, iv } = pbes1Derivations(algorithm, { salt, iterations });
  return {
    description: { algorithm, iterations, saltOctets: salt.length },
    derivations: [key, iv],
    decrypt: (keys) =>
      decryptPbes1(algorithm, encrypted, { key: keys.octets(key), iv: keys.octets(iv) }),
  };
}
