import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodePem } from '../../src/asn1/pem.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { parseIssuingAuthority } from '../../src/x509/issuing-authority.ts';
import { generateKeyPair, type KeyAlgorithm, type KeyPair } from '../../src/x509/key-algorithm.ts';
import { prepareCertificate, type CertificateRequest } from '../../src/x509/prepare.ts';
import { sign } from '../../src/x509/sign.ts';
import {
  daysFromNow,
  issue,
  makeIssuing,
  makeRoot,
  requestFor,
  type TestAuthority,
} from './authorities.ts';
import { codeOf } from './codes.ts';
import { hasProgram, openssl } from './judges.ts';

const pem = (...certificates: readonly Buffer[]): string =>
  certificates.map((der) => encodePem('CERTIFICATE', der)).join('');

let root: TestAuthority;
let client: KeyPair;
beforeAll(async () => {
  root = await makeRoot('ec-p256');
  client = generateKeyPair('rsa-2048');
});

describe.skipIf(!hasProgram('openssl'))('openssl verify -x509_strict accepts', () => {
  const algorithms: readonly KeyAlgorithm[] = ['rsa-2048', 'rsa-3072', 'ec-p256', 'ec-p384'];
  const strict = ['verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'root'];

  test.each(
    algorithms.flatMap((ca) => (['rsa-2048', 'ec-p256'] as const).map((key) => [ca, key] as const)),
  )('a root of %s over a client of %s', async (caAlgorithm, keyAlgorithm) => {
    const authority = await makeRoot(caAlgorithm);
    const certificate = await issue(authority, generateKeyPair(keyAlgorithm));
    const files = { root: pem(authority.certificate), client: pem(certificate) };
    expect(openssl([...strict, '-purpose', 'sslclient', 'client'], files).text).toBe(
      'client: OK\n',
    );
    expect(openssl([...strict, '-purpose', 'sslserver', 'client'], files).status).not.toBe(0);
  });

  test.each([
    ['rsa-3072', 'ec-p256'],
    ['ec-p384', 'rsa-2048'],
  ] as const)('two tiers, %s over %s', async (above, below) => {
    const top = await makeRoot(above);
    const issuing = await makeIssuing(top, below);
    const certificate = await issue(issuing, client);
    const files = {
      root: pem(top.certificate),
      issuing: pem(issuing.certificate),
      client: pem(certificate),
    };
    const args = [...strict, '-untrusted', 'issuing', '-purpose', 'sslclient', 'client'];
    expect(openssl(args, files).text).toBe('client: OK\n');
  });

  test('a server with its host names', async () => {
    const request: CertificateRequest = {
      ...requestFor(root, client),
      profile: 'server',
      dnsNames: ['portal.example.jp', '*.kaigo.example.jp'],
    };
    const certificate = await sign(prepareCertificate(request), root.signer);
    const files = { root: pem(root.certificate), server: pem(certificate) };
    for (const host of ['portal.example.jp', 'a.kaigo.example.jp']) {
      const args = [...strict, '-purpose', 'sslserver', '-verify_hostname', host, 'server'];
      expect(openssl(args, files).text).toBe('server: OK\n');
    }
    expect(parseCertificate(certificate).extensions.keyUsage).toEqual([
      'digitalSignature',
      'keyEncipherment',
    ]);
  });
});

test('node:crypto reads what was asked for', async () => {
  const request: CertificateRequest = {
    ...requestFor(root, client),
    rfc822Name: 'sato@example.jp',
    crlDistributionPoint: 'http://pki.example.jp/root.crl',
    caIssuers: 'http://pki.example.jp/root.crt',
  };
  const der = await sign(prepareCertificate(request), root.signer);
  const certificate = new X509Certificate(der);
  const authority = new X509Certificate(root.certificate);
  expect(certificate.checkIssued(authority)).toBe(true);
  expect(certificate.verify(authority.publicKey)).toBe(true);
  expect(certificate.serialNumber).toBe(request.serialNumber.toString('hex').toUpperCase());
  expect(certificate.subject).toBe('C=JP\nO=みなと市\nOU=G13B\nCN=G13B-202611');
  expect(certificate.ca).toBe(false);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  expect(certificate.subjectAltName).toBe('email:sato@example.jp');
  expect(certificate.infoAccess).toContain('CA Issuers - URI:http://pki.example.jp/root.crt');
  expect(certificate.validFromDate).toEqual(request.notBefore);
  expect(certificate.validToDate).toEqual(request.notAfter);
  expect(parseCertificate(der).extensions).toMatchObject({
    cRLDistributionPoints: ['http://pki.example.jp/root.crl'],
    rfc822Names: ['sato@example.jp'],
    extKeyUsage: ['id-kp-clientAuth'],
  });
});

test('a CA that lives past 2049 says so in GeneralizedTime, and OpenSSL reads both', async () => {
  const { keyPair, signer } = root;
  const notBefore = new Date('2049-06-01T00:00:00Z');
  const notAfter = new Date('2050-01-01T00:00:00Z');
  const request = {
    ...requestFor(root, keyPair),
    profile: 'root',
    issuer: 'self',
    notBefore,
    notAfter,
  } as const;
  const der = await sign(prepareCertificate(request), signer);
  expect(der.includes('490601000000Z')).toBe(true);
  expect(der.includes('20500101000000Z')).toBe(true);
  const certificate = new X509Certificate(der);
  expect([certificate.validFromDate, certificate.validToDate]).toEqual([notBefore, notAfter]);
});

describe('what people can get wrong has its own code', () => {
  test.each<[string, Partial<CertificateRequest>, string]>([
    ['nothing', {}, 'none'],
    ['an end after the CA', { notAfter: daysFromNow(3651) }, 'validity-past-issuer'],
    ['an end before the start', { notAfter: daysFromNow(-2) }, 'validity-order'],
    ['a name too long', { subject: { commonName: 'x'.repeat(65) } }, 'name-length'],
    ['no mail address', { rfc822Name: 'sato' }, 'mail-address-invalid'],
    ['no host name', { dnsNames: ['a b'] }, 'dns-name-invalid'],
    ['no URL of the CRL', { crlDistributionPoint: 'root.crl' }, 'url-invalid'],
    ['no URL of the CA', { caIssuers: 'root.crt' }, 'url-invalid'],
    ['a serial number of 8 octets', { serialNumber: Buffer.alloc(8, 1) }, 'lint'],
    ['a serial number of 21 octets', { serialNumber: Buffer.alloc(21, 1) }, 'lint'],
    ['a serial number of zero', { serialNumber: Buffer.alloc(16) }, 'lint'],
  ])('%s', (_, part, code) => {
    const request = { ...requestFor(root, client), ...part };
    expect(codeOf(() => prepareCertificate(request))).toBe(code);
  });

  test("a client's certificate issues nothing", async () => {
    const certificate = await issue(root, client);
    expect(codeOf(() => parseIssuingAuthority(certificate))).toBe('issuer-not-ca');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['another structure', Buffer.from('3003020101', 'hex')],
  ])('%s is no certificate', (_, der) => {
    expect(codeOf(() => parseCertificate(der))).toBe('certificate-unreadable');
  });
});
