/** The one interface through which a CA signs: a key in memory today, a token or a KMS tomorrow. */
import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { signatureAlgorithmOf } from './signature-algorithm.ts';

/** Something that holds a CA's private key and gives signatures, never the key. */
export interface Signer {
  readonly publicKey: KeyObject;
  /**
   * Signs the octets: PKCS#1 v1.5 with SHA-256 under an RSA key, ECDSA (DER) with SHA-256 under P-256
   * and with SHA-384 under P-384.
   */
  sign(tbs: Buffer): Promise<Buffer>;
}

/** A signer on a private key in memory. Throws `key-unsupported`. */
export function keySigner(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey);
  const { digest } = signatureAlgorithmOf(publicKey.export({ type: 'spki', format: 'der' }));
  return {
    publicKey,
    // In the thread pool, which has little else to do: the main thread goes on meanwhile.
    sign: (tbs) => signAside(digest, tbs, privateKey),
  };
}

const signAside = promisify(sign);

/** A signer on a PrivateKeyInfo's DER, as `openKeyFile` gives it. Throws `key-unsupported`. */
export function keySignerFromDer(privateKeyInfo: Buffer): Signer {
  return keySigner(createPrivateKey({ key: privateKeyInfo, format: 'der', type: 'pkcs8' }));
}
