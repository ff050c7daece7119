/**
 * The data key of the sealed secrets as a PrivateKeyInfo: 32 octets under the name id-aes256-GCM, so
 * that `vault.key` is encrypted, opened and re-encrypted by the same code as a CA's key.
 */
import { oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import { encodePrivateKeyInfo, parsePrivateKeyInfo } from './private-key-info.ts';

/** Octets of an AES-256 key. */
export const dataKeyOctets = 32;

/** The PrivateKeyInfo's DER that holds a data key. */
export function encodeDataKey(dataKey: Buffer): Buffer {
  if (dataKey.length !== dataKeyOctets) throw new RangeError('a data key has 32 octets');
  return encodePrivateKeyInfo('id-aes256-GCM', dataKey);
}

/** Reads it again. Throws `key-file-unreadable` for any other key. */
export function parseDataKey(privateKeyInfo: Buffer): Buffer {
  const { algorithm, privateKey } = parsePrivateKeyInfo(privateKeyInfo);
  if (algorithm !== oids['id-aes256-GCM'] || privateKey.length !== dataKeyOctets) {
    throw new HakkoError('key-file-unreadable', {});
  }
  return privateKey;
}
