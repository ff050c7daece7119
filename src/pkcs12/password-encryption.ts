/**
 * How the key and the certificates of a .p12 are encrypted under its password: by PKCS#12's own schemes
 * or by PBES2. Here stands which, for writing; reading is in `locked-octets.ts`, the ciphers are in
 * `pbes1.ts` and in `pkcs8/pbes2.ts`.
 */
import { algorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { integer, octetString, sequence } from '../asn1/der.ts';
import type { DerNode } from '../asn1/der-node.ts';
import { encodePbes2, encryptPbes2, type Pbes2Parameters } from '../pkcs8/pbes2.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import type { Derivation } from './key-derivation.ts';
import { parseLocked, unlock, type EncryptionDescription } from './locked-octets.ts';
import { deriveKeys, type PasswordKeys } from './password-keys.ts';
import { encryptPbes1, pbes1Derivations } from './pbes1.ts';
import { p12Parameters, type P12Profile } from './profile.ts';

/** Octets with the AlgorithmIdentifier that says how they were encrypted. */
export interface Encrypted {
  readonly algorithm: Buffer;
  readonly octets: Buffer;
}

/** An encryption whose salt is drawn and whose keys are still to be derived. */
export interface PreparedEncryption {
  /** What `encrypt` takes from the keys. */
  readonly derivations: readonly Derivation[];
  encrypt(plain: Buffer, keys: PasswordKeys): Encrypted;
}

/** Draws a fresh salt for an encryption as the profile prescribes. */
export function prepareEncryption(profile: P12Profile, random: Random): PreparedEncryption {
  const parameters = p12Parameters[profile];
  const { encryption, encryptionIterations: iterations } = parameters;
  const salt = random.bytes(parameters.encryptionSaltOctets);
  if (encryption === 'id-PBES2') {
    return preparePbes2({
      prf: 'id-hmacWithSHA256',
      salt,
      iterations,
      encryptionScheme: 'aes256-CBC-PAD',
      iv: random.bytes(16),
    });
  }
  const { key, iv } = pbes1Derivations(encryption, { salt, iterations });
  const pbeParameters = sequence(octetString(salt), integer(iterations));
  return {
    derivations: [key, iv],
    encrypt: (plain, keys) => ({
      algorithm: algorithmIdentifier(encryption, pbeParameters),
      octets: encryptPbes1(plain, { key: keys.octets(key), iv: keys.octets(iv) }),
    }),
  };
}

/** PBES2 derives its key itself, by PBKDF2. */
const preparePbes2 = (parameters: Pbes2Parameters): PreparedEncryption => ({
  derivations: [],
  encrypt: (plain, { password }) => ({
    algorithm: encodePbes2(parameters),
    octets: encryptPbes2(plain, password.reveal(), parameters),
  }),
});

/** Encrypts one thing alone, under a fresh salt. */
export function encryptUnderPassword(
  plain: Buffer,
  password: Secret,
  profile: P12Profile,
  random: Random,
): Encrypted {
  const encryption = prepareEncryption(profile, random);
  return encryption.encrypt(plain, deriveKeys(password, encryption.derivations));
}

/** Decrypts one thing alone, and says what it was. Throws what `parseLocked` and `unlock` throw. */
export function decryptUnderPassword(
  algorithm: DerNode | undefined,
  encrypted: Buffer,
  password: Secret,
): { readonly plain: Buffer; readonly description: EncryptionDescription } {
  const locked = parseLocked(algorithm, encrypted);
  const plain = unlock(locked, deriveKeys(password, locked.derivations));
  return { plain, description: locked.description };
}
