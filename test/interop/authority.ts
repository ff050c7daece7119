/** CAs and certificates of the matrix: keys are made once and serve under ASCII and Japanese names. */
import { systemRandom } from '../../src/system/random.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../../src/x509/issuing-authority.ts';
import { generateKeyPair, type KeyAlgorithm, type KeyPair } from '../../src/x509/key-algorithm.ts';
import type { Name } from '../../src/x509/name.ts';
import { prepareCertificate, type CertificateRequest } from '../../src/x509/prepare.ts';
import type { ProfileName } from '../../src/x509/profile.ts';
import { generateSerialNumber } from '../../src/x509/serial-number.ts';
import { sign } from '../../src/x509/sign.ts';
import { keySignerFromDer, type Signer } from '../../src/x509/signer.ts';

/** In which letters names are written. */
export type Names = 'ascii' | 'japanese';

/** A CA that can sign. */
export interface Authority {
  /** DER. */
  readonly certificate: Buffer;
  readonly issuer: IssuingAuthority;
  readonly signer: Signer;
}

/** The names of a certificate of each kind. */
const commonNames: Readonly<Record<Names, Readonly<Record<ProfileName, string>>>> = {
  ascii: {
    root: 'Minato City Root CA',
    issuing: 'Minato City Issuing CA',
    client: 'G13B-202611',
    server: 'portal.example.jp',
  },
  japanese: {
    root: 'みなと市認証局',
    issuing: 'みなと市発行局',
    client: '訪問看護ステーションみなと-202611',
    server: 'portal.example.jp',
  },
};

/** What installers show of a client's certificate. */
export const friendlyNames: Readonly<Record<Names, string>> = {
  ascii: 'G13B-202611',
  japanese: 'みなと-202611',
};

/** A root of ten years, or an issuing CA of five below the given one. */
export async function makeAuthority(
  algorithm: KeyAlgorithm,
  names: Names,
  above?: Authority,
  extra: Partial<CertificateRequest> = {},
): Promise<Authority> {
  const keyPair = keyPairOf(algorithm, above === undefined ? 'root' : 'issuing');
  const profile = above === undefined ? 'root' : 'issuing';
  const days = above === undefined ? 3650 : 1825;
  const signer = keySignerFromDer(keyPair.privateKey);
  const prepared = prepareCertificate({
    ...requestOf(keyPair, profile, names, days),
    issuer: above?.issuer ?? 'self',
    ...extra,
  });
  const certificate = await sign(prepared, above?.signer ?? signer);
  return { certificate, issuer: parseIssuingAuthority(certificate), signer };
}

/** A certificate for one year, in DER. */
export function signFor(
  { issuer, signer }: Authority,
  keyPair: KeyPair,
  profile: 'client' | 'server',
  names: Names,
  extra: Partial<CertificateRequest> = {},
): Promise<Buffer> {
  const request = { ...requestOf(keyPair, profile, names, 365), issuer, ...extra };
  return sign(prepareCertificate(request), signer);
}

const keyPairs = new Map<string, KeyPair>();

/** The same pair for the same words: RSA keys of 4,096 bits take their time. */
export function keyPairOf(algorithm: KeyAlgorithm, owner: string): KeyPair {
  const key = `${algorithm} ${owner}`;
  const keyPair = keyPairs.get(key) ?? generateKeyPair(algorithm);
  keyPairs.set(key, keyPair);
  return keyPair;
}

function requestOf(
  { subjectPublicKeyInfo }: KeyPair,
  profile: ProfileName,
  names: Names,
  days: number,
): Omit<CertificateRequest, 'issuer'> {
  const subject: Name = {
    countryName: 'JP',
    organizationName: names === 'ascii' ? 'Minato City' : 'みなと市',
    ...(profile === 'client' && { organizationalUnitName: 'G13B' }),
    commonName: commonNames[names][profile],
  };
  return {
    ...{ profile, subject, subjectPublicKeyInfo },
    serialNumber: generateSerialNumber(systemRandom),
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(days),
  };
}

/** Whole seconds. */
export function daysFromNow(days: number): Date {
  const second = 1000;
  return new Date((Math.floor(Date.now() / second) + days * 24 * 60 * 60) * second);
}
