import { hash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sortCertificates, type BaggedCertificate } from '../../src/pkcs12/certificate-order.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { issue } from '../x509/authorities.ts';
import { codeOf } from '../x509/codes.ts';
import { makeIdentity, type Identity } from './identity.ts';

let identity: Identity;
let other: Buffer;
let renewed: Buffer;
beforeAll(async () => {
  identity = await makeIdentity('ec-p256');
  other = await issue(identity.root, generateKeyPair('ec-p256'));
  renewed = await issue(identity.root, identity.keyPair);
});

const bag = (der: Buffer): BaggedCertificate => ({ der, localKeyId: hash('sha1', der, 'buffer') });

describe('certificates come out as end entity, issuing CA, root, others', () => {
  test.each([
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 3, 0, 2],
  ])('from the order %i %i %i %i', (...order) => {
    const [endEntity, issuing] = identity.certificates;
    const right = [endEntity, issuing, identity.root.certificate, other];
    const bags = order.map((at) => bag(right[at] ?? Buffer.alloc(0)));
    expect(sortCertificates(identity.privateKey, undefined, bags)).toEqual(right);
  });
});

test('of two certificates of the key, its localKeyId chooses', () => {
  const bags = [bag(identity.certificates[0]), bag(renewed)];
  const first = (localKeyId: Buffer | undefined): Buffer | undefined =>
    sortCertificates(identity.privateKey, localKeyId, bags)[0];
  expect(first(bags[1]?.localKeyId)).toEqual(renewed);
  expect(first(bags[0]?.localKeyId)).toEqual(identity.certificates[0]);
  expect(first(undefined)).toEqual(identity.certificates[0]);
});

test("a localKeyId does not make another's certificate fit", () => {
  const { localKeyId } = bag(other);
  expect(sortCertificates(identity.privateKey, localKeyId, [bag(other)])).toEqual([]);
});

test.each([
  [
    'certificate',
    () => codeOf(() => sortCertificates(identity.privateKey, undefined, [bag(Buffer.alloc(9))])),
  ],
  ['key', () => codeOf(() => sortCertificates(Buffer.alloc(9), undefined, [bag(other)]))],
])('what is no %s cannot be read', (_, code) => {
  expect(code()).toBe('p12-unreadable');
});
