/**
 * The data key of the sealed secrets as a PrivateKeyInfo: 32 octets under the name id-aes256-GCM, so
 * that `vault.key` is encrypted, opened and re-encrypted by the same code as a CA's key.
 */
import { oids } from '../asn1/oids.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import { encodeKeyFile, openKeyFile } from './key-file.ts';
import { encodePrivateKeyInfo, parsePrivateKeyInfo } from './private-key-info.ts';

/** Octets of an AES-256 key. */
export const dataKeyOctets = 32;

/** The text of the key file that holds a data key, encrypted under the passphrase. */
export function encodeDataKeyFile(dataKey: Buffer, passphrase: Secret, random: Random): string {
  if (dataKey.length !== dataKeyOctets) throw new RangeError('a data key has 32 octets');
  return encodeKeyFile(encodePrivateKeyInfo('id-aes256-GCM', dataKey), passphrase, random);
}

/** Opens it again. Throws what `openKeyFile` throws, and `key-file-unreadable` for any other key. */
export function openDataKeyFile(text: string, passphrase: Secret): Buffer {
  const { algorithm, privateKey } = parsePrivateKeyInfo(openKeyFile(text, passphrase));
  if (algorithm !== oids['id-aes256-GCM'] || privateKey.length !== dataKeyOctets) {
    throw new HakkoError('key-file-unreadable', {});
  }
  return privateKey;
}
