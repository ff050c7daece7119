/** Key files of OpenSSL come in whatever their form, and OpenSSL opens what we store. */
import { createPublicKey, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeyFile } from '../../src/home/import-key.ts';
import { deriveKey } from '../../src/pkcs8/derived-key.ts';
import { encodeKeyFile } from '../../src/pkcs8/key-file.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { EC, makeCa, read, RSA } from './openssl-authority.ts';

const openssl = hasProgram('openssl');
const JAPANESE = 'むかしの合言葉 が 12文字';
const folder = sharedFolder();
const secrets = (passphrase: string): string => {
  const path = join(temporaryFolder(), 'old.txt');
  writeFileSync(path, `${passphrase}\n`);
  return `file:${path}`;
};

/** Each way in which an administrator's key file was made: from a plain key to the file. */
const FORMS: readonly (readonly [string, readonly string[], string])[] = [
  ['unencrypted', ['pkey'], 'PEM'],
  ['unencrypted, DER', ['pkey', '-outform', 'DER'], 'DER'],
  ['pkey -aes256', ['pkey', '-aes256'], 'PEM'],
  ['pkcs8 -topk8', ['pkcs8', '-topk8'], 'PEM'],
  ['pkcs8 -topk8, DER', ['pkcs8', '-topk8', '-outform', 'DER'], 'DER'],
  ['pkcs8 -topk8 -iter', ['pkcs8', '-topk8', '-iter', '600000'], 'PEM'],
  ['pkcs8 -v2 des3', ['pkcs8', '-topk8', '-v2', 'des3'], 'PEM'],
];

describe.skipIf(!openssl).each([
  ['RSA', RSA],
  ['EC', EC],
] as const)('a key of OpenSSL (%s)', (kind, algorithm) => {
  const made = openssl ? makeCa(folder, { name: `ca-${kind}`, algorithm }) : undefined;

  it.each(FORMS)('is brought in: %s', (name, args) => {
    const ca = made ?? { key: '', certificate: '' };
    const path = join(temporaryFolder(), 'in.key');
    const encrypted = !name.startsWith('unencrypted');
    const pass = encrypted ? ['-passout', secrets(JAPANESE)] : [];
    runProgram('openssl', [...args, '-in', ca.key, '-out', path, ...pass]);
    const file = readKeyFile(read(path));
    expect(file.encrypted).toBe(encrypted);
    const key = file.open(new Secret(JAPANESE));

    const stored = join(temporaryFolder(), 'root.key');
    const passphrase = new Secret('新しい passphrase 12');
    const derived = deriveKey(passphrase, systemRandom, 1000);
    writeFileSync(stored, encodeKeyFile(key, derived, systemRandom));
    const pub = ['-pubout', '-passin', secrets(passphrase.reveal())];
    const opened = runProgram('openssl', ['pkey', '-in', stored, ...pub]);
    const expected = new X509Certificate(read(ca.certificate)).publicKey;
    expect(createPublicKey(opened).equals(expected)).toBe(true);
    if (encrypted) expect(codeOf(() => file.open(new Secret('x')))).toBe('passphrase-wrong');
  });

  it('is brought in as genpkey -aes256 writes it', () => {
    const path = join(temporaryFolder(), 'in.key');
    const pass = ['-aes256', '-pass', secrets(JAPANESE)];
    runProgram('openssl', ['genpkey', ...algorithm, ...pass, '-out', path]);
    expect(readKeyFile(read(path)).open(new Secret(JAPANESE)).length).toBeGreaterThan(100);
  });
});

describe.skipIf(!openssl)('a passphrase', () => {
  it.each(['NFC', 'NFD'] as const)('may stand in the file as %s', (form) => {
    const ca = makeCa(temporaryFolder(), { name: 'ca' });
    const path = join(temporaryFolder(), 'in.key');
    const pass = ['-passout', secrets('がぎぐげご・パスフレーズ'.normalize(form))];
    runProgram('openssl', ['pkcs8', '-topk8', '-in', ca.key, '-out', path, ...pass]);
    expect(
      readKeyFile(read(path)).open(new Secret('がぎぐげご・パスフレーズ')).length,
    ).toBeGreaterThan(100);
  });
});

describe('no key', () => {
  const pem = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;
  it.each<[string, Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'key-file-unreadable'],
    ['a text', Buffer.from('鍵はここに'), 'key-file-unreadable'],
    ['half a DER', Buffer.from('3082ffff0201', 'hex'), 'key-file-unreadable'],
    ['a certificate', Buffer.from(pem('CERTIFICATE')), 'key-file-unreadable'],
    ['OpenSSL’s older form', Buffer.from(pem('RSA PRIVATE KEY')), 'key-file-kind'],
    ['a PEM with nothing in it', Buffer.from(pem('PRIVATE KEY')), 'key-file-unreadable'],
  ])('%s', (_name, bytes, code) => {
    expect(codeOf(() => readKeyFile(bytes).open(new Secret('x')))).toBe(code);
  });
});
