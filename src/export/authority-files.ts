/** Certificates and revocation lists of the CAs, one by one and together, as servers read them. */
import { findPem } from '../asn1/pem.ts';
import type { SiteAuthority } from '../site/site.ts';
import type { ExportedFile } from './exported-file.ts';

/** All certificates in one file, from the root down, and all lists in another. */
export const BUNDLE_FILE = 'ca/bundle.pem';
export const CRLS_FILE = 'crl/all.crl.pem';

export function authorityFiles(authorities: readonly SiteAuthority[]): readonly ExportedFile[] {
  const crls = authorities.flatMap(({ crl }) => crl?.pem ?? []);
  return [
    { path: BUNDLE_FILE, content: authorities.map(({ certificatePem: pem }) => pem).join('') },
    { path: CRLS_FILE, content: crls.join('') },
    ...authorities.flatMap(({ name, certificatePem, crl }) => [
      { path: `ca/${name}.crt`, content: certificatePem },
      { path: `ca/${name}.cer`, content: findPem(certificatePem, 'CERTIFICATE').der },
      ...(crl
        ? [
            { path: `crl/${name}.crl.pem`, content: crl.pem },
            { path: `crl/${name}.crl`, content: findPem(crl.pem, 'X509 CRL').der },
          ]
        : []),
    ]),
  ];
}
