/** What `init` refuses before keys are made: a CA that could issue nothing, flags that make no settings. */
import { verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isMemory } from '../../src/home/file-systems.ts';
import { findPlace } from '../../src/system/place.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { parseCertificateList } from '../../src/x509/certificate-list.ts';
import { temporaryFolder } from '../system/world.ts';
import { initHere, jsonOf } from './issued-here.ts';
import { runHere } from './run-here.ts';

const SITE = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/', '--yes'];

function init(folder: string, ...more: readonly string[]) {
  return runHere({ folder }, 'init', ...SITE, ...more);
}

const crlsOf = ({ raw }: X509Certificate): readonly string[] =>
  parseCertificate(raw).extensions.cRLDistributionPoints;

describe('a CA that would end before its certificates', () => {
  it.each([
    [['--ca-years', '1'], { years: 1, days: 730, minimum: 3 }],
    [['--client-days', '3650', '--ca-years', '9'], { years: 9, days: 3650, minimum: 11 }],
  ])('is refused: %j', async (flags, args) => {
    const folder = temporaryFolder();
    const { code, error } = await init(folder, ...flags);
    expect([code, error]).toEqual([2, { code: 'ca-life-too-short', args }]);
    expect(existsSync(join(folder, 'hakko-home'))).toBe(false);
  });

  it('is refused as a successor, too; a longer one may be asked for', async () => {
    const folder = temporaryFolder();
    await initHere(folder, '--ca-years', '1', '--client-days', '364');
    const next = (...more: readonly string[]) =>
      runHere({ folder }, 'init', '--successor', ...more);
    const path = join(folder, 'hakko-home', 'hakko.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('days: 364', 'days: 730'));
    expect((await next()).error).toMatchObject({ code: 'ca-life-too-short', args: { years: 1 } });
    expect(readdirSync(join(folder, 'hakko-home', 'ca'))).not.toContain('root-2.key');
    const made = await next('--ca-years', '4', '--json');
    expect(jsonOf(made)).toMatchObject({
      authorities: [{ generation: 2, notAfter: expect.stringMatching(/^2030-/) as string }],
    });
  });
});

describe('where lists and certificates of CAs can be fetched', () => {
  const URLS = [
    '--crl-url',
    'http://a.example/{ca}.crl',
    '--issuer-url',
    'http://a.example/{ca}.cer',
  ];

  it('stands in the settings, and the issuing CA names the files of its root', async () => {
    const folder = temporaryFolder();
    await initHere(folder, '--two-tier', ...URLS);
    const read = (...path: readonly string[]) => readFileSync(join(folder, 'hakko-home', ...path));
    expect(read('hakko.yaml').toString()).toMatch(
      /^ {2}crlUrl: http:\/\/a\.example\/\{ca\}\.crl\n[^]*^ {2}issuerUrl: http:\/\/a\.example\/\{ca\}\.cer$/m,
    );
    const issuing = new X509Certificate(read('ca', 'issuing.crt'));
    expect(issuing.infoAccess).toBe('CA Issuers - URI:http://a.example/root.cer');
    expect(crlsOf(issuing)).toEqual(['http://a.example/root.crl']);
    // What the URL names is what the issuer of the certificate has signed.
    const root = new X509Certificate(read('ca', 'root.cer'));
    expect(issuing.verify(root.publicKey)).toBe(true);
    const list = parseCertificateList(read('crl', 'root.crl'));
    expect(verify('sha256', list.raw, root.publicKey, list.signatureValue)).toBe(true);
    // A root is trusted or not: nobody looks whether it revoked itself.
    expect([root.infoAccess, crlsOf(root)]).toEqual([undefined, []]);
  });

  it('is left out unless it is said', async () => {
    const folder = temporaryFolder();
    await initHere(folder, '--two-tier');
    const pem = readFileSync(join(folder, 'hakko-home', 'ca', 'issuing.crt'));
    const issuing = new X509Certificate(pem);
    expect([issuing.infoAccess, crlsOf(issuing)]).toEqual([undefined, []]);
  });

  it.each<[string, readonly string[], string, object]>([
    [
      'one file of two CAs',
      ['--two-tier', '--crl-url', 'http://a.example/ca.crl'],
      'init-flags-invalid',
      { problems: [{ flag: '--crl-url', kind: 'url-of-one-authority' }] },
    ],
    [
      'a host that a certificate cannot carry',
      ['--issuer-url', 'http://認証局.example/{ca}.cer'],
      'init-flags-invalid',
      {
        problems: [
          {
            ...{ flag: '--issuer-url', kind: 'not-an-ascii-url' },
            instead: 'http://xn--dgtz38h6ga.example/{ca}.cer',
          },
        ],
      },
    ],
  ])('is refused: %s', async (_name, flags, code, args) => {
    const folder = temporaryFolder();
    const ran = await init(folder, ...flags);
    expect([ran.code, ran.error]).toMatchObject([2, { code, args }]);
    expect(existsSync(join(folder, 'hakko-home'))).toBe(false);
  });

  it('is the settings’ to say of a successor', async () => {
    const ran = await runHere({ folder: temporaryFolder() }, 'init', '--successor', ...URLS);
    expect(ran.error).toMatchObject({ code: 'init-flag-unused', args: { flag: '--crl-url' } });
  });
});

const SHM = '/dev/shm';
const isInMemory = isMemory(findPlace(SHM).mount?.type ?? '');

describe.skipIf(!isInMemory)('a home in memory', () => {
  it.each([
    ['en', 'lies in the memory of this machine (tmpfs)'],
    ['ja', 'メモリーの中(tmpfs)'],
  ] as const)('is warned of, and so is a backup there, in %s', async (language, said) => {
    const folder = mkdtempSync(join(SHM, 'hakko-test-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const keys = ['--ca-key', 'ec-p256', '--key', 'ec-p256'];
    const made = await runHere({ folder, language }, 'init', ...SITE, ...keys);
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining(said)]);
    const backup = await runHere({ folder, language }, 'backup', join(folder, 'usb'));
    expect([backup.code, backup.stderr]).toEqual([0, expect.stringMatching(/\(tmpfs\)/)]);
    const data = await runHere({ folder, language }, 'backup', join(folder, 'usb'), '--json');
    expect(jsonOf(data)).toMatchObject({ inMemory: true, sameDisk: true });
  });
});

describe('a home in two tiers', () => {
  it.each([
    ['en', ['Revocation list of the CA “root” valid until', 'CA “issuing” valid until']],
    ['ja', ['CA「root」の失効リストの期限', 'CA「issuing」の失効リストの期限']],
  ] as const)('names the CA of each list, in %s', async (language, said) => {
    const folder = temporaryFolder();
    const keys = ['--ca-key', 'ec-p256', '--two-tier'];
    const { stderr } = await runHere({ folder, language }, 'init', ...SITE, ...keys);
    for (const line of said) expect(stderr).toContain(line);
  });
});

describe('what a flag says wrong', () => {
  it.each([
    [['--ca-years', '40'], [{ flag: '--ca-years', kind: 'not-in-range', minimum: 1, maximum: 30 }]],
    [['--org', ''], [{ flag: '--org', kind: 'empty' }]],
    [
      ['--portal-url', 'id', '--client-days', '0'],
      [{ flag: '--client-days' }, { flag: '--portal-url', kind: 'not-a-url' }],
    ],
  ])('is told of the flag: %j', async (flags, problems) => {
    const folder = temporaryFolder();
    const { code, error } = await init(folder, ...flags);
    expect([code, error]).toMatchObject([2, { code: 'init-flags-invalid', args: { problems } }]);
    expect(existsSync(join(folder, 'hakko-home'))).toBe(false);
  });

  it('is told before a home is opened for its successor', async () => {
    const ran = await runHere(
      { folder: temporaryFolder() },
      'init',
      '--successor',
      '--ca-years',
      '0',
    );
    expect(ran.error).toMatchObject({ code: 'init-flags-invalid' });
  });
});
