import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeDataKey, parseDataKey } from '../../src/pkcs8/data-key.ts';
import { encodeKeyFile, openKeyFile } from '../../src/pkcs8/key-file.ts';
import { encodePrivateKeyInfo } from '../../src/pkcs8/private-key-info.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { codeOf } from '../x509/codes.ts';

const passphrase = new Secret('みなと');

test('a data key is opened again under its passphrase and no other', () => {
  const dataKey = randomBytes(32);
  const text = encodeKeyFile(encodeDataKey(dataKey), passphrase, systemRandom);
  expect(parseDataKey(openKeyFile(text, passphrase))).toEqual(dataKey);
  expect(text).not.toContain(dataKey.toString('base64').slice(0, 20));
  expect(codeOf(() => openKeyFile(text, new Secret('みなこ')))).toBe('passphrase-wrong');
});

test.each([
  ["a CA's key", generateKeyPair('ec-p256').privateKey],
  ['a key that is too short', encodePrivateKeyInfo('id-aes256-GCM', randomBytes(16))],
])('%s is no data key', (_, privateKeyInfo) => {
  expect(codeOf(() => parseDataKey(privateKeyInfo))).toBe('key-file-unreadable');
});

test('16 octets are not taken for a data key', () => {
  expect(() => encodeDataKey(randomBytes(16))).toThrow(RangeError);
});
