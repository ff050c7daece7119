/** Revocation lists of CAs whose keys are elsewhere, as files: a server that checks a whole chain needs them. */
import { encodePem, findPem, parsePem } from '../asn1/pem.ts';
import { HakkoError } from '../errors.ts';
import { parseCertificateList, type CertificateList } from '../x509/certificate-list.ts';
import { isIssuedBy } from '../x509/issued-by.ts';
import { parseIssuingAuthority } from '../x509/issuing-authority.ts';
import type { Site, SiteAuthority } from './site.ts';

/** PEM with one or several lists, or DER with one. */
export interface CrlFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * The site with these lists in place. Of two lists of one CA the one that ends later stays.
 * @throws `site-crl-unreadable`, `site-crl-foreign` for a list of none of its CAs, `site-crl-own` for one of
 * a CA whose lists are made here, `site-crl-ended`
 */
export function withForeignCrls(site: Site, files: readonly CrlFile[], now: Date): Site {
  const own = new Set(site.authorities.filter(({ crl }) => crl).map(({ name }) => name));
  const given = new Map<string, NonNullable<SiteAuthority['crl']>>();
  for (const file of files) {
    for (const list of readLists(file)) {
      const { path } = file;
      const { nextUpdate } = list;
      const name = issuerOf(site, list)?.name;
      if (name === undefined) throw new HakkoError('site-crl-foreign', { path });
      if (own.has(name)) throw new HakkoError('site-crl-own', { path, ca: name });
      // A list without an end is none that RFC 5280 (5.1.2.5) knows.
      if (!nextUpdate) throw new HakkoError('site-crl-unreadable', { path });
      if (nextUpdate <= now) throw new HakkoError('site-crl-ended', { path, nextUpdate });
      const known = given.get(name);
      if (known && known.nextUpdate >= nextUpdate) continue;
      given.set(name, { pem: encodePem('X509 CRL', list.der), nextUpdate });
    }
  }
  const authorities = site.authorities.map((authority) => {
    const crl = given.get(authority.name);
    return crl ? { ...authority, crl } : authority;
  });
  return { ...site, authorities };
}

function issuerOf({ authorities }: Site, list: CertificateList): SiteAuthority | undefined {
  return authorities.find(({ certificatePem }) =>
    isIssuedBy(list, parseIssuingAuthority(findPem(certificatePem, 'CERTIFICATE').der)),
  );
}

function readLists({ path, bytes }: CrlFile): readonly CertificateList[] {
  const blocks = parsePem(bytes.toString('latin1')).filter(({ label }) => label === 'X509 CRL');
  try {
    return (blocks.length > 0 ? blocks.map(({ der }) => der) : [bytes]).map(parseCertificateList);
  } catch (error) {
    throw new HakkoError('site-crl-unreadable', { path }, error);
  }
}
