/** A CA that the portal trusts, with its CRL, read and checked once for many judgements. */
import { findPem } from '../asn1/pem.ts';
import type { SiteAuthority } from '../site/site.ts';
import { parseCertificateList, type CertificateList } from '../x509/certificate-list.ts';
import { isIssuedBy } from '../x509/issued-by.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../x509/issuing-authority.ts';

export interface TrustedAuthority {
  readonly name: string;
  readonly issuing: IssuingAuthority;
  /** Lower-case hexadecimal. */
  readonly serialNumber: string;
  readonly notAfter: Date;
  /** None when there is none, or none that this CA has signed. */
  readonly crl?: { readonly revoked: ReadonlySet<string>; readonly nextUpdate: Date };
  /** A list is there, and is not this CA's. */
  readonly crlUnusable: boolean;
  /** The CA above it; none for a root. */
  readonly issuer?: TrustedAuthority;
}

/** @throws `issuer-not-ca`, `certificate-unreadable`, `pem-missing` */
export function trustAuthorities(
  authorities: readonly SiteAuthority[],
): readonly TrustedAuthority[] {
  const trusted: TrustedAuthority[] = [];
  for (const { name, certificatePem, notAfter, crl } of authorities) {
    const issuing = parseIssuingAuthority(findPem(certificatePem, 'CERTIFICATE').der);
    const list = crl && readCrl(crl.pem, issuing);
    // They come from the root down.
    const issuer = trusted.find(
      (above) => above.name !== name && isIssuedBy(issuing.certificate, above.issuing),
    );
    trusted.push({
      ...{ name, issuing, notAfter, crlUnusable: crl !== undefined && !list },
      serialNumber: issuing.certificate.serialNumber.toString('hex'),
      ...(list?.nextUpdate && {
        crl: { revoked: revokedIn(list), nextUpdate: list.nextUpdate },
      }),
      ...(issuer && { issuer }),
    });
  }
  return trusted;
}

function readCrl(pem: string, issuing: IssuingAuthority): CertificateList | undefined {
  try {
    const list = parseCertificateList(findPem(pem, 'X509 CRL').der);
    return isIssuedBy(list, issuing) ? list : undefined;
  } catch {
    return undefined;
  }
}

function revokedIn({ revokedCertificates = [] }: CertificateList): ReadonlySet<string> {
  return new Set(revokedCertificates.map(({ serialNumber }) => serialNumber.toString('hex')));
}
