/** The one interface through which a CA signs: a key in memory today, a token or a KMS tomorrow. */
import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
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
    // Not in the thread pool: a millisecond of work is not worth the wait behind others there.
    sign: (tbs) => Promise.resolve(sign(digest, tbs, privateKey)),
  };
}

/** A signer on a PrivateKeyInfo's DER, as `openKeyFile` gives it. Throws `key-unsupported`. */
export function keySignerFromDer(privateKeyInfo: Buffer): Signer {
  return keySigner(createPrivateKey({ key: privateKeyInfo, format: 'der', type: 'pkcs8' }));
}
