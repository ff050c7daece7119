/**
 * The rules that a tbsCertificate must keep before it is signed: RFC 5280's, and those of our own
 * profiles that no common linter checks. Each looks at the octets as they were read back.
 */
import type { Certificate, TbsCertificate } from './certificate.ts';
import { extensionRules } from './extension-rules.ts';
import { fieldRules } from './field-rules.ts';
import type { Rule } from './lint.ts';
import type { Profile } from './profile.ts';

/** What a certificate is judged by. */
export interface CertificateFacts {
  readonly certificate: TbsCertificate;
  readonly profile: Profile;
  /** The issuing CA's certificate; undefined for a root, which issues itself. */
  readonly issuer: Certificate | undefined;
  /** DER of the AlgorithmIdentifier that the issuer's key signs with. */
  readonly signatureAlgorithm: Buffer;
}

/** A rule for certificates. */
export type CertificateRule = Rule<CertificateFacts>;

/** All rules for certificates. */
export const certificateRules: readonly CertificateRule[] = [...fieldRules, ...extensionRules];
