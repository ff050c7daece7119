/** Everything that hakko signs, of every key and in both kinds of letters, as PEM files in a folder. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePem } from '../../src/asn1/pem.ts';
import { prepareCrl, type Revocation } from '../../src/x509/crl.ts';
import { keyAlgorithms, type KeyAlgorithm } from '../../src/x509/key-algorithm.ts';
import { reasonCodes } from '../../src/x509/reason-code.ts';
import { sign } from '../../src/x509/sign.ts';
import {
  daysFromNow,
  keyPairOf,
  makeAuthority,
  signFor,
  type Authority,
  type Names,
} from './authority.ts';

/** The names of the files of one kind of key and letters all start with it. */
export interface Series {
  readonly prefix: string;
  readonly keyAlgorithm: KeyAlgorithm;
  readonly names: Names;
}

export const series: readonly Series[] = keyAlgorithms.flatMap((keyAlgorithm) =>
  (['ascii', 'japanese'] as const).map((names) => ({
    ...{ prefix: `${keyAlgorithm}-${names}`, keyAlgorithm, names },
  })),
);

/** What each series holds; the file names end so. */
export const endings = [
  'root.pem',
  'issuing.pem',
  'issuing-with-urls.pem',
  'client.pem',
  'client-with-everything.pem',
  'server.pem',
  'root.crl.pem',
  'issuing.crl.pem',
] as const;

/** Writes all series; gives the folder. */
export async function writeSignedFiles(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-signed-'));
  for (const each of series) await writeSeries(folder, each);
  return folder;
}

async function writeSeries(folder: string, { prefix, keyAlgorithm, names }: Series): Promise<void> {
  const root = await makeAuthority(keyAlgorithm, names);
  const issuing = await makeAuthority(keyAlgorithm, names, root);
  const withUrls = await makeAuthority(keyAlgorithm, names, root, {
    crlDistributionPoint: 'http://ca.example.jp/root.crl',
    caIssuers: 'http://ca.example.jp/root.cer',
  });
  const client = keyPairOf(keyAlgorithm, 'client');
  const clientCertificate = await signFor(issuing, client, 'client', names);
  const certificates = {
    'root.pem': root.certificate,
    'issuing.pem': issuing.certificate,
    'issuing-with-urls.pem': withUrls.certificate,
    'client.pem': clientCertificate,
    'client-with-everything.pem': await signFor(issuing, client, 'client', names, {
      rfc822Name: 'g13b@example.jp',
      crlDistributionPoint: 'http://ca.example.jp/issuing.crl',
      caIssuers: 'http://ca.example.jp/issuing.crt',
    }),
    'server.pem': await signFor(issuing, keyPairOf(keyAlgorithm, 'server'), 'server', names, {
      dnsNames: ['portal.example.jp', 'login.example.jp'],
    }),
  };
  const pems = Object.entries(certificates).map(
    ([ending, der]) => [ending, encodePem('CERTIFICATE', der)] as const,
  );
  const crls = [
    ['root.crl.pem', await crlOf(root, [])],
    ['issuing.crl.pem', await crlOf(issuing, everyReason())],
  ] as const;
  for (const [ending, pem] of [...pems, ...crls]) {
    writeFileSync(join(folder, `${prefix}-${ending}`), pem);
  }
  const chain = [clientCertificate, issuing.certificate, root.certificate];
  const bundle = chain.map((der) => encodePem('CERTIFICATE', der)).join('');
  writeFileSync(join(folder, `${prefix}-bundle.pem`), bundle);
}

async function crlOf(authority: Authority, revoked: readonly Revocation[]): Promise<string> {
  const request = { thisUpdate: daysFromNow(0), nextUpdate: daysFromNow(400), cRLNumber: 7n };
  const prepared = prepareCrl({ ...request, issuer: authority.issuer, revoked });
  return encodePem('X509 CRL', await sign(prepared, authority.signer));
}

/** A certificate revoked for each reason that a CRL can give. */
const everyReason = (): readonly Revocation[] =>
  (Object.keys(reasonCodes) as (keyof typeof reasonCodes)[])
    .filter((reason) => reason !== 'removeFromCRL')
    .map((reasonCode) => ({
      serialNumber: Buffer.alloc(16, 1 + reasonCodes[reasonCode]),
      revocationDate: daysFromNow(-1),
      reasonCode,
      ...(reasonCode === 'keyCompromise' && { invalidityDate: daysFromNow(-30) }),
    }));
