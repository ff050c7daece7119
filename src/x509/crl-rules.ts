/** The rules that a tbsCertList must keep before it is signed (RFC 5280 section 5). */
import { oids } from '../asn1/oids.ts';
import type { Certificate } from './certificate.ts';
import type { TbsCertList } from './certificate-list.ts';
import type { Rule } from './lint.ts';

/** What a CRL is judged by. */
export interface CrlFacts {
  readonly crl: TbsCertList;
  readonly issuer: Certificate;
  /** The issuer's key identifier. */
  readonly keyIdentifier: Buffer;
  /** DER of the AlgorithmIdentifier that the issuer's key signs with. */
  readonly signatureAlgorithm: Buffer;
}

/** All rules for CRLs. */
export const crlRules: readonly Rule<CrlFacts>[] = [
  {
    rule: 'crl-version-2',
    section: 'RFC 5280 5.1.2.1',
    holds: ({ crl }) => crl.version === 2,
  },
  {
    rule: 'crl-signature-algorithm-of-issuer',
    section: 'RFC 5280 5.1.2.2',
    holds: ({ crl, signatureAlgorithm }) => crl.signature.equals(signatureAlgorithm),
  },
  {
    rule: 'crl-issuer-equals-subject-of-issuer',
    section: 'RFC 5280 5.1.2.3',
    holds: ({ crl, issuer }) => crl.issuer.raw.equals(issuer.subject.raw),
  },
  {
    rule: 'crl-issuer-may-sign-crls',
    section: 'RFC 5280 4.2.1.3',
    holds: ({ issuer }) => issuer.extensions.keyUsage?.includes('cRLSign') ?? false,
  },
  {
    rule: 'crl-updates-in-order',
    section: 'RFC 5280 5.1.2.5',
    holds: ({ crl }) => crl.nextUpdate !== undefined && crl.thisUpdate < crl.nextUpdate,
  },
  {
    rule: 'crl-empty-list-absent',
    section: 'RFC 5280 5.1.2.6',
    holds: ({ crl }) => crl.revokedCertificates?.length !== 0,
  },
  {
    rule: 'crl-entries-once',
    section: 'RFC 5280 5.1.2.6',
    holds: ({ crl }) => {
      const serials = (crl.revokedCertificates ?? []).map(({ serialNumber }) =>
        serialNumber.toString('hex'),
      );
      return new Set(serials).size === serials.length;
    },
  },
  {
    rule: 'crl-entries-not-in-future',
    section: 'RFC 5280 5.1.2.6',
    holds: ({ crl }) =>
      (crl.revokedCertificates ?? []).every(
        ({ revocationDate }) => revocationDate <= crl.thisUpdate,
      ),
  },
  {
    rule: 'crl-reason-worth-saying',
    section: 'RFC 5280 5.3.1',
    // `unspecified` by omission; `removeFromCRL` belongs into delta CRLs.
    holds: ({ crl }) =>
      (crl.revokedCertificates ?? []).every(
        ({ reasonCode, extensions }) =>
          reasonCode !== 'removeFromCRL' &&
          (reasonCode !== 'unspecified') ===
            extensions.some(({ id }) => id === oids['id-ce-cRLReasons']),
      ),
  },
  {
    rule: 'crl-number',
    section: 'RFC 5280 5.2.3',
    holds: ({ crl: { cRLNumber } }) =>
      cRLNumber !== undefined && cRLNumber >= 0n && cRLNumber < 1n << 159n,
  },
  {
    rule: 'crl-authority-key-identifier',
    section: 'RFC 5280 5.2.1',
    holds: ({ crl, keyIdentifier }) => crl.authorityKeyIdentifier?.equals(keyIdentifier) ?? false,
  },
];
