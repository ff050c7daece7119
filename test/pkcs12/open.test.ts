import forge from 'node-forge';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as der from '../../src/asn1/der.ts';
import { parseDer } from '../../src/asn1/der-node.ts';
import { octetStringValue, explicitItem, sequenceItems } from '../../src/asn1/der-value.ts';
import { encodePem } from '../../src/asn1/pem.ts';
import { encodeMacData } from '../../src/pkcs12/mac-data.ts';
import { openPfx, type OpenedPfx } from '../../src/pkcs12/open.ts';
import { encryptUnderPassword, type Encrypted } from '../../src/pkcs12/password-encryption.ts';
import { encodeCertBag, encodeShroudedKeyBag } from '../../src/pkcs12/safe-bag.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { codeOf } from '../x509/codes.ts';
import { hasProgram, openssl } from '../x509/judges.ts';
import { makeIdentity, password, passwordText, pfxOf, type Identity } from './identity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await makeIdentity('rsa-2048');
});

/** The identity in a .p12 of openssl's. */
function opensslExport(...options: readonly string[]): Buffer {
  const args = [
    'pkcs12',
    '-export',
    '-in',
    'certificates',
    '-inkey',
    'key',
    '-passout',
    'file:password',
  ];
  const verdict = openssl([...args, ...options], {
    certificates: [...identity.certificates].map((one) => encodePem('CERTIFICATE', one)).join(''),
    key: encodePem('PRIVATE KEY', identity.privateKey),
    password: passwordText,
  });
  expect(verdict.status, verdict.text).toBe(0);
  return verdict.stdout;
}

const summary = ({ mac, bags }: OpenedPfx): string =>
  [mac.digest, ...bags.map(({ encryption }) => encryption?.algorithm ?? 'clear')].join(' ');

describe.skipIf(!hasProgram('openssl'))('what openssl writes is opened', () => {
  const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
  const rc2 = 'pbewithSHAAnd40BitRC2-CBC';
  const rc2of128 = 'pbeWithSHAAnd128BitRC2-CBC';
  const legacy = hasLegacyProvider() ? test : test.skip;

  test.each([
    ['with its defaults', [], 'id-sha256 id-PBES2 id-PBES2 id-PBES2'],
    ['named', ['-name', 'みなと'], 'id-sha256 id-PBES2 id-PBES2 id-PBES2'],
    [
      'as Windows writes it',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      `id-sha1 ${tripleDes} ${tripleDes} ${tripleDes}`,
    ],
    [
      'with two-key 3DES',
      ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES'],
      `id-sha256 ${'pbeWithSHAAnd2-KeyTripleDES-CBC '.repeat(3).trim()}`,
    ],
    ['with certificates in clear', ['-certpbe', 'NONE'], 'id-sha256 clear clear id-PBES2'],
    ['with a key in clear', ['-keypbe', 'NONE'], 'id-sha256 id-PBES2 id-PBES2 clear'],
    ['with AES-128', ['-keypbe', 'AES-128-CBC'], 'id-sha256 id-PBES2 id-PBES2 id-PBES2'],
    ['with a MAC by SHA-512', ['-macalg', 'sha512'], 'id-sha512 id-PBES2 id-PBES2 id-PBES2'],
    ['with one iteration', ['-noiter', '-nomaciter'], 'id-sha256 id-PBES2 id-PBES2 id-PBES2'],
  ])('%s', (_, options, expected) => {
    const opened = openPfx(opensslExport(...options), password);
    expect(summary(opened)).toBe(expected);
    expect(opened.privateKey).toEqual(identity.privateKey);
    expect(opened.certificates).toEqual(identity.certificates);
  });

  legacy.each([
    ['RC2 of 40 bits, as OpenSSL 1.1', [], `id-sha1 ${rc2} ${rc2} ${tripleDes}`],
    [
      'RC2 of 128 bits',
      ['-certpbe', 'PBE-SHA1-RC2-128'],
      `id-sha1 ${rc2of128} ${rc2of128} ${tripleDes}`,
    ],
  ])('%s', (_, options, expected) => {
    const opened = openPfx(opensslExport('-legacy', ...options), password);
    expect(summary(opened)).toBe(expected);
    expect(opened.certificates).toEqual(identity.certificates);
  });

  test('under a Japanese password too', () => {
    const args = ['pkcs12', '-export', '-nocerts', '-inkey', 'key', '-passout', 'file:password'];
    const files = { key: encodePem('PRIVATE KEY', identity.privateKey), password: 'みなと' };
    const { stdout } = openssl(args, files);
    expect(codeOf(() => openPfx(stdout, new Secret('みなと')))).toBe('p12-incomplete');
    expect(codeOf(() => openPfx(stdout, new Secret('minato')))).toBe('p12-password-wrong');
  });

  test('but not without a MAC, which nobody could trust', () => {
    expect(codeOf(() => openPfx(opensslExport('-nomac'), password))).toBe('p12-mac-missing');
  });

  legacy('nor with RC4, which is named', () => {
    const pfx = opensslExport('-legacy', '-certpbe', 'PBE-SHA1-RC4-128');
    expect(codeOf(() => openPfx(pfx, password))).toBe('p12-encryption-unsupported');
  });
});

