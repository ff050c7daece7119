/** Whether a certificate or a CRL really comes from a CA: its name and its signature. */
import type { Certificate } from './certificate.ts';
import type { CertificateList } from './certificate-list.ts';
import type { IssuingAuthority } from './issuing-authority.ts';
import { isSignedBy } from './signature-algorithm.ts';

/**
 * True when the issuer's name is the CA's subject, octet by octet, both AlgorithmIdentifiers are the one
 * that follows from the CA's key, and the signature verifies. Dates and revocation are not looked at.
 */
export function isIssuedBy(
  signed: Certificate | CertificateList,
  { certificate, publicKey, signatureAlgorithm }: IssuingAuthority,
): boolean {
  return (
    signed.issuer.raw.equals(certificate.subject.raw) &&
    signed.signature.equals(signatureAlgorithm.encoding) &&
    signed.signatureAlgorithm.equals(signatureAlgorithm.encoding) &&
    isSignedBy(publicKey, signatureAlgorithm, signed.raw, signed.signatureValue)
  );
}
