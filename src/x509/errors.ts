/** What can stop a certificate or a CRL from being prepared, signed or read. */
import type { Finding } from './lint.ts';

export interface X509ErrorArgs {
  /** `length` and `maximum` count characters (RFC 5280, appendix A). */
  'name-length': { readonly attribute: string; readonly length: number; readonly maximum: number };
  /** A control character, or half of a surrogate pair. */
  'name-character': { readonly attribute: string };
  'name-country': { readonly value: string };
  'mail-address-invalid': { readonly value: string };
  'dns-name-invalid': { readonly value: string };
  'url-invalid': { readonly value: string };
  'validity-order': { readonly notBefore: Date; readonly notAfter: Date };
  'validity-past-issuer': { readonly notAfter: Date; readonly issuerNotAfter: Date };
  'key-unsupported': { readonly algorithm: string };
  /** The certificate that should sign others is no CA's, or may not sign certificates. */
  'issuer-not-ca': { readonly subject: string };
  /** Our own rules refused what we were about to sign: a bug, or a setting that breaks a rule. */
  lint: { readonly findings: readonly Finding[] };
  /** The private key at hand is not the one of the issuing certificate. */
  'signer-not-issuer': { readonly issuer: string };
  /** What the signer gave back does not verify. */
  'signature-invalid': Record<string, never>;
  'certificate-unreadable': Record<string, never>;
  'crl-unreadable': Record<string, never>;
}
