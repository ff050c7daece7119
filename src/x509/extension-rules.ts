/** The rules that the extensions of a tbsCertificate must keep (RFC 5280 4.2, and our profiles). */
import { oids } from '../asn1/oids.ts';
import type { CertificateRule } from './certificate-rules.ts';
import type { Profile } from './profile.ts';
import { parseSubjectPublicKeyInfo, subjectKeyIdentifier } from './subject-public-key-info.ts';

/** All of them. */
export const extensionRules: readonly CertificateRule[] = [
  {
    rule: 'extensions-once',
    section: 'RFC 5280 4.2',
    holds: ({ certificate: { extensions } }) =>
      new Set(extensions.all.map(({ id }) => id)).size === extensions.all.length,
  },
  {
    rule: 'extensions-known',
    section: 'hakko: profile',
    holds: ({ certificate: { extensions } }) =>
      extensions.all.every(({ id, critical }) => critical === criticality.get(id)),
  },
  {
    rule: 'basic-constraints-of-profile',
    section: 'RFC 5280 4.2.1.9',
    holds: ({ certificate: { extensions }, profile }) =>
      extensions.basicConstraints?.cA === profile.cA &&
      extensions.basicConstraints.pathLenConstraint === profile.pathLenConstraint,
  },
  {
    rule: 'key-usage-of-profile',
    section: 'RFC 5280 4.2.1.3',
    holds: ({ certificate, profile }) =>
      certificate.extensions.keyUsage?.join() ===
      keyUsageOf(profile, certificate.subjectPublicKeyInfo).join(),
  },
  {
    rule: 'ext-key-usage-of-profile',
    section: 'RFC 5280 4.2.1.12',
    holds: ({ certificate: { extensions }, profile }) =>
      (extensions.extKeyUsage ?? []).join() === profile.extKeyUsage.join(),
  },
  {
    rule: 'subject-key-identifier',
    section: 'RFC 5280 4.2.1.2',
    holds: ({ certificate: { extensions, subjectPublicKeyInfo } }) =>
      extensions.subjectKeyIdentifier?.equals(subjectKeyIdentifier(subjectPublicKeyInfo)) ?? false,
  },
  {
    rule: 'authority-key-identifier',
    section: 'RFC 5280 4.2.1.1',
    holds: ({ certificate, issuer }) =>
      certificate.extensions.authorityKeyIdentifier?.equals(
        (issuer ?? certificate).extensions.subjectKeyIdentifier ??
          subjectKeyIdentifier((issuer ?? certificate).subjectPublicKeyInfo),
      ) ?? false,
  },
];

/** The key usage that the profile gives to this kind of key, in the order of the bits. */
export function keyUsageOf(profile: Profile, subjectPublicKeyInfo: Buffer): Profile['keyUsage'] {
  if (profile.keyUsageOfRsa.length === 0) return profile.keyUsage;
  return parseSubjectPublicKeyInfo(subjectPublicKeyInfo).kind === 'rsa'
    ? [...profile.keyUsage, ...profile.keyUsageOfRsa]
    : profile.keyUsage;
}

/** Which extensions may stand there, and whether they are critical. */
const criticality: ReadonlyMap<string, boolean> = new Map<string, boolean>([
  [oids['id-ce-basicConstraints'], true],
  [oids['id-ce-keyUsage'], true],
  [oids['id-ce-extKeyUsage'], false],
  [oids['id-ce-subjectKeyIdentifier'], false],
  [oids['id-ce-authorityKeyIdentifier'], false],
  [oids['id-ce-subjectAltName'], false],
  [oids['id-ce-cRLDistributionPoints'], false],
  [oids['id-pe-authorityInfoAccess'], false],
]);
