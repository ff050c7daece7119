import { beforeAll, describe, expect, test } from 'vitest';
import { encodePem } from '../../src/asn1/pem.ts';
import { HakkoError } from '../../src/errors.ts';
import { parseCertificateList } from '../../src/x509/certificate-list.ts';
import { prepareCrl, type CrlRequest, type Revocation } from '../../src/x509/crl.ts';
import { crlRules } from '../../src/x509/crl-rules.ts';
import { lint } from '../../src/x509/lint.ts';
import { reasonCodes } from '../../src/x509/reason-code.ts';
import { sign } from '../../src/x509/sign.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { daysFromNow, issue, makeRoot, type TestAuthority } from './authorities.ts';
import { codeOf } from './codes.ts';
import { hasProgram, openssl } from './judges.ts';

let root: TestAuthority;
beforeAll(async () => {
  root = await makeRoot('rsa-2048');
});

const crlOf = (revoked: readonly Revocation[] = []): CrlRequest => ({
  issuer: root.issuer,
  thisUpdate: daysFromNow(0),
  nextUpdate: daysFromNow(400),
  cRLNumber: 7n,
  revoked,
});

const revocation = (serial: number, part: Partial<Revocation> = {}): Revocation => ({
  serialNumber: Buffer.alloc(16, serial),
  revocationDate: daysFromNow(-1),
  ...part,
});

test('what was written is read back', async () => {
  const invalidityDate = daysFromNow(-30);
  const request = crlOf([
    revocation(1, { reasonCode: 'keyCompromise', invalidityDate }),
    revocation(2, { reasonCode: 'unspecified' }),
  ]);
  const crl = parseCertificateList(await sign(prepareCrl(request), root.signer));
  expect(crl).toMatchObject({
    version: 2,
    cRLNumber: 7n,
    thisUpdate: request.thisUpdate,
    nextUpdate: request.nextUpdate,
    authorityKeyIdentifier: root.issuer.keyIdentifier,
  });
  expect(crl.revokedCertificates).toMatchObject([
    { serialNumber: Buffer.alloc(16, 1), reasonCode: 'keyCompromise', invalidityDate },
    { serialNumber: Buffer.alloc(16, 2), reasonCode: 'unspecified', extensions: [] },
  ]);
});

test('an empty CRL has no revokedCertificates (RFC 5280 5.1.2.6)', async () => {
  const crl = parseCertificateList(await sign(prepareCrl(crlOf()), root.signer));
  expect(crl.revokedCertificates).toBeUndefined();
});

test('20,000 revoked certificates are not too many', async () => {
  const revoked = Array.from({ length: 20_000 }, (_, i) => {
    const serialNumber = Buffer.alloc(16, 1);
    serialNumber.writeUInt32BE(i, 12);
    return { serialNumber, revocationDate: daysFromNow(-1) };
  });
  const crl = parseCertificateList(await sign(prepareCrl(crlOf(revoked)), root.signer));
  expect(crl.revokedCertificates).toHaveLength(20_000);
});

