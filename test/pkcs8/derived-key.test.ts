/** A kept derived key: writes files that its password opens, elsewhere too, without knowing it. */
import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKey, encodeDerivedKey, parseDerivedKey } from '../../src/pkcs8/derived-key.ts';
import { deriveKeyOfFile, encodeKeyFile, openKeyFile } from '../../src/pkcs8/key-file.ts';
import { encodeDataKey } from '../../src/pkcs8/data-key.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { codeOf } from '../x509/codes.ts';
import { hasProgram, openssl } from '../x509/judges.ts';

const PASSWORD = new Secret('GG4JX2QY5RJBZTBUS6KU49Y6Q9CZZRFBAPV486TQ');
const derived = deriveKey(PASSWORD, systemRandom);
const keys = (['rsa-2048', 'ec-p256', 'ec-p384'] as const).map(
  (algorithm) => [algorithm, generateKeyPair(algorithm).privateKey] as const,
);

describe('a derived key', () => {
  it.each(keys)('encrypts %s for the password, and for itself', (_algorithm, privateKey) => {
    const text = encodeKeyFile(privateKey, derived, systemRandom);
    expect(openKeyFile(text, PASSWORD)).toEqual(privateKey);
    expect(openKeyFile(text, derived)).toEqual(privateKey);
    expect(codeOf(() => openKeyFile(text, new Secret('x')))).toBe('passphrase-wrong');
  });

  it.skipIf(!hasProgram('openssl')).each(keys)(
    'encrypts %s for openssl pkey with the password',
    (_algorithm, privateKey) => {
      const files = {
        'ca.key': encodeKeyFile(privateKey, derived, systemRandom),
        code: PASSWORD.reveal(),
      };
      const { status, stdout, text } = openssl(
        ['pkey', '-in', 'ca.key', '-passin', 'file:code'],
        files,
      );
      expect([status, status === 0 ? '' : text]).toEqual([0, '']);
      const ours = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
      expect(createPrivateKey(stdout).equals(ours)).toBe(true);
    },
  );

  it('never encrypts twice alike', () => {
    const key = encodeDataKey(systemRandom.bytes(32));
    const texts = Array.from({ length: 5 }, () => encodeKeyFile(key, derived, systemRandom));
    expect(new Set(texts).size).toBe(5);
  });

  it('is kept in a key file, and is the same when it comes back', () => {
    const passphrase = new Secret('みなと');
    const text = encodeKeyFile(encodeDerivedKey(derived), passphrase, systemRandom);
    expect(parseDerivedKey(openKeyFile(text, passphrase))).toEqual(derived);
  });

  it('is found again in a file by the password', () => {
    const text = encodeKeyFile(encodeDataKey(systemRandom.bytes(32)), derived, systemRandom);
    expect(deriveKeyOfFile(text, PASSWORD)).toEqual(derived);
    expect(deriveKeyOfFile(text, new Secret('x')).key).not.toEqual(derived.key);
  });

  it.each([
    ["a CA's key", keys[1]?.[1] ?? Buffer.of()],
    ['a data key', encodeDataKey(systemRandom.bytes(32))],
  ])('is not %s', (_name, privateKeyInfo) => {
    expect(codeOf(() => parseDerivedKey(privateKeyInfo))).toBe('key-file-unreadable');
  });
});
