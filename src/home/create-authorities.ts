/** New CAs: keys made, certificates signed through `Signer`. Nothing is written here. */
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../x509/issuing-authority.ts';
import { generateKeyPair } from '../x509/key-algorithm.ts';
import { prepareCertificate } from '../x509/prepare.ts';
import { generateSerialNumber } from '../x509/serial-number.ts';
import { sign } from '../x509/sign.ts';
import { keySignerFromDer, type Signer } from '../x509/signer.ts';
import { authorityNotAfter } from './authority-life.ts';
import { authorityNames } from './authority-names.ts';
import { issuerUrls, type IssuerUrls } from './issuer-urls.ts';
import type { NewAuthority } from './new-authority.ts';

/**
 * A root; in two tiers also the issuing CA below it, which then signs clients.
 * @param generation 1 for the first CA of a home
 * @throws the `name-…` codes
 */
export async function createAuthorities(
  context: Context,
  settings: Settings,
  generation: number,
): Promise<readonly NewAuthority[]> {
  const { ca } = settings;
  // Certificates know whole seconds: an issuing CA must not outlive its root by a fraction of one.
  const notBefore = new Date(Math.floor(context.clock.now().getTime() / 1000) * 1000);
  const notAfter = authorityNotAfter(notBefore, ca.years);
  const names = authorityNames(ca.name, ca.tiers, generation);
  const validity = { notBefore, notAfter };
  const root = await createAuthority(context, settings, { role: 'root', ...validity }, names.root);
  if (names.issuing === undefined) return [root.made];
  const issuer = {
    authority: parseIssuingAuthority(root.made.certificate),
    signer: root.signer,
    urls: issuerUrls(settings, { role: 'root', generation }),
  };
  const request = { role: 'issuing', ...validity, issuer } as const;
  const issuing = await createAuthority(context, settings, request, names.issuing);
  return [root.made, issuing.made];
}

interface AuthorityRequest {
  readonly role: 'root' | 'issuing';
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** None for a root. */
  readonly issuer?: {
    readonly authority: IssuingAuthority;
    readonly signer: Signer;
    readonly urls: IssuerUrls;
  };
}

async function createAuthority(
  { random }: Context,
  { ca, site }: Settings,
  { role, notBefore, notAfter, issuer }: AuthorityRequest,
  commonName: string,
): Promise<{ readonly made: NewAuthority; readonly signer: Signer }> {
  const { privateKey, subjectPublicKeyInfo } = generateKeyPair(ca.keyAlgorithm);
  const signer = keySignerFromDer(privateKey);
  const serial = generateSerialNumber(random);
  const { country: countryName, organisation: organizationName } = site;
  const prepared = prepareCertificate({
    profile: role,
    serialNumber: serial,
    subject: { countryName, organizationName, commonName },
    subjectPublicKeyInfo,
    issuer: issuer?.authority ?? 'self',
    notBefore,
    notAfter,
    ...issuer?.urls,
  });
  const certificate = await sign(prepared, issuer?.signer ?? signer);
  const serialNumber = serial.toString('hex');
  return {
    made: { role, name: commonName, serialNumber, certificate, notAfter, privateKey },
    signer,
  };
}