describe.skipIf(!hasProgram('openssl'))('openssl', () => {
  test.each([
    ['empty', [], 'No Revoked Certificates'],
    ['of one', [revocation(1, { reasonCode: 'cACompromise' })], 'CA Compromise'],
    ['without a reason', [revocation(1)], 'Serial Number: 0101010101010101'],
  ])('verifies a CRL that is %s', async (_, revoked, said) => {
    const crl = await sign(prepareCrl(crlOf(revoked)), root.signer);
    const files = {
      root: encodePem('CERTIFICATE', root.certificate),
      crl: encodePem('X509 CRL', crl),
    };
    const { text } = openssl(['crl', '-in', 'crl', '-CAfile', 'root', '-noout', '-text'], files);
    expect(text).toContain('verify OK');
    expect(text).toContain(said);
    expect(text).toMatch(/X509v3 CRL Number: \n *7\n/);
  });

  test('knows every reason', async () => {
    const names = Object.keys(reasonCodes).filter(
      (name): name is NonNullable<Revocation['reasonCode']> => name !== 'removeFromCRL',
    );
    const revoked = names.map((reasonCode, i) => revocation(i + 1, { reasonCode }));
    const crl = await sign(prepareCrl(crlOf(revoked)), root.signer);
    const files = { crl: encodePem('X509 CRL', crl) };
    const { text } = openssl(['crl', '-in', 'crl', '-noout', '-text'], files);
    expect(
      text.match(/CRL Reason Code: \n *(.*)/g)?.map((line) => line.split('\n')[1]?.trim()),
    ).toEqual([
      'Key Compromise',
      'CA Compromise',
      'Affiliation Changed',
      'Superseded',
      'Cessation Of Operation',
      'Certificate Hold',
      'Privilege Withdrawn',
      'AA Compromise',
    ]);
  });

  test('refuses the revoked client and accepts the other', async () => {
    const key = generateKeyPair('ec-p256');
    const [revoked, other] = [await issue(root, key), await issue(root, key)];
    const { serialNumber } = parseCertificate(revoked);
    const crl = await sign(prepareCrl(crlOf([revocation(1, { serialNumber })])), root.signer);
    const files = {
      root: encodePem('CERTIFICATE', root.certificate),
      crl: encodePem('X509 CRL', crl),
      revoked: encodePem('CERTIFICATE', revoked),
      other: encodePem('CERTIFICATE', other),
    };
    const check = ['verify', '-x509_strict', '-crl_check', '-CAfile', 'root', '-CRLfile', 'crl'];
    expect(openssl([...check, 'revoked'], files).text).toContain('certificate revoked');
    expect(openssl([...check, 'other'], files).text).toBe('other: OK\n');
  });
});

describe('the rules find', () => {
  test.each<[string, () => Partial<CrlRequest>, string]>([
    [
      'updates the wrong way round',
      () => ({ nextUpdate: daysFromNow(-1) }),
      'crl-updates-in-order',
    ],
    [
      'a certificate twice',
      () => ({ revoked: [revocation(1), revocation(1)] }),
      'crl-entries-once',
    ],
    [
      'a revocation in the future',
      () => ({ revoked: [revocation(1, { revocationDate: daysFromNow(1) })] }),
      'crl-entries-not-in-future',
    ],
    ['a number too large', () => ({ cRLNumber: 1n << 159n }), 'crl-number'],
  ])('%s', (_, part, rule) => {
    const findings = findingsOf(() => prepareCrl({ ...crlOf(), ...part() }));
    expect(findings).toEqual([rule]);
  });

  test('what no request can ask for, in a CRL that was read', async () => {
    const crl = parseCertificateList(await sign(prepareCrl(crlOf([revocation(1)])), root.signer));
    const [entry] = crl.revokedCertificates ?? [];
    const { certificate: issuer, keyIdentifier, signatureAlgorithm } = root.issuer;
    const facts = { crl, issuer, keyIdentifier, signatureAlgorithm: signatureAlgorithm.encoding };
    const rules = (part: object): readonly string[] =>
      lint(crlRules, { ...facts, crl: { ...crl, ...part } }).map(({ rule }) => rule);
    expect(rules({})).toEqual([]);
    expect(rules({ version: 1 })).toEqual(['crl-version-2']);
    expect(rules({ signature: Buffer.alloc(2) })).toEqual(['crl-signature-algorithm-of-issuer']);
    expect(rules({ issuer: { raw: Buffer.alloc(2) } })).toEqual([
      'crl-issuer-equals-subject-of-issuer',
    ]);
    expect(rules({ revokedCertificates: [] })).toEqual(['crl-empty-list-absent']);
    expect(rules({ revokedCertificates: [{ ...entry, reasonCode: 'removeFromCRL' }] })).toEqual([
      'crl-reason-worth-saying',
    ]);
    expect(rules({ cRLNumber: undefined })).toEqual(['crl-number']);
    expect(rules({ authorityKeyIdentifier: undefined })).toEqual(['crl-authority-key-identifier']);
    const client = parseCertificate(await issue(root, generateKeyPair('ec-p256')));
    expect(lint(crlRules, { ...facts, issuer: { ...client, subject: issuer.subject } })).toEqual([
      { rule: 'crl-issuer-may-sign-crls', section: 'RFC 5280 4.2.1.3' },
    ]);
  });
});

test('a certificate is no CRL', () => {
  expect(codeOf(() => parseCertificateList(root.certificate))).toBe('crl-unreadable');
});

function findingsOf(call: () => unknown): readonly string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'lint') throw error;
    return (error as HakkoError<'lint'>).args.findings.map(({ rule }) => rule);
  }
}
