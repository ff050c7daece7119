/** CAs and people for tests: made anew in each run, keys once for each file of tests. */
import { systemRandom } from '../../src/system/random.ts';
import { parseIssuingAuthority, type IssuingAuthority } from '../../src/x509/issuing-authority.ts';
import { generateKeyPair, type KeyAlgorithm, type KeyPair } from '../../src/x509/key-algorithm.ts';
import { prepareCertificate, type CertificateRequest } from '../../src/x509/prepare.ts';
import { generateSerialNumber } from '../../src/x509/serial-number.ts';
import { sign } from '../../src/x509/sign.ts';
import { keySignerFromDer, type Signer } from '../../src/x509/signer.ts';

/** A CA that can sign. */
export interface TestAuthority {
  readonly certificate: Buffer;
  readonly issuer: IssuingAuthority;
  readonly signer: Signer;
  readonly keyPair: KeyPair;
}

const day = 24 * 60 * 60 * 1000;

/** Whole seconds, days from now. */
export const daysFromNow = (days: number): Date =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + days * day);

/** A root of the given key, valid for ten years. */
export async function makeRoot(algorithm: KeyAlgorithm): Promise<TestAuthority> {
  const keyPair = generateKeyPair(algorithm);
  const signer = keySignerFromDer(keyPair.privateKey);
  const prepared = prepareCertificate({
    profile: 'root',
    serialNumber: generateSerialNumber(systemRandom),
    subject: { countryName: 'JP', organizationName: 'みなと市', commonName: 'みなと市認証局' },
    subjectPublicKeyInfo: keyPair.subjectPublicKeyInfo,
    issuer: 'self',
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(3650),
  });
  const certificate = await sign(prepared, signer);
  return { certificate, issuer: parseIssuingAuthority(certificate), signer, keyPair };
}

/** An issuing CA below a root, valid for five years. */
export async function makeIssuing(
  root: TestAuthority,
  algorithm: KeyAlgorithm,
): Promise<TestAuthority> {
  const keyPair = generateKeyPair(algorithm);
  const request = {
    ...requestFor(root, keyPair),
    profile: 'issuing',
    notAfter: daysFromNow(1825),
  } as const;
  const prepared = prepareCertificate({ ...request, subject: { commonName: 'みなと市発行局' } });
  const certificate = await sign(prepared, root.signer);
  const signer = keySignerFromDer(keyPair.privateKey);
  return { certificate, issuer: parseIssuingAuthority(certificate), signer, keyPair };
}

/** A client's request to the authority: one year, for the group G13B. */
export function requestFor({ issuer }: TestAuthority, keyPair: KeyPair): CertificateRequest {
  return {
    profile: 'client',
    serialNumber: generateSerialNumber(systemRandom),
    subject: {
      countryName: 'JP',
      organizationName: 'みなと市',
      organizationalUnitName: 'G13B',
      commonName: 'G13B-202611',
    },
    subjectPublicKeyInfo: keyPair.subjectPublicKeyInfo,
    issuer,
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(365),
  };
}

/** A client's certificate of the authority. */
export function issue(authority: TestAuthority, keyPair: KeyPair): Promise<Buffer> {
  return sign(prepareCertificate(requestFor(authority, keyPair)), authority.signer);
}
