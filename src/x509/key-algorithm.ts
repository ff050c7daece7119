/** The kinds of keys that hakko makes for CAs, clients and servers. */
import { generateKeyPairSync } from 'node:crypto';

export type KeyAlgorithm = 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'ec-p256' | 'ec-p384';

/** A new key pair, both halves as DER. */
export interface KeyPair {
  /** PrivateKeyInfo (PKCS#8); an EC key with its public point, which some readers need. */
  readonly privateKey: Buffer;
  readonly subjectPublicKeyInfo: Buffer;
}

/** Every key algorithm: what node:crypto is asked for. */
const recipes: Readonly<Record<KeyAlgorithm, () => KeyPair>> = {
  'rsa-2048': () => generateRsa(2048),
  'rsa-3072': () => generateRsa(3072),
  'rsa-4096': () => generateRsa(4096),
  'ec-p256': () => generateEc('P-256'),
  'ec-p384': () => generateEc('P-384'),
};

/** All key algorithms, for settings and prompts. */
export const keyAlgorithms = Object.keys(recipes) as readonly KeyAlgorithm[];

/** Makes a key pair. It blocks, up to a second for rsa-4096: workers call it. */
export function generateKeyPair(algorithm: KeyAlgorithm): KeyPair {
  return recipes[algorithm]();
}

function generateRsa(modulusLength: number): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding,
    privateKeyEncoding,
  });
  return { privateKey, subjectPublicKeyInfo: publicKey };
}

function generateEc(namedCurve: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve,
    publicKeyEncoding,
    privateKeyEncoding,
  });
  return { privateKey, subjectPublicKeyInfo: publicKey };
}

const publicKeyEncoding = { type: 'spki', format: 'der' } as const;
const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const;
