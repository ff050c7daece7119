/** The rules for a certificate that exists: `verify` judges by them what was once signed. */
import { certificateRules, type CertificateFacts } from './certificate-rules.ts';
import type { Certificate } from './certificate.ts';
import { isIssuedBy } from './issued-by.ts';
import type { IssuingAuthority } from './issuing-authority.ts';
import { lint, type Finding, type Rule } from './lint.ts';
import { profiles, type ProfileName } from './profile.ts';

interface SignedFacts extends CertificateFacts {
  readonly certificate: Certificate;
  readonly authority: IssuingAuthority;
}

const signedRules: readonly Rule<SignedFacts>[] = [
  {
    rule: 'signature-algorithm-same-outside',
    section: 'RFC 5280 4.1.1.2',
    holds: ({ certificate }) => certificate.signatureAlgorithm.equals(certificate.signature),
  },
  {
    rule: 'signature-verifies',
    section: 'RFC 5280 6.1.3',
    holds: ({ certificate, authority }) => isIssuedBy(certificate, authority),
  },
];

/** All findings of a certificate under its CA; a root is given as its own. None: it is as it should be. */
export function lintCertificate(
  certificate: Certificate,
  profile: ProfileName,
  authority: IssuingAuthority,
): readonly Finding[] {
  const facts = {
    certificate,
    profile: profiles[profile],
    issuer: profile === 'root' ? undefined : authority.certificate,
    signatureAlgorithm: authority.signatureAlgorithm.encoding,
    authority,
  };
  return [...lint(certificateRules, facts), ...lint(signedRules, facts)];
}
