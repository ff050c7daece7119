/** EncryptedPrivateKeyInfo (RFC 5958 section 3) under PBES2: a private key that a passphrase opens. */
import { parseAlgorithmIdentifier } from '../asn1/algorithm-identifier.ts';
import { octetString, sequence } from '../asn1/der.ts';
import { parseDer } from '../asn1/der-node.ts';
import { octetStringValue, sequenceItems } from '../asn1/der-value.ts';
import { describeOid, oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import {
  decryptPbes2,
  encodePbes2,
  encryptPbes2,
  parsePbes2,
  type Pbes2Parameters,
} from './pbes2.ts';
import { parsePrivateKeyInfo } from './private-key-info.ts';

/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA256: about 0.15 s for each try at a passphrase. */
export const keyFileIterations = 600_000;

/** Encrypts a PrivateKeyInfo with PBKDF2-HMAC-SHA256 and AES-256-CBC; the passphrase is NFC already. */
export function encryptPrivateKeyInfo(
  privateKeyInfo: Buffer,
  passphrase: Secret,
  random: Random,
  iterations: number = keyFileIterations,
): Buffer {
  const parameters: Pbes2Parameters = {
    prf: 'id-hmacWithSHA256',
    salt: random.bytes(16),
    iterations,
    encryptionScheme: 'aes256-CBC-PAD',
    iv: random.bytes(16),
  };
  const encrypted = encryptPbes2(privateKeyInfo, passphrase.reveal(), parameters);
  return sequence(encodePbes2(parameters), octetString(encrypted));
}

/**
 * Opens an EncryptedPrivateKeyInfo and gives the PrivateKeyInfo's DER. Throws `passphrase-wrong` for
 * every failure after the key derivation; before it `key-file-unreadable`, `encryption-unsupported`
 * or `iterations-excessive`.
 */
export function decryptPrivateKeyInfo(encrypted: Buffer, passphrase: Secret): Buffer {
  const { parameters, encryptedData } = parseEncryptedPrivateKeyInfo(encrypted);
  const plain = decryptPbes2(encryptedData, passphrase.reveal(), parameters);
  // One wrong passphrase in 256 leaves a padding that looks right: then the contents must betray it.
  if (plain === undefined || !isPrivateKeyInfo(plain)) throw new HakkoError('passphrase-wrong', {});
  return plain;
}

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
