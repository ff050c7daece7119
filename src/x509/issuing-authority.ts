/** The CA in whose name something is prepared, read once for a whole batch. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import { parseCertificate, type Certificate } from './certificate.ts';
import { describeName } from './name.ts';
import { signatureAlgorithmOf, type SignatureAlgorithm } from './signature-algorithm.ts';
import { subjectKeyIdentifier } from './subject-public-key-info.ts';

/** A CA's certificate with all that signing thousands needs of it. */
export interface IssuingAuthority {
  readonly certificate: Certificate;
  readonly publicKey: KeyObject;
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** The key identifier that goes into authorityKeyIdentifier. */
  readonly keyIdentifier: Buffer;
}

/**
 * Reads a CA's certificate. Throws `issuer-not-ca` unless it may sign certificates,
 * `certificate-unreadable`, `key-unsupported`.
 */
export function parseIssuingAuthority(certificateDer: Buffer): IssuingAuthority {
  const certificate = parseCertificate(certificateDer);
  const { subject, subjectPublicKeyInfo, extensions } = certificate;
  const maySign = extensions.keyUsage?.includes('keyCertSign') ?? false;
  if (!(extensions.basicConstraints?.cA ?? false) || !maySign) {
    throw new HakkoError('issuer-not-ca', { subject: describeName(subject) });
  }
  return {
    certificate,
    publicKey: createPublicKey({ key: subjectPublicKeyInfo, format: 'der', type: 'spki' }),
    signatureAlgorithm: signatureAlgorithmOf(subjectPublicKeyInfo),
    keyIdentifier: extensions.subjectKeyIdentifier ?? subjectKeyIdentifier(subjectPublicKeyInfo),
  };
}
