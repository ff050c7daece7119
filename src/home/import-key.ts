/** A CA's private key from a file made elsewhere: PEM or DER, encrypted or not. */
import { createPrivateKey } from 'node:crypto';
import { parseDer } from '../asn1/der-node.ts';
import { isUniversal, sequenceItems } from '../asn1/der-value.ts';
import { encodePem } from '../asn1/pem.ts';
import { HakkoError } from '../errors.ts';
import { isEncryptedKeyFile, openKeyFile } from '../pkcs8/key-file.ts';
import { Secret } from '../secrets/secret.ts';

export interface KeyFile {
  readonly encrypted: boolean;
  /**
   * The PrivateKeyInfo's DER. The passphrase of an unencrypted file does not matter.
   * @throws `passphrase-wrong`, `key-file-unreadable`, `encryption-unsupported`, `iterations-excessive`
   */
  open(passphrase: Secret): Buffer;
}

/** @throws `key-file-kind` for a form before PKCS#8, `key-file-unreadable` */
export function readKeyFile(bytes: Buffer): KeyFile {
  const text = bytes[0] === SEQUENCE ? pemOfDer(bytes) : bytes.toString('utf8');
  return {
    encrypted: isEncryptedKeyFile(text),
    open: (passphrase) => {
      const opened = tryPassphrases(text, passphrase);
      try {
        // Written anew: an EC key gets its public point, which not every program puts in.
        const key = createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' });
        return key.export({ format: 'der', type: 'pkcs8' });
      } catch (error) {
        throw new HakkoError('key-file-unreadable', {}, error);
      } finally {
        opened.fill(0);
      }
    },
  };
}

/** The first octet of every key in DER. */
const SEQUENCE = 0x30;

/** Most keyboards give NFC; a passphrase that was typed on a Mac may stand in the file as NFD. */
function tryPassphrases(text: string, passphrase: Secret): Buffer {
  const composed = new Secret(passphrase.reveal().normalize('NFC'));
  const decomposed = new Secret(passphrase.reveal().normalize('NFD'));
  try {
    return openKeyFile(text, composed);
  } catch (error) {
    const wrong = error instanceof HakkoError && error.code === 'passphrase-wrong';
    if (!wrong || decomposed.reveal() === composed.reveal()) throw error;
    return openKeyFile(text, decomposed);
  }
}

/**
 * What the DER of a key looks like: EncryptedPrivateKeyInfo begins with an algorithm, PrivateKeyInfo
 * with a version and an algorithm. OpenSSL 3.0 also writes RSAPrivateKey (RFC 8017 A.1.2) and
 * ECPrivateKey (RFC 5915), which have a number or the key itself in second place.
 */
function pemOfDer(der: Buffer): string {
  try {
    const [first, second] = sequenceItems(parseDer(der));
    if (!isUniversal(first, INTEGER)) return encodePem('ENCRYPTED PRIVATE KEY', der);
    if (isUniversal(second, SEQUENCE_NUMBER)) return encodePem('PRIVATE KEY', der);
    const type = isUniversal(second, INTEGER) ? 'pkcs1' : 'sec1';
    const key = createPrivateKey({ key: der, format: 'der', type });
    return encodePem('PRIVATE KEY', key.export({ format: 'der', type: 'pkcs8' }));
  } catch (error) {
    throw new HakkoError('key-file-unreadable', {}, error);
  }
}

const INTEGER = 0x02;
const SEQUENCE_NUMBER = 0x10;
