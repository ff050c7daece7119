import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { generateKeyPair, keyAlgorithms, type KeyAlgorithm } from '../../src/x509/key-algorithm.ts';
import {
  parseSubjectPublicKeyInfo,
  subjectKeyIdentifier,
  type PublicKeyKind,
} from '../../src/x509/subject-public-key-info.ts';
import { hasProgram, openssl } from './judges.ts';

const rsa = (modulusBits: number): PublicKeyKind => ({
  kind: 'rsa',
  modulusBits,
  publicExponent: 65537,
});

test.each<[KeyAlgorithm, PublicKeyKind]>([
  ['rsa-2048', rsa(2048)],
  ['rsa-3072', rsa(3072)],
  ['rsa-4096', rsa(4096)],
  ['ec-p256', { kind: 'ec', namedCurve: 'secp256r1' }],
  ['ec-p384', { kind: 'ec', namedCurve: 'secp384r1' }],
])('%s gives a pair that signs and verifies', (algorithm, kind) => {
  const pair = generateKeyPair(algorithm);
  expect(parseSubjectPublicKeyInfo(pair.subjectPublicKeyInfo)).toEqual(kind);
  const privateKey = createPrivateKey({ key: pair.privateKey, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey({
    key: pair.subjectPublicKeyInfo,
    format: 'der',
    type: 'spki',
  });
  const octets = Buffer.from('みなと');
  expect(verify('sha256', octets, publicKey, sign('sha256', octets, privateKey))).toBe(true);
});

test('the list names them all', () => {
  expect(keyAlgorithms).toEqual(['rsa-2048', 'rsa-3072', 'rsa-4096', 'ec-p256', 'ec-p384']);
});

test.skipIf(!hasProgram('openssl'))('the key identifier is the one that openssl computes', () => {
  for (const algorithm of ['rsa-2048', 'ec-p384'] as const) {
    const { privateKey, subjectPublicKeyInfo } = generateKeyPair(algorithm);
    const args = ['req', '-x509', '-new', '-key', 'k', '-keyform', 'DER', '-subj', '/CN=a'];
    const { text } = openssl([...args, '-text', '-noout', '-addext', 'subjectKeyIdentifier=hash'], {
      k: privateKey,
    });
    const hex = subjectKeyIdentifier(subjectPublicKeyInfo).toString('hex').toUpperCase();
    expect(text).toContain(hex.match(/../g)?.join(':'));
  }
});
