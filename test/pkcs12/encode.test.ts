import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodePem, parsePem } from '../../src/asn1/pem.ts';
import { encodePfx } from '../../src/pkcs12/encode.ts';
import { openPfx } from '../../src/pkcs12/open.ts';
import { p12Profiles } from '../../src/pkcs12/profile.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { generateKeyPair } from '../../src/x509/key-algorithm.ts';
import { prepareCertificate } from '../../src/x509/prepare.ts';
import { sign } from '../../src/x509/sign.ts';
import { requestFor } from '../x509/authorities.ts';
import { codeOf } from '../x509/codes.ts';
import { hasProgram, judge, openssl } from '../x509/judges.ts';
import {
  contentOf,
  makeIdentity,
  password,
  passwordText,
  pfxOf,
  type Identity,
} from './identity.ts';

const algorithms = ['rsa-2048', 'ec-p256'] as const;
const matrix = p12Profiles.flatMap((profile) =>
  algorithms.map((algorithm) => [profile, algorithm] as const),
);

const identities = new Map<string, Identity>();
beforeAll(async () => {
  for (const algorithm of algorithms) identities.set(algorithm, await makeIdentity(algorithm));
});
function identityOf(algorithm: string): Identity {
  const identity = identities.get(algorithm);
  if (identity === undefined) throw new Error(algorithm);
  return identity;
}

