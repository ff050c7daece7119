/** The next CA beside the old one: files, ledger, CRLs, bundle, and what is refused. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addSuccessor, checkSuccessor } from '../../src/home/add-successor.ts';
import { authorityNames, caNameMaximum } from '../../src/home/authority-names.ts';
import { openHomeToWrite, type Home } from '../../src/home/open-home.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { writeCrls } from '../../src/home/write-crls.ts';
import { parsePem } from '../../src/asn1/pem.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import type { SettingValues } from '../../src/settings/write-settings.ts';
import { createWorld, temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { copyHome, PASSPHRASE } from './sample-home.ts';

async function withSuccessor<T>(
  change: SettingValues,
  look: (home: Home, world: ReturnType<typeof createWorld>) => T | Promise<T>,
): Promise<T> {
  const world = createWorld({ folder: temporaryFolder() });
  const folder = await copyHome(world, change);
  const home = openHomeToWrite(world, folder, 'hakko init --successor');
  try {
    await addSuccessor(world, home, unlockHome(world, home, PASSPHRASE));
    return await look(home, world);
  } finally {
    home.close();
  }
}

const commonNames = ({ paths }: Home): readonly string[] =>
  parsePem(readFileSync(paths.bundle, 'utf8')).map(
    ({ der }) => /CN=(.*)/.exec(new X509Certificate(der).subject)?.[1] ?? '',
  );

describe('a successor', () => {
  it.each([
    ['one', ['root', 'root-2'], ['さくら市 CA G2', 'さくら市 CA']],
    [
      'two',
      ['issuing', 'issuing-2', 'root', 'root-2'],
      ['さくら市 CA G2 Root', 'さくら市 CA G2', 'さくら市 CA Root', 'さくら市 CA'],
    ],
  ] as const)('has its own files, in %s tier(s)', async (tiers, names, bundled) => {
    await withSuccessor({ ca: { tiers } }, (home) => {
      const endings = ['.cer', '.crt', '.key'];
      const files = names.flatMap((name) => endings.map((ending) => `${name}${ending}`));
      const expected = [...files, 'bundle.pem', 'vault.key'].sort();
      expect(readdirSync(home.paths.ca).sort()).toEqual(expected);
      const crls = names.flatMap((name) => [`${name}.crl`, `${name}.crl.pem`]);
      expect(readdirSync(home.paths.crl).sort()).toEqual(crls.toSorted());
      expect(commonNames(home)).toEqual(bundled);
    });
  });

  it('issues from now on; the old one keeps its key and its CRL', async () => {
    await withSuccessor({ ca: { tiers: 'two' } }, async (home, world) => {
      const authorities = home.ledger.authorities.all();
      expect(authorities.map(({ role, generation }) => [role, generation])).toEqual([
        ['root', 1],
        ['issuing', 1],
        ['root', 2],
        ['issuing', 2],
      ]);
      const { issuer, signers } = unlockHome(world, home, PASSPHRASE);
      const newest = authorities.at(-1);
      expect([issuer.authorityId, issuer.p12Issuers]).toEqual([newest?.id, [newest?.certificate]]);
      expect(signers.size).toBe(4);
      const written = await writeCrls(world, home, signers);
      expect(written.map(({ fileName, crlNumber }) => [fileName, crlNumber])).toEqual([
        ['root', 3],
        ['issuing', 3],
        ['root-2', 2],
        ['issuing-2', 2],
      ]);
    });
  });

  it('may have one of its own', async () => {
    await withSuccessor({}, async (home, world) => {
      await addSuccessor(world, home, unlockHome(world, home, PASSPHRASE));
      expect(commonNames(home)).toEqual(['さくら市 CA G3', 'さくら市 CA', 'さくら市 CA G2']);
      expect(existsSync(join(home.paths.ca, 'root-3.key'))).toBe(true);
    });
  });

  it('takes the place of files that an interrupted run left, which the ledger does not know', async () => {
    const world = createWorld({ folder: temporaryFolder() });
    const folder = await copyHome(world);
    writeFileSync(join(folder, 'ca', 'root-2.key'), 'half');
    const home = openHomeToWrite(world, folder, 'hakko init --successor');
    await addSuccessor(world, home, unlockHome(world, home, PASSPHRASE));
    expect(unlockHome(world, home, PASSPHRASE).signers.size).toBe(2);
    home.close();
  });

  it('outlives the old one, which then leaves the bundle and gets no CRL any more', async () => {
    const world = createWorld({ folder: temporaryFolder() });
    const folder = await copyHome(world, { ca: { years: 1 } });
    const later = createWorld({
      folder: world.environment.workingFolder,
      now: new Date(WORLD_NOW.getTime() + 370 * 86_400_000),
    });
    const home = openHomeToWrite(later, folder, 'hakko init --successor', {
      caMayHaveEnded: true,
    });
    const { crls } = await addSuccessor(later, home, unlockHome(later, home, PASSPHRASE));
    expect(crls.map(({ fileName }) => fileName)).toEqual(['root-2']);
    expect(commonNames(home)).toEqual(['さくら市 CA G2']);
    home.close();
  });

  it.each<[string, SettingValues, string]>([
    ['a URL of one CA’s CRL', { ca: { crlUrl: 'http://a.example/ca.crl' } }, 'needs-placeholder'],
    ['a URL of one CA', { ca: { issuerUrl: 'http://a.example/ca.cer' } }, 'needs-placeholder'],
    ['a name without room for its number', { ca: { name: 'あ'.repeat(62) } }, 'name-too-long'],
  ])('is refused: %s', async (_name, change, code) => {
    const world = createWorld({ folder: temporaryFolder() });
    const folder = await copyHome(world, change);
    const home = openHomeToWrite(world, folder, 'hakko init --successor');
    expect(
      codeOf(() => {
        checkSuccessor(home, undefined);
      }),
    ).toContain(code);
    home.close();
  });

  it('without its key leaves the old one’s work untouched: nothing issues', async () => {
    await withSuccessor({}, (home, world) => {
      rmSync(join(home.paths.ca, 'root-2.key'));
      expect(codeOf(() => unlockHome(world, home, PASSPHRASE))).toBe('file-missing');
    });
  });
});

describe('URLs of the settings', () => {
  it.each([
    ['one', 'root'],
    ['two', 'issuing'],
  ] as const)('name the file of the CA that issues, in %s tier(s)', async (tiers, name) => {
    const urls = { crlUrl: 'http://a.example/{ca}.crl', issuerUrl: 'http://a.example/{ca}.cer' };
    await withSuccessor({ ca: { tiers, ...urls } }, (home, world) => {
      expect(unlockHome(world, home, PASSPHRASE).issuer.urls).toEqual({
        crlDistributionPoint: `http://a.example/${name}-2.crl`,
        caIssuers: `http://a.example/${name}-2.cer`,
      });
    });
  });

  it('name the files of its own root in an issuing CA', async () => {
    const urls = { crlUrl: 'http://a.example/{ca}.crl', issuerUrl: 'http://a.example/{ca}.cer' };
    await withSuccessor({ ca: { tiers: 'two', ...urls } }, (home) => {
      const issuing = home.ledger.authorities.all().filter(({ role }) => role === 'issuing');
      const said = issuing.map(({ certificate }) => ({
        crls: parseCertificate(certificate).extensions.cRLDistributionPoints,
        issuers: new X509Certificate(certificate).infoAccess,
      }));
      expect(said).toEqual(
        ['root', 'root-2'].map((name) => ({
          crls: [`http://a.example/${name}.crl`],
          issuers: `CA Issuers - URI:http://a.example/${name}.cer`,
        })),
      );
    });
  });
});

describe('names', () => {
  it.each([
    ['one', 1, 64],
    ['two', 1, 59],
    ['one', 2, 61],
    ['two', 10, 55],
  ] as const)('in %s tier(s), generation %i, may have %i characters', (tiers, generation, max) => {
    expect(caNameMaximum(tiers, generation)).toBe(max);
    const { root, issuing } = authorityNames('あ'.repeat(max), tiers, generation);
    expect([root.length, (issuing ?? '').length <= 64]).toEqual([64, true]);
  });
});
