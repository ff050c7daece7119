/** Which signature algorithm follows from a CA's key: there is nothing to choose, so nothing to mix up. */
import { verify, type KeyObject } from 'node:crypto';
import { algorithmIdentifier, algorithmWithNull } from '../asn1/algorithm-identifier.ts';
import { HakkoError } from '../errors.ts';
import { parseSubjectPublicKeyInfo } from './subject-public-key-info.ts';

/** How one kind of CA key signs. */
export interface SignatureAlgorithm {
  /** node:crypto's name of the digest. */
  readonly digest: 'sha256' | 'sha384';
  /** The AlgorithmIdentifier's DER, which stands inside and outside of what is signed. */
  readonly encoding: Buffer;
}

/** RFC 4055 section 5 demands the NULL. */
const rsa: SignatureAlgorithm = {
  digest: 'sha256',
  encoding: algorithmWithNull('sha256WithRSAEncryption'),
};

/** RFC 5758 3.2: no parameters. */
const ec: Readonly<Partial<Record<string, SignatureAlgorithm>>> = {
  secp256r1: { digest: 'sha256', encoding: algorithmIdentifier('ecdsa-with-SHA256') },
  secp384r1: { digest: 'sha384', encoding: algorithmIdentifier('ecdsa-with-SHA384') },
};

/** The algorithm of a key given as SubjectPublicKeyInfo. Throws `key-unsupported`, `der-fault`. */
export function signatureAlgorithmOf(subjectPublicKeyInfo: Buffer): SignatureAlgorithm {
  const key = parseSubjectPublicKeyInfo(subjectPublicKeyInfo);
  if (key.kind === 'rsa') return rsa;
  const name = key.kind === 'ec' ? key.namedCurve : key.algorithm;
  const algorithm = ec[name];
  if (algorithm === undefined) throw new HakkoError('key-unsupported', { algorithm: name });
  return algorithm;
}

/** Whether the signature over the tbs octets was made by the private half of `publicKey`. */
export function isSignedBy(
  publicKey: KeyObject,
  { digest }: SignatureAlgorithm,
  tbs: Buffer,
  signature: Buffer,
): boolean {
  return verify(digest, tbs, publicKey, signature);
}