describe.each(matrix)('%s with %s', (profile, algorithm) => {
  test('is opened again by us, whole', () => {
    const identity = identityOf(algorithm);
    const opened = openPfx(pfxOf(identity, profile), password);
    const localKeyId = createHash('sha1').update(identity.certificates[0]).digest();
    const marks = { friendlyName: 'G13B-202611', localKeyId };
    expect(opened.privateKey).toEqual(identity.privateKey);
    expect(opened.certificates).toEqual(identity.certificates);
    expect(opened).toMatchObject(marks);
    expect(opened.bags).toMatchObject([
      { bagType: 'certBag', ...marks },
      { bagType: 'certBag', friendlyName: undefined, localKeyId: undefined },
      { bagType: 'pkcs8ShroudedKeyBag', ...marks },
    ]);
  });

  test.skipIf(!hasProgram('openssl'))('is opened by openssl pkcs12 without -legacy', () => {
    const identity = identityOf(algorithm);
    const args = ['pkcs12', '-in', 'p12', '-noenc', '-passin', 'file:password'];
    const files = { p12: pfxOf(identity, profile), password: `${passwordText}\n` };
    const { status, text } = openssl(args, files);
    expect(status, text).toBe(0);
    expect(parsePem(text).map(({ label }) => label)).toEqual([
      'CERTIFICATE',
      'CERTIFICATE',
      'PRIVATE KEY',
    ]);
    expect(
      parsePem(text)
        .slice(0, 2)
        .map(({ der }) => der),
    ).toEqual(identity.certificates);
    expect(text.match(/friendlyName: G13B-202611/g)).toHaveLength(2);
    expect(text.match(/localKeyID:/g)).toHaveLength(2);
    expect(openssl(args, { ...files, password: 'wrong' }).text).toContain('invalid password');
  });

  test.skipIf(!hasProgram('keytool', '-help'))('is opened by the JDK', () => {
    const identity = identityOf(algorithm);
    const list = [
      '-list',
      '-v',
      '-storetype',
      'PKCS12',
      '-keystore',
      'p12',
      '-storepass:file',
      'pw',
    ];
    const files = { p12: pfxOf(identity, profile), pw: passwordText };
    const { status, text } = judge('keytool', ['-J-Duser.language=en', ...list], files);
    expect(status, text).toBe(0);
    expect(text).toContain('Alias name: g13b-202611');
    expect(text).toContain('Entry type: PrivateKeyEntry');
    expect(text).toContain('Certificate chain length: 2');
    expect(text).toContain(new X509Certificate(identity.certificates[0]).fingerprint256);
    expect(judge('keytool', list, { ...files, pw: 'wrong-password' }).status).not.toBe(0);
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('reaches a server over %s', async (version) => {
    const { root, ...identity } = identityOf(algorithm);
    const serverKey = generateKeyPair('ec-p256');
    const request = {
      ...requestFor(root, serverKey),
      profile: 'server',
      dnsNames: ['localhost'],
    } as const;
    const certificate = await sign(prepareCertificate(request), root.signer);
    const ca = encodePem('CERTIFICATE', root.certificate);
    const server = createServer({
      key: encodePem('PRIVATE KEY', serverKey.privateKey),
      cert: encodePem('CERTIFICATE', certificate),
      ca,
      requestCert: true,
      minVersion: version,
      maxVersion: version,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = connect({
      host: '127.0.0.1',
      port,
      servername: 'localhost',
      ca,
      pfx: pfxOf({ root, ...identity }, profile),
      passphrase: passwordText,
    });
    const [socket] = (await once(server, 'secureConnection')) as [TLSSocket];
    expect(socket.authorized).toBe(true);
    expect(socket.getPeerX509Certificate()?.raw).toEqual(identity.certificates[0]);
    client.destroy();
    socket.destroy();
    server.close();
    await once(server, 'close');
  });
});

describe.skipIf(!hasProgram('openssl'))('the algorithms that openssl names', () => {
  test.each([
    [
      'compat',
      [
        'MAC: sha1, Iteration 2048',
        'MAC length: 20, salt length: 8',
        'PKCS7 Encrypted data: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
        'Certificate bag',
        'Certificate bag',
        'PKCS7 Data',
        'Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
      ],
    ],
    [
      'modern',
      [
        'MAC: sha256, Iteration 10000',
        'MAC length: 32, salt length: 8',
        'PKCS7 Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256',
        'Certificate bag',
        'Certificate bag',
        'PKCS7 Data',
        'Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256',
      ],
    ],
  ] as const)('in a %s file', (profile, lines) => {
    const args = [
      'pkcs12',
      '-in',
      'p12',
      '-info',
      '-nokeys',
      '-nocerts',
      '-passin',
      'file:password',
    ];
    const { text } = openssl(args, {
      p12: pfxOf(identityOf('rsa-2048'), profile),
      password: passwordText,
    });
    expect(text.trim().split('\n')).toEqual(lines);
  });
});

// In this order: salt (and IV) of the key, of the certificates, of the MAC.
test.each([
  ['compat', [8, 8, 8]],
  ['modern', [16, 16, 16, 16, 8]],
] as const)('every salt and IV of a %s file is fresh, and stands in it', (profile, sizes) => {
  const drawn: Buffer[] = [];
  const random = {
    ...systemRandom,
    bytes: (size: number): Buffer => {
      const octets = systemRandom.bytes(size);
      drawn.push(octets);
      return octets;
    },
  };
  const pfx = encodePfx({ ...contentOf(identityOf('ec-p256'), profile), random });
  expect(drawn.map(({ length }) => length)).toEqual(sizes);
  // The key's are inside the authSafe in clear, for its bag stands in a safe of type Data.
  for (const octets of drawn) expect(pfx.includes(octets)).toBe(true);
});

test('the file has memory of its own', () => {
  const pfx = pfxOf(identityOf('ec-p256'), 'compat');
  expect(pfx.buffer.byteLength).toBe(pfx.length);
});

test("a provider for Windows is written on the key's bag alone", () => {
  const microsoftCspName = 'Microsoft Software Key Storage Provider';
  const content = { ...contentOf(identityOf('rsa-2048'), 'compat'), microsoftCspName };
  const pfx = encodePfx(content);
  expect(openPfx(pfx, password).bags.map((bag) => bag.microsoftCspName)).toEqual([
    undefined,
    undefined,
    microsoftCspName,
  ]);
  const args = ['pkcs12', '-in', 'p12', '-nocerts', '-noenc', '-passin', 'file:password'];
  expect(openssl(args, { p12: pfx, password: passwordText }).text).toContain(
    `Microsoft CSP Name: ${microsoftCspName}`,
  );
});

describe('what is refused', () => {
  test.each([
    ['an empty password', { password: new Secret('') }, 'p12-password-not-ascii'],
    ['a Japanese password', { password: new Secret('みなと') }, 'p12-password-not-ascii'],
    ['a line break in the password', { password: new Secret('abc\n') }, 'p12-password-not-ascii'],
    ['an empty name', { friendlyName: '' }, 'p12-friendly-name'],
    ['an emoji in the name', { friendlyName: 'G13B 🗝' }, 'p12-friendly-name'],
    ['a line break in the name', { friendlyName: 'a\nb' }, 'p12-friendly-name'],
    ['but not a Japanese name', { friendlyName: 'みなと市' }, 'none'],
  ])('%s', (_, part, code) => {
    const content = { ...contentOf(identityOf('ec-p256'), 'compat'), ...part };
    expect(codeOf(() => encodePfx(content))).toBe(code);
  });
});
