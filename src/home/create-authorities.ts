/** The CAs of a new home: keys under the passphrase, certificates signed through `Signer`. */
import { encodePem } from '../asn1/pem.ts';
import { encodeKeyFile } from '../pkcs8/key-file.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../x509/issuing-authority.ts';
import { generateKeyPair } from '../x509/key-algorithm.ts';
import { prepareCertificate } from '../x509/prepare.ts';
import { generateSerialNumber } from '../x509/serial-number.ts';
import { sign } from '../x509/sign.ts';
import { keySignerFromDer, type Signer } from '../x509/signer.ts';
import type { AuthorityRole, HomePaths } from './home-paths.ts';

export interface CreatedAuthority {
  readonly role: AuthorityRole;
  readonly commonName: string;
  readonly serialNumber: string;
  /** DER. */
  readonly certificate: Buffer;
  readonly notAfter: Date;
  readonly signer: Signer;
}

/** A root; in two tiers also the issuing CA below it, which then signs clients. */
export async function createAuthorities(
  context: Context,
  paths: HomePaths,
  settings: Settings,
  passphrase: Secret,
): Promise<readonly CreatedAuthority[]> {
  const { ca } = settings;
  // Certificates know whole seconds: an issuing CA must not outlive its root by a fraction of one.
  const notBefore = new Date(Math.floor(context.clock.now().getTime() / 1000) * 1000);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + ca.years);
  const make = (role: AuthorityRole, commonName: string, issuer?: Issuer) =>
    createAuthority(context, paths, passphrase, {
      ...{ role, commonName, notBefore, notAfter, issuer },
      ...{ settings },
    });
  if (ca.tiers === 'one') return [await make('root', ca.name)];
  const root = await make('root', `${ca.name} Root`);
  const issuer = { authority: parseIssuingAuthority(root.certificate), signer: root.signer };
  return [root, await make('issuing', ca.name, issuer)];
}

interface Issuer {
  readonly authority: IssuingAuthority;
  readonly signer: Signer;
}

interface AuthorityRequest {
  readonly role: AuthorityRole;
  readonly commonName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** None for a root. */
  readonly issuer: Issuer | undefined;
  readonly settings: Settings;
}

async function createAuthority(
  context: Context,
  paths: HomePaths,
  passphrase: Secret,
  request: AuthorityRequest,
): Promise<CreatedAuthority> {
  const { files, random } = context;
  const { role, commonName, notBefore, notAfter, issuer, settings } = request;
  const { privateKey, subjectPublicKeyInfo } = generateKeyPair(settings.ca.keyAlgorithm);
  const signer = keySignerFromDer(privateKey);
  const serialNumber = generateSerialNumber(random);
  const { country: countryName, organisation: organizationName } = settings.site;
  const prepared = prepareCertificate({
    profile: role,
    serialNumber,
    subject: { countryName, organizationName, commonName },
    subjectPublicKeyInfo,
    issuer: issuer?.authority ?? 'self',
    notBefore,
    notAfter,
  });
  const certificate = await sign(prepared, issuer?.signer ?? signer);
  files.write(paths.key(role), encodeKeyFile(privateKey, passphrase, random));
  privateKey.fill(0);
  files.write(paths.certificate(role), encodePem('CERTIFICATE', certificate));
  return {
    ...{ role, commonName, certificate, notAfter, signer },
    serialNumber: serialNumber.toString('hex'),
  };
}
