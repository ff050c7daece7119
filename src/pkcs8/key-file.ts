/** A private key as a PEM file: what `openssl pkey` opens, and what administrators bring along. */
import { encodePem, parsePem } from '../asn1/pem.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import type { DerivedKey } from './derived-key.ts';
import {
  decryptPrivateKeyInfo,
  deriveKeyOf,
  encryptPrivateKeyInfo,
  type KeyFilePassword,
} from './encrypted-private-key-info.ts';
import { parsePrivateKeyInfo } from './private-key-info.ts';

const encryptedLabel = 'ENCRYPTED PRIVATE KEY';
const plainLabel = 'PRIVATE KEY';

/** The text of a key file: the PrivateKeyInfo, encrypted (RFC 7468 section 11). */
export function encodeKeyFile(
  privateKeyInfo: Buffer,
  password: KeyFilePassword,
  random: Random,
): string {
  return encodePem(encryptedLabel, encryptPrivateKeyInfo(privateKeyInfo, password, random));
}

/** Whether a key file asks for a passphrase. Throws `key-file-kind`, `key-file-unreadable`. */
export function isEncryptedKeyFile(text: string): boolean {
  return keyBlock(text).label === encryptedLabel;
}

/**
 * Opens a key file and gives the PrivateKeyInfo's DER. An unencrypted key is taken as it is, whatever
 * the passphrase. Throws `passphrase-wrong`, `key-file-kind`, `key-file-unreadable`,
 * `encryption-unsupported`, `iterations-excessive`.
 */
export function openKeyFile(text: string, password: KeyFilePassword): Buffer {
  const { label, der } = keyBlock(text);
  if (label === encryptedLabel) return decryptPrivateKeyInfo(der, password);
  try {
    parsePrivateKeyInfo(der);
  } catch (error) {
    throw new HakkoError('key-file-unreadable', {}, error);
  }
  return der;
}

/** The key that this password derives for an encrypted key file of ours. Throws as `openKeyFile`. */
export function deriveKeyOfFile(text: string, password: Secret): DerivedKey {
  const { label, der } = keyBlock(text);
  if (label !== encryptedLabel) throw new HakkoError('key-file-kind', { label });
  return deriveKeyOf(der, password);
}

/** The first block that names a private key; files of OpenSSL may hold `EC PARAMETERS` before it. */
function keyBlock(text: string): { readonly label: string; readonly der: Buffer } {
  const block = parsePem(text).find(({ label }) => label.endsWith(plainLabel));
  if (block?.label === encryptedLabel || block?.label === plainLabel) return block;
  const label = block?.label ?? legacyLabel.exec(text)?.[1];
  throw label === undefined
    ? new HakkoError('key-file-unreadable', {})
    : new HakkoError('key-file-kind', { label });
}

/** OpenSSL's own form before PKCS#8, whose header lines are not PEM as RFC 7468 knows it. */
const legacyLabel = /-----BEGIN ((?:[A-Z]+ )+PRIVATE KEY)-----/;
