/**
 * How the key and the certificates of a .p12 are encrypted under its password: by PKCS#12's own schemes
 * or by PBES2. Here stands which; the ciphers are in `pbes1.ts` and in `pkcs8/pbes2.ts`.
 */
import { algorithmIdentifier, parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { integer, octetString, sequence } from '../asn1/der.ts';
import type { DerNode } from '../asn1/der-node.ts';
import { countValue, octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import {
  decryptPbes2,
  encodePbes2,
  encryptPbes2,
  parsePbes2,
  type Pbes2Parameters,
} from '../pkcs8/pbes2.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import { checkIterations } from './iterations.ts';
import { decryptPbes1, encryptPbes1, isPbes1 } from './pbes1.ts';
import { p12Parameters, type P12Profile } from './profile.ts';

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

/** Octets with the AlgorithmIdentifier that says how they were encrypted. */
export interface Encrypted {
  readonly algorithm: Buffer;
  readonly octets: Buffer;
}

/** Encrypts under a fresh salt, as the profile prescribes. */
export function encryptUnderPassword(
  plain: Buffer,
  password: Secret,
  profile: P12Profile,
  random: Random,
): Encrypted {
  const {
    encryption,
    encryptionIterations: iterations,
    encryptionSaltOctets,
  } = p12Parameters[profile];
  const salt = random.bytes(encryptionSaltOctets);
  if (encryption === 'id-PBES2') {
    const parameters: Pbes2Parameters = {
      prf: 'id-hmacWithSHA256',
      salt,
      iterations,
      encryptionScheme: 'aes256-CBC-PAD',
      iv: random.bytes(16),
    };
    return {
      algorithm: encodePbes2(parameters),
      octets: encryptPbes2(plain, password.reveal(), parameters),
    };
  }
  return {
    algorithm: algorithmIdentifier(encryption, sequence(octetString(salt), integer(iterations))),
    octets: encryptPbes1(plain, password, { salt, iterations }),
  };
}

/**
 * Decrypts, and says what it was. Throws `p12-password-wrong` on wrong padding (the MAC fitted, so some
 * other program used two passwords), `p12-encryption-unsupported`, `encryption-unsupported`,
 * `iterations-excessive`, `der-fault`.
 */
export function decryptUnderPassword(
  algorithmNode: DerNode | undefined,
  encrypted: Buffer,
  password: Secret,
): { readonly plain: Buffer; readonly description: EncryptionDescription } {
  const identifier = parseAlgorithmIdentifier(algorithmNode);
  const algorithm = describeOid(identifier.algorithm);
  const { plain, description } =
    algorithm === 'id-PBES2'
      ? openPbes2(identifier.parameters, encrypted, password)
      : openPbes1(algorithm, identifier.parameters, encrypted, password);
  if (plain === undefined) throw new HakkoError('p12-password-wrong', {});
  return { plain, description };
}

interface Opened {
  readonly plain: Buffer | undefined;
  readonly description: EncryptionDescription;
}

function openPbes2(node: DerNode | undefined, encrypted: Buffer, password: Secret): Opened {
  const parameters = parsePbes2(node);
  const { prf, salt, iterations, encryptionScheme } = parameters;
  return {
    plain: decryptPbes2(encrypted, password.reveal(), parameters),
    description: {
      algorithm: 'id-PBES2',
      iterations,
      saltOctets: salt.length,
      prf,
      encryptionScheme,
    },
  };
}

function openPbes1(
  algorithm: string,
  node: DerNode | undefined,
  encrypted: Buffer,
  password: Secret,
): Opened {
  if (!isPbes1(algorithm)) throw new HakkoError('p12-encryption-unsupported', { algorithm });
  const [saltNode, iterationCount] = sequenceItems(node);
  const salt = octetStringValue(saltNode);
  const iterations = checkIterations(countValue(iterationCount));
  return {
    plain: decryptPbes1(algorithm, encrypted, password, { salt, iterations }),
    description: { algorithm, iterations, saltOctets: salt.length },
  };
}