test.each(['3des', 'aes128', 'aes256'] as const)(
  'what node-forge writes with %s is opened',
  (algorithm) => {
    // node-forge reads certificates of RSA keys alone; the root has one.
    const { privateKey } = identity.root.keyPair;
    const key = forge.pki.privateKeyFromPem(encodePem('PRIVATE KEY', privateKey));
    const certificate = forge.pki.certificateFromPem(
      encodePem('CERTIFICATE', identity.root.certificate),
    );
    const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificate, passwordText, {
      algorithm,
      friendlyName: 'G13B',
      generateLocalKeyId: true,
    });
    const pfx = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
    const opened = openPfx(pfx, password);
    expect(opened.certificates).toEqual([identity.root.certificate]);
    expect(opened.friendlyName).toBe('G13B');
  },
);

test('a shrouded key inside of an encrypted safe, under two locks, is opened', () => {
  const lock = (plain: Buffer): Encrypted =>
    encryptUnderPassword(plain, password, 'compat', systemRandom);
  const data = (content: Buffer): Buffer =>
    der.sequence(der.oid('id-data'), der.explicit(0, der.octetString(content)));
  const key = lock(identity.privateKey);
  const { algorithm, octets } = lock(
    der.sequence(
      encodeCertBag(identity.certificates[0], {}),
      encodeShroudedKeyBag(key.algorithm, key.octets, {}),
    ),
  );
  const content = [der.oid('id-data'), algorithm, der.implicit(0, der.octetString(octets))];
  const encryptedData = der.sequence(der.integer(0), der.sequence(...content));
  const safe = der.sequence(der.oid('id-encryptedData'), der.explicit(0, encryptedData));
  const authSafe = der.sequence(safe);
  const mac = encodeMacData(authSafe, password, 'compat', systemRandom);
  const opened = openPfx(der.sequence(der.integer(3), data(authSafe), mac), password);
  expect(opened.privateKey).toEqual(identity.privateKey);
  expect(opened.certificates).toEqual([identity.certificates[0]]);
});

describe('one octet changed', () => {
  test.each(['compat', 'modern'] as const)(
    'in what the MAC of a %s file covers is always found',
    (profile) => {
      const pfx = pfxOf(identity, profile);
      const content = sequenceItems(sequenceItems(parseDer(pfx))[1])[1];
      const authSafe = octetStringValue(explicitItem(content, 0));
      const start = pfx.indexOf(authSafe);
      fc.assert(
        fc.property(fc.nat(authSafe.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
          const changed = Buffer.from(pfx);
          changed[start + at] = (changed[start + at] ?? 0) ^ change;
          expect(codeOf(() => openPfx(changed, password))).toBe('p12-password-wrong');
        }),
        { numRuns: profile === 'compat' ? 1000 : 100 },
      );
    },
  );

  test('anywhere never gives another key or another certificate', () => {
    const pfx = pfxOf(identity, 'compat');
    fc.assert(
      fc.property(fc.nat(pfx.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(pfx);
        changed[at] = (changed[at] ?? 0) ^ change;
        if (codeOf(() => openPfx(changed, password)) !== 'none') return;
        const opened = openPfx(changed, password);
        expect(opened.privateKey).toEqual(identity.privateKey);
        expect(opened.certificates).toEqual(identity.certificates);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what cannot be opened has a name', () => {
  test.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'p12-unreadable'],
    ['text', () => Buffer.from('<html>404</html>'), 'p12-unreadable'],
    ['a certificate', () => identity.certificates[0], 'p12-unreadable'],
    ['half a file', () => pfxOf(identity, 'compat').subarray(0, 1000), 'p12-unreadable'],
    ['BER outside', () => asBer(pfxOf(identity, 'compat')), 'p12-not-der'],
    ['PBMAC1', () => withMacAlgorithm('id-PBMAC1'), 'p12-mac-unsupported'],
    ['a MAC without a known digest', () => withMacAlgorithm('id-data'), 'p12-mac-unsupported'],
    ['a MAC that asks for hours', () => withMacIterations(2 ** 31 - 1), 'iterations-excessive'],
    ['a MAC of no iterations', () => withMacIterations(0), 'p12-unreadable'],
  ])('%s', (_, pfx, code) => {
    expect(codeOf(() => openPfx(pfx(), password))).toBe(code);
  });

  test.each(['', passwordText.toUpperCase(), `${passwordText} `, passwordText.slice(1)])(
    'the password "%s"',
    (wrong) => {
      const pfx = pfxOf(identity, 'compat');
      expect(codeOf(() => openPfx(pfx, new Secret(wrong)))).toBe('p12-password-wrong');
    },
  );
});

/** The PFX with another MacData. */
function withMac(digestInfo: Buffer, iterations: number): Buffer {
  const [version, contentInfo] = sequenceItems(parseDer(pfxOf(identity, 'compat')));
  const macData = der.sequence(
    digestInfo,
    der.octetString(Buffer.alloc(8)),
    der.integer(iterations),
  );
  return der.sequence(
    version?.raw ?? Buffer.alloc(0),
    contentInfo?.raw ?? Buffer.alloc(0),
    macData,
  );
}

const withMacAlgorithm = (name: 'id-PBMAC1' | 'id-data'): Buffer =>
  withMac(der.sequence(der.sequence(der.oid(name)), der.octetString(Buffer.alloc(20))), 1);

const withMacIterations = (iterations: number): Buffer =>
  withMac(
    der.sequence(
      der.sequence(der.oid('id-sha1'), der.nullValue),
      der.octetString(Buffer.alloc(20)),
    ),
    iterations,
  );

/** The outermost SEQUENCE with an indefinite length, as programs that stream their output write it. */
const asBer = (pfx: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x30, 0x80]), parseDer(pfx).contents, Buffer.from([0, 0])]);

function hasLegacyProvider(): boolean {
  return openssl(['list', '-providers', '-provider', 'legacy']).text.includes('Legacy');
}
