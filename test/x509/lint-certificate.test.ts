import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { bitString, sequence } from '../../src/asn1/der.ts';
import { algorithmWithNull } from '../../src/asn1/algorithm-identifier.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { parseCertificateList } from '../../src/x509/certificate-list.ts';
import { prepareCrl } from '../../src/x509/crl.ts';
import { isIssuedBy } from '../../src/x509/issued-by.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { lintCertificate } from '../../src/x509/lint-certificate.ts';
import type { ProfileName } from '../../src/x509/profile.ts';
import { sign } from '../../src/x509/sign.ts';
import { daysFromNow, issue, makeIssuing, makeRoot, type TestAuthority } from './authorities.ts';
import { codeOf } from './codes.ts';

let root: TestAuthority;
let other: TestAuthority;
let issuing: TestAuthority;
let client: Buffer;
beforeAll(async () => {
  root = await makeRoot('rsa-2048');
  other = await makeRoot('rsa-2048');
  issuing = await makeIssuing(root, 'ec-p384');
  client = await issue(issuing, generateKeyPair('ec-p256'));
});

const rules = (der: Buffer, profile: ProfileName, { issuer }: TestAuthority): readonly string[] =>
  lintCertificate(parseCertificate(der), profile, issuer).map(({ rule }) => rule);

test('what we signed has no findings', () => {
  expect(rules(root.certificate, 'root', root)).toEqual([]);
  expect(rules(issuing.certificate, 'issuing', root)).toEqual([]);
  expect(rules(client, 'client', issuing)).toEqual([]);
});

test('a CA of the same name with another key is found out', () => {
  expect(rules(issuing.certificate, 'issuing', other)).toEqual([
    'authority-key-identifier',
    'signature-verifies',
  ]);
});

test('a client is no server', () => {
  expect(rules(client, 'server', issuing)).toEqual(['ext-key-usage-of-profile']);
});

test('another algorithm outside of the signed part is found out', () => {
  const { raw, signatureValue } = parseCertificate(client);
  const outside = algorithmWithNull('sha256WithRSAEncryption');
  expect(rules(sequence(raw, outside, bitString(signatureValue)), 'client', issuing)).toEqual([
    'signature-algorithm-same-outside',
    'signature-verifies',
  ]);
});

test('a CRL comes from the CA that signed it, and from no other', async () => {
  const prepared = prepareCrl({
    issuer: root.issuer,
    thisUpdate: daysFromNow(0),
    nextUpdate: daysFromNow(1),
    cRLNumber: 1n,
    revoked: [],
  });
  const crl = parseCertificateList(await sign(prepared, root.signer));
  expect(isIssuedBy(crl, root.issuer)).toBe(true);
  expect(isIssuedBy(crl, other.issuer)).toBe(false);
  expect(isIssuedBy(crl, issuing.issuer)).toBe(false);
});

test('a changed certificate is read or refused, never an accident, and never without a finding', () => {
  fc.assert(
    fc.property(fc.nat(client.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(client);
      changed[at] = (changed[at] ?? 0) ^ change;
      const code = codeOf(() => parseCertificate(changed));
      if (code === 'none') expect(foundIn(changed)).toBe(true);
      else expect(code).toBe('certificate-unreadable');
    }),
    { numRuns: 2000 },
  );
});

/** A finding, or a key that no longer is one. */
const foundIn = (der: Buffer): boolean =>
  codeOf(() => rules(der, 'client', issuing)) !== 'none' ||
  rules(der, 'client', issuing).length > 0;
