import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { octetString, sequence } from '../../src/asn1/der.ts';
import { parsePem, encodePem } from '../../src/asn1/pem.ts';
import {
  decryptPrivateKeyInfo,
  encryptPrivateKeyInfo,
} from '../../src/pkcs8/encrypted-private-key-info.ts';
import { deriveKey } from '../../src/pkcs8/derived-key.ts';
import { encodeKeyFile, isEncryptedKeyFile, openKeyFile } from '../../src/pkcs8/key-file.ts';
import { encodePbes2 } from '../../src/pkcs8/pbes2.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { codeOf } from '../x509/codes.ts';
import { hasProgram, openssl } from '../x509/judges.ts';

const passphrases = ['correct horse battery staple', 'みなと市の合言葉は長い', 'naïve 🗝 key'];
const { privateKey } = generateKeyPair('rsa-2048');

describe('what we write', () => {
  test.each(passphrases)('is opened again by us and by node:crypto under "%s"', (passphrase) => {
    const text = encodeKeyFile(privateKey, new Secret(passphrase), systemRandom);
    expect(isEncryptedKeyFile(text)).toBe(true);
    expect(openKeyFile(text, new Secret(passphrase))).toEqual(privateKey);
    const theirs = createPrivateKey({ key: text, passphrase: Buffer.from(passphrase, 'utf8') });
    expect(theirs.export({ type: 'pkcs8', format: 'der' })).toEqual(privateKey);
  });

  describe.skipIf(!hasProgram('openssl'))('is opened by openssl pkey', () => {
    test.each(
      (['rsa-2048', 'ec-p256', 'ec-p384'] as const).flatMap((algorithm) =>
        passphrases.map((passphrase) => [algorithm, passphrase] as const),
      ),
    )('%s under "%s"', (algorithm, passphrase) => {
      const key = generateKeyPair(algorithm).privateKey;
      // The number of rounds is no matter of key or passphrase: the next test has the whole of it.
      const derived = deriveKey(new Secret(passphrase), systemRandom, 1000);
      const text = encodeKeyFile(key, derived, systemRandom);
      const args = ['pkey', '-in', 'ca.key', '-passin', 'file:passphrase'];
      const verdict = openssl(args, { 'ca.key': text, passphrase: passphrase });
      expect(verdict.status, verdict.text).toBe(0);
      const theirs = createPrivateKey(verdict.stdout);
      expect(theirs.equals(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))).toBe(true);
    });

    test('with 600,000 iterations of HMAC-SHA256, 16 octets of salt, and AES-256', () => {
      const text = encodeKeyFile(privateKey, new Secret('x'), systemRandom);
      const pkey = ['pkey', '-noout', '-in', 'ca.key', '-passin', 'pass:x'];
      expect(openssl(pkey, { 'ca.key': text })).toMatchObject({ status: 0 });
      const { text: structure } = openssl(['asn1parse', '-in', 'ca.key'], { 'ca.key': text });
      const words = structure.split('\n').map((line) => line.replace(/^.*?(prim|cons): */, ''));
      expect(words.filter((word) => !word.startsWith('SEQUENCE')).slice(0, 8)).toEqual([
        expect.stringMatching(/OBJECT *:PBES2/),
        expect.stringMatching(/OBJECT *:PBKDF2/),
        expect.stringMatching(/OCTET STRING *\[HEX DUMP\]:[0-9A-F]{32}$/),
        expect.stringMatching(/INTEGER *:0927C0$/),
        expect.stringMatching(/OBJECT *:hmacWithSHA256/),
        expect.stringMatching(/NULL/),
        expect.stringMatching(/OBJECT *:aes-256-cbc/),
        expect.stringMatching(/OCTET STRING *\[HEX DUMP\]:[0-9A-F]{32}$/),
      ]);
    });
  });
});

