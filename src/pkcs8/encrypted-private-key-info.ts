/** EncryptedPrivateKeyInfo (RFC 5958 section 3) under PBES2: a private key that a passphrase opens. */
import { parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { octetString, sequence } from '../asn1/der.ts';
import { parseDer } from '../asn1/der-node.ts';
import { octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid, oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import type { DerivedKey } from './derived-key.ts';
import {
  decryptPbes2,
  derivePbes2Key,
  encodePbes2,
  encryptPbes2,
  keyFileIterations,
  parsePbes2,
  type Pbes2Parameters,
} from './pbes2.ts';
import { parsePrivateKeyInfo } from './private-key-info.ts';

/** What opens a key file: a passphrase, NFC already, or the key that was derived from one. */
export type KeyFilePassword = Secret | DerivedKey;

/** Encrypts a PrivateKeyInfo with PBKDF2-HMAC-SHA256 and AES-256-CBC. */
export function encryptPrivateKeyInfo(
  privateKeyInfo: Buffer,
  password: KeyFilePassword,
  random: Random,
  iterations: number = keyFileIterations,
): Buffer {
  const derived = password instanceof Secret ? { salt: random.bytes(16), iterations } : password;
  const parameters: Pbes2Parameters = {
    prf: 'id-hmacWithSHA256',
    salt: derived.salt,
    iterations: derived.iterations,
    encryptionScheme: 'aes256-CBC-PAD',
    iv: random.bytes(16),
  };
  const key = password instanceof Secret ? deriveOnce(password, parameters) : password.key;
  const encrypted = encryptPbes2(privateKeyInfo, { key }, parameters);
  return sequence(encodePbes2(parameters), octetString(encrypted));
}

/**
 * Opens an EncryptedPrivateKeyInfo and gives the PrivateKeyInfo's DER. Throws `passphrase-wrong` for
 * every failure after the key derivation; before it `key-file-unreadable`, `encryption-unsupported`
 * or `iterations-excessive`.
 */
export function decryptPrivateKeyInfo(encrypted: Buffer, password: KeyFilePassword): Buffer {
  const { parameters, encryptedData } = parseEncryptedPrivateKeyInfo(encrypted);
  const key = password instanceof Secret ? deriveOnce(password, parameters) : password.key;
  const plain = decryptPbes2(encryptedData, { key }, parameters);
  // One wrong passphrase in 256 leaves a padding that looks right: then the contents must betray it.
  if (plain === undefined || !isPrivateKeyInfo(plain)) throw new HakkoError('passphrase-wrong', {});
  return plain;
}

/**
 * The key that this password derives for a file of ours; whether it is the right one, opening shows.
 * Throws `encryption-unsupported` for a file that another program wrote in another way.
 */
export function deriveKeyOf(encrypted: Buffer, password: Secret): DerivedKey {
  const { parameters } = parseEncryptedPrivateKeyInfo(encrypted);
  const { prf, salt, iterations, encryptionScheme } = parameters;
  if (prf !== 'id-hmacWithSHA256' || encryptionScheme !== 'aes256-CBC-PAD') {
    throw new HakkoError('encryption-unsupported', { algorithm: `${prf} ${encryptionScheme}` });
  }
  return { salt, iterations, key: Buffer.from(deriveOnce(password, parameters)) };
}

/** The files of a home share their salt: they cost one derivation, as long as the secret is held. */
function deriveOnce(password: Secret, parameters: Pbes2Parameters): Buffer {
  const { prf, salt, iterations, encryptionScheme } = parameters;
  const known = derivedKeys.get(password) ?? new Map<string, Buffer>();
  derivedKeys.set(password, known);
  const name = [prf, salt.toString('hex'), iterations, encryptionScheme].join(' ');
  const key = known.get(name) ?? derivePbes2Key(password.reveal(), parameters);
  known.set(name, key);
  return key;
}

const derivedKeys = new WeakMap<Secret, Map<string, Buffer>>();

function parseEncryptedPrivateKeyInfo(der: Buffer): {
  readonly parameters: Pbes2Parameters;
  readonly encryptedData: Buffer;
} {
  try {
    const [algorithm, encryptedData] = sequenceItems(parseDer(der));
    const { algorithm: dotted, parameters } = parseAlgorithmIdentifier(algorithm);
    if (dotted !== oids['id-PBES2']) {
      throw new HakkoError('encryption-unsupported', { algorithm: describeOid(dotted) });
    }
    return { parameters: parsePbes2(parameters), encryptedData: octetStringValue(encryptedData) };
  } catch (error) {
    if (error instanceof HakkoError && error.code === 'der-fault') {
      throw new HakkoError('key-file-unreadable', {}, error);
    }
    throw error;
  }
}

function isPrivateKeyInfo(der: Buffer): boolean {
  try {
    parsePrivateKeyInfo(der);
    return true;
  } catch {
    return false;
  }
}
