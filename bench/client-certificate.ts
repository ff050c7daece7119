/** One client certificate on one thread, our whole path, against node:crypto's bare signature. */
import { createPrivateKey, sign as bareSignature } from 'node:crypto';
import { systemRandom } from '../src/system/random.ts';
import { parseIssuingAuthority } from '../src/x509/issuing-authority.ts';
import { generateKeyPair } from '../src/x509/key-algorithm.ts';
import { prepareCertificate, type CertificateRequest } from '../src/x509/prepare.ts';
import { generateSerialNumber } from '../src/x509/serial-number.ts';
import { sign } from '../src/x509/sign.ts';
import { keySignerFromDer } from '../src/x509/signer.ts';
import { ratioOf, sideOf, type Finding } from './finding.ts';
import { inProcess, race, type Rounds } from './timing.ts';

/** A person's RSA-2048 key (PrivateKeyInfo) with a certificate from an RSA-2048 root; both in DER. */
export interface Client {
  readonly privateKey: Buffer;
  readonly certificate: Buffer;
}

/** Items of one round: a signature takes a millisecond. */
const ITEMS = 50;
const DAY_MS = 86_400_000;

/** Prepared, linted, signed, parsed back, compared and verified, beside the signature alone. */
export async function compareCertificate(rounds: Rounds): Promise<readonly Finding[]> {
  const { signCertificate, prepare, caKey } = await makeCa();
  const { tbs } = prepare();
  const key = createPrivateKey({ key: caKey, format: 'der', type: 'pkcs8' });
  const contestants = [
    inProcess('prepare, lint, sign, parse, compare, verify', ITEMS, signCertificate),
    inProcess('crypto.sign of the same octets', ITEMS, () => bareSignature('sha256', tbs, key)),
  ];
  await race('warming up', contestants, { rounds: 2, say: () => undefined });
  const [hakko, bare] = await race('(e) one certificate', contestants, rounds);
  if (!hakko || !bare) throw new RangeError('a comparison needs two sides');
  return [
    {
      ...{ id: 'e', title: 'one client certificate, RSA-2048 CA, one thread / its bare signature' },
      ...{ hakko: sideOf(hakko), other: sideOf(bare), ratio: ratioOf(hakko, bare, 'at-most') },
    },
  ];
}

/** The client whose key and certificate go into the `.p12` files of the bench. */
export async function makeClient(): Promise<Client> {
  const { signCertificate, clientKey } = await makeCa();
  return { privateKey: clientKey, certificate: await signCertificate() };
}

async function makeCa() {
  const now = Date.now();
  const ca = generateKeyPair('rsa-2048');
  const client = generateKeyPair('rsa-2048');
  const signer = keySignerFromDer(ca.privateKey);
  const request = (from: Partial<CertificateRequest>): CertificateRequest => ({
    ...{ profile: 'root', subject: { commonName: 'Bench CA' }, issuer: 'self' },
    subjectPublicKeyInfo: ca.subjectPublicKeyInfo,
    serialNumber: generateSerialNumber(systemRandom),
    ...{ notBefore: new Date(now - DAY_MS), notAfter: new Date(now + 3650 * DAY_MS) },
    ...from,
  });
  const root = await sign(prepareCertificate(request({})), signer);
  const issuer = parseIssuingAuthority(root);
  const { subjectPublicKeyInfo, privateKey: clientKey } = client;
  const subject = {
    ...{ countryName: 'JP', organizationName: '若葉野市' },
    ...{ organizationalUnitName: 'A00B', commonName: 'A00B-202611' },
  };
  const notAfter = new Date(now + 730 * DAY_MS);
  const prepare = () =>
    prepareCertificate(
      request({ profile: 'client', subject, subjectPublicKeyInfo, issuer, notAfter }),
    );
  return {
    ...{ prepare, caKey: ca.privateKey, clientKey },
    signCertificate: () => sign(prepare(), signer),
  };
}
