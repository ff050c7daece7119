/** Where a certificate says that its issuer's CRL and certificate can be fetched. */
import type { Settings } from '../settings/read-settings.ts';
import { authorityFileName, type AuthorityPlace } from './home-paths.ts';

export interface IssuerUrls {
  /** RFC 5280 4.2.1.13. */
  readonly crlDistributionPoint?: string;
  /** RFC 5280 4.2.2.1: the certificate of the issuer, as DER. */
  readonly caIssuers?: string;
}

/**
 * What the settings want a certificate to say of the CA that issues it: a client's of the issuing CA,
 * an issuing CA's of its root. Empty where they want nothing.
 */
export function issuerUrls({ ca }: Pick<Settings, 'ca'>, issuer: AuthorityPlace): IssuerUrls {
  const name = authorityFileName(issuer);
  const crlDistributionPoint = ca.crlUrl.replaceAll(CA_PLACEHOLDER, name);
  const caIssuers = ca.issuerUrl.replaceAll(CA_PLACEHOLDER, name);
  return {
    ...(crlDistributionPoint !== '' && { crlDistributionPoint }),
    ...(caIssuers !== '' && { caIssuers }),
  };
}

/** The settings whose URL names one CA's file in the certificates of all, unless it has a placeholder. */
export function urlsWithoutPlaceholder({
  ca,
}: Pick<Settings, 'ca'>): readonly ('crlUrl' | 'issuerUrl')[] {
  return (['crlUrl', 'issuerUrl'] as const).filter(
    (key) => ca[key] !== '' && !ca[key].includes(CA_PLACEHOLDER),
  );
}

const CA_PLACEHOLDER = '{ca}';
