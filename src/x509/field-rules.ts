/** The rules that the fields of a tbsCertificate must keep (RFC 5280 4.1, and our profiles). */
import { oids } from '../asn1/oids.ts';
import type { CertificateRule } from './certificate-rules.ts';
import { nameLengthMaximum } from './name-length.ts';
import { parseSubjectPublicKeyInfo } from './subject-public-key-info.ts';

/** All of them. */
export const fieldRules: readonly CertificateRule[] = [
  {
    rule: 'version-3',
    section: 'RFC 5280 4.1.2.1',
    holds: ({ certificate }) => certificate.version === 3,
  },
  {
    rule: 'serial-number-positive',
    section: 'RFC 5280 4.1.2.2',
    holds: ({ certificate: { serialNumber } }) =>
      (serialNumber[0] ?? 0x80) < 0x80 && serialNumber.some((octet) => octet !== 0),
  },
  {
    rule: 'serial-number-9-to-20-octets',
    section: 'RFC 5280 4.1.2.2',
    holds: ({ certificate: { serialNumber } }) =>
      serialNumber.length >= 9 && serialNumber.length <= 20,
  },
  {
    rule: 'signature-algorithm-of-issuer',
    section: 'RFC 5280 4.1.2.3',
    holds: ({ certificate, signatureAlgorithm }) =>
      certificate.signature.equals(signatureAlgorithm),
  },
  {
    rule: 'issuer-equals-subject-of-issuer',
    section: 'RFC 5280 4.1.2.4',
    holds: ({ certificate, issuer }) =>
      certificate.issuer.raw.equals((issuer ?? certificate).subject.raw),
  },
  {
    rule: 'validity-in-order',
    section: 'RFC 5280 4.1.2.5',
    holds: ({ certificate: { validity } }) => validity.notBefore < validity.notAfter,
  },
  {
    rule: 'validity-within-issuer',
    section: 'RFC 5280 6.1',
    holds: ({ certificate: { validity }, issuer }) =>
      issuer === undefined || validity.notAfter <= issuer.validity.notAfter,
  },
  {
    rule: 'validity-within-profile',
    section: 'hakko: profile',
    holds: ({ certificate: { validity }, profile }) =>
      validity.notAfter.getTime() - validity.notBefore.getTime() <=
      profile.maximumValidityDays * 24 * 60 * 60 * 1000,
  },
  {
    rule: 'subject-has-common-name',
    section: 'RFC 5280 4.1.2.6',
    holds: ({ certificate: { subject } }) =>
      subject.attributes.some(({ type }) => type === oids['id-at-commonName']),
  },
  {
    rule: 'subject-string-types',
    section: 'RFC 5280 4.1.2.4',
    holds: ({ certificate: { subject } }) =>
      subject.attributes.every(
        ({ type, stringType }) => stringType === (type === oids['id-at-countryName'] ? 0x13 : 0x0c),
      ),
  },
  {
    rule: 'subject-lengths',
    section: 'RFC 5280 A.1',
    holds: ({ certificate: { subject } }) =>
      subject.attributes.every(({ type, value }) =>
        type === oids['id-at-countryName']
          ? /^[A-Z]{2}$/.test(value)
          : value.length > 0 && Array.from(value).length <= nameLengthMaximum,
      ),
  },
  {
    rule: 'public-key-strong',
    section: 'FIPS 186-5 5.1, A.1.1',
    holds: ({ certificate }) => isStrong(certificate.subjectPublicKeyInfo),
  },
];

function isStrong(subjectPublicKeyInfo: Buffer): boolean {
  const key = parseSubjectPublicKeyInfo(subjectPublicKeyInfo);
  if (key.kind === 'rsa') return key.modulusBits >= 2048 && key.publicExponent >= 65537;
  return key.kind === 'ec' && (key.namedCurve === 'secp256r1' || key.namedCurve === 'secp384r1');
}