describe.skipIf(!hasProgram('openssl'))('what openssl writes is opened', () => {
  const ciphers = ['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'des3'];
  const prfs = ['hmacWithSHA1', 'hmacWithSHA256', 'hmacWithSHA384', 'hmacWithSHA512'];
  const plain = encodePem('PRIVATE KEY', privateKey);

  test.each(ciphers.flatMap((cipher) => prfs.map((prf) => [cipher, prf] as const)))(
    'pkcs8 -topk8 -v2 %s -v2prf %s',
    (cipher, prf) => {
      const args = ['pkcs8', '-topk8', '-in', 'key', '-v2', cipher, '-v2prf', prf];
      const { text } = openssl([...args, '-iter', '3000', '-passout', 'file:passphrase'], {
        key: plain,
        passphrase: 'みなと',
      });
      expect(openKeyFile(text, new Secret('みなと'))).toEqual(privateKey);
      expect(codeOf(() => openKeyFile(text, new Secret('minato')))).toBe('passphrase-wrong');
    },
  );

  test.each([
    ['genpkey RSA', ['genpkey', '-quiet', '-algorithm', 'RSA', '-aes256']],
    [
      'genpkey EC',
      ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-aes256'],
    ],
  ])('%s', (_, args) => {
    const { stdout } = openssl(
      [...args.filter((arg) => arg !== '-quiet'), '-pass', 'file:passphrase'],
      { passphrase: 'みなと市\n' },
    );
    const opened = openKeyFile(stdout.toString(), new Secret('みなと市'));
    expect(createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' }).type).toBe('private');
  });

  test.each([
    ['scrypt', ['pkcs8', '-topk8', '-scrypt'], 'encryption-unsupported'],
    ['PBES1', ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES'], 'encryption-unsupported'],
    ['a traditional key', ['rsa', '-traditional', '-aes128'], 'key-file-kind'],
  ])('but not %s, which is named', (_, args, code) => {
    const { stdout } = openssl([...args, '-in', 'key', '-passout', 'pass:x'], { key: plain });
    expect(codeOf(() => openKeyFile(stdout.toString(), new Secret('x')))).toBe(code);
  });
});

describe('a wrong passphrase has one answer', () => {
  // Few iterations: one wrong passphrase in 256 must meet a padding that looks right.
  const encrypted = encryptPrivateKeyInfo(privateKey, new Secret('right'), systemRandom, 1);

  test('2,000 of them, some with good padding by chance', () => {
    const codes = Array.from({ length: 2000 }, (_, i) =>
      codeOf(() => decryptPrivateKeyInfo(encrypted, new Secret(`wrong ${i}`))),
    );
    expect(new Set(codes)).toEqual(new Set(['passphrase-wrong']));
  });

  test.each([
    ['empty', ''],
    ['with a newline', 'right\n'],
    ['in capitals', 'RIGHT'],
    ['full-width', 'ｒｉｇｈｔ'],
  ])('%s', (_, passphrase) => {
    const open = (): Buffer => decryptPrivateKeyInfo(encrypted, new Secret(passphrase));
    expect(codeOf(open)).toBe('passphrase-wrong');
  });

  // Further to the front CBC would hand the damage on into the key itself; there its use shows it.
  test('a damaged end has the same', () => {
    const { privateKey: ecKey } = generateKeyPair('ec-p256');
    const encrypted = encryptPrivateKeyInfo(ecKey, new Secret('right'), systemRandom, 1);
    for (let at = 1; at <= 16; at += 1) {
      const damaged = Buffer.from(encrypted);
      damaged[damaged.length - at] = (damaged.at(-at) ?? 0) ^ 0x80;
      expect(codeOf(() => decryptPrivateKeyInfo(damaged, new Secret('right')))).toBe(
        'passphrase-wrong',
      );
    }
  });
});

test.each([
  ['nothing', '', 'key-file-unreadable'],
  ['a certificate', encodePem('CERTIFICATE', Buffer.from([5, 0])), 'key-file-unreadable'],
  ['no PrivateKeyInfo', encodePem('PRIVATE KEY', Buffer.from([5, 0])), 'key-file-unreadable'],
  [
    'no EncryptedPrivateKeyInfo',
    encodePem('ENCRYPTED PRIVATE KEY', Buffer.from([5, 0])),
    'key-file-unreadable',
  ],
  ['a key in clear', encodePem('PRIVATE KEY', privateKey), 'none'],
])('a file with %s', (_, text, code) => {
  expect(codeOf(() => openKeyFile(text, new Secret('x')))).toBe(code);
});

test('a file that asks for minutes of work is refused at once', () => {
  const parameters = encodePbes2({
    prf: 'id-hmacWithSHA256',
    salt: Buffer.alloc(16),
    iterations: 2 ** 31 - 1,
    encryptionScheme: 'aes256-CBC-PAD',
    iv: Buffer.alloc(16),
  });
  const encrypted = sequence(parameters, octetString(Buffer.alloc(32)));
  expect(codeOf(() => decryptPrivateKeyInfo(encrypted, new Secret('x')))).toBe(
    'iterations-excessive',
  );
});

test('two files of one key differ', () => {
  const file = (): string | undefined =>
    parsePem(encodeKeyFile(privateKey, new Secret('x'), systemRandom))[0]?.der.toString('hex');
  expect(file()).not.toBe(file());
});
