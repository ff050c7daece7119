/**
 * The key that PBKDF2 derives from a password, kept itself: with it, more key files can be written that
 * the password opens, by a program that does not know the password.
 */
import { algorithmWithNull } from '../asn1/algorithm-identifier.ts';
import { integer, octetString, sequence } from '../asn1/der.ts';
import { countValue, octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import { derivePbes2Key, keyFileIterations } from './pbes2.ts';
import { encodePrivateKeyInfo, parsePrivateKeyInfo } from './private-key-info.ts';

/** Every file that is encrypted under it has the same salt, which a password of many bits bears. */
export interface DerivedKey {
  readonly salt: Buffer;
  readonly iterations: number;
  /** 32 octets, for AES-256. */
  readonly key: Buffer;
}

/** Derives a key from a password under a fresh salt. */
export function deriveKey(
  password: Secret,
  random: Random,
  iterations: number = keyFileIterations,
): DerivedKey {
  const salt = random.bytes(16);
  const parameters = { prf: 'id-hmacWithSHA256', encryptionScheme: 'aes256-CBC-PAD' } as const;
  const key = derivePbes2Key(password.reveal(), { ...parameters, salt, iterations });
  return { salt, iterations, key };
}

/** The PrivateKeyInfo's DER: id-PBKDF2 with its parameters (RFC 8018 A.2), the key as privateKey. */
export function encodeDerivedKey({ salt, iterations, key }: DerivedKey): Buffer {
  const parameters = sequence(
    octetString(salt),
    integer(iterations),
    algorithmWithNull('id-hmacWithSHA256'),
  );
  return encodePrivateKeyInfo('id-PBKDF2', key, parameters);
}

/** Reads it again. Throws `key-file-unreadable` for any other key. */
export function parseDerivedKey(privateKeyInfo: Buffer): DerivedKey {
  const { algorithm, parameters, privateKey } = parsePrivateKeyInfo(privateKeyInfo);
  if (algorithm !== oids['id-PBKDF2'] || privateKey.length !== KEY_OCTETS) {
    throw new HakkoError('key-file-unreadable', {});
  }
  const [salt, iterations] = sequenceItems(parameters);
  return { salt: octetStringValue(salt), iterations: countValue(iterations), key: privateKey };
}

const KEY_OCTETS = 32;
