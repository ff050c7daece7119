import { beforeAll, expect, test } from 'vitest';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { prepareCertificate } from '../../src/x509/prepare.ts';
import { Prepared } from '../../src/x509/prepared.ts';
import { sign } from '../../src/x509/sign.ts';
import { keySignerFromDer, type Signer } from '../../src/x509/signer.ts';
import { makeRoot, requestFor, type TestAuthority } from './authorities.ts';
import { codeOfRejection } from './codes.ts';

let root: TestAuthority;
let prepared: Prepared;
beforeAll(async () => {
  root = await makeRoot('ec-p256');
  prepared = prepareCertificate(requestFor(root, generateKeyPair('ec-p256')));
});

test.each<[string, () => Signer, string]>([
  ["the CA's key", () => root.signer, 'none'],
  [
    'the key of another CA',
    () => keySignerFromDer(generateKeyPair('ec-p256').privateKey),
    'signer-not-issuer',
  ],
  [
    'a signer that gives something else',
    () => ({ publicKey: root.signer.publicKey, sign: () => Promise.resolve(Buffer.alloc(70, 1)) }),
    'signature-invalid',
  ],
  [
    'a signer that signs something else',
    () => ({ publicKey: root.signer.publicKey, sign: (tbs) => root.signer.sign(tbs.subarray(1)) }),
    'signature-invalid',
  ],
  [
    'a signer that overwrites what it got, after signing',
    () => ({
      publicKey: root.signer.publicKey,
      sign: async (tbs) => {
        const signature = await root.signer.sign(tbs);
        tbs.fill(0);
        return signature;
      },
    }),
    'none',
  ],
])('%s', async (_, signer, code) => {
  expect(await codeOfRejection(sign(prepared, signer()))).toBe(code);
});

test('what was linted cannot be changed, and nothing else can pass for it', async () => {
  prepared.tbs.fill(0);
  expect(prepared.tbs.some((octet) => octet !== 0)).toBe(true);
  expect(() => Object.assign(prepared, { intended: undefined })).toThrow(TypeError);
  const forged = Object.create(Prepared.prototype, {
    intended: { value: prepared.intended },
  }) as Prepared;
  await expect(sign(forged, root.signer)).rejects.toThrow(TypeError);
});
