/** An existing home: opened to read and to write, unlocked, its CRLs written again. */
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHomeToRead, openHomeToWrite } from '../../src/home/open-home.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { writeCrls } from '../../src/home/write-crls.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { createWorld, temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { copyHome, PASSPHRASE } from './sample-home.ts';

async function withHome(change: Parameters<typeof copyHome>[1] = {}) {
  const world = createWorld({ folder: temporaryFolder() });
  const folder = await copyHome(world, change);
  return { world, folder };
}

describe('a home', () => {
  it('is written by one at a time and read by anybody meanwhile', async () => {
    const { world, folder } = await withHome();
    const writer = openHomeToWrite(world, folder, 'hakko issue');
    expect(codeOf(() => openHomeToWrite(world, folder, 'hakko issue'))).toBe('home-in-use');
    openHomeToRead(world, folder).close();
    writer.close();
    openHomeToWrite(world, folder, 'hakko issue').close();
    expect(readdirSync(folder)).not.toContain('lock.txt');
  });

  it.each<[string, (folder: string) => void, string]>([
    [
      'without a ledger',
      (folder) => {
        rmSync(join(folder, 'ledger.db'));
      },
      'home-missing',
    ],
    [
      'without settings',
      (folder) => {
        rmSync(join(folder, 'hakko.yaml'));
      },
      'home-missing',
    ],
    [
      'with settings that cannot be used',
      (folder) => {
        writeFileSync(join(folder, 'hakko.yaml'), 'sight: 1');
      },
      'settings-invalid',
    ],
  ])('%s is none, and is free for the next', async (_name, damage, code) => {
    const { world, folder } = await withHome();
    const settings = readFileSync(join(folder, 'hakko.yaml'));
    damage(folder);
    expect(codeOf(() => openHomeToRead(world, folder))).toBe(code);
    expect(codeOf(() => openHomeToWrite(world, folder, 'hakko issue'))).toBe(code);
    if (code !== 'settings-invalid') return;
    writeFileSync(join(folder, 'hakko.yaml'), settings);
    openHomeToWrite(world, folder, 'hakko issue').close();
  });

  it('that is not there is none, and none is made', () => {
    const world = createWorld({ folder: temporaryFolder() });
    const folder = join(world.environment.workingFolder, 'none');
    expect(codeOf(() => openHomeToWrite(world, folder, 'hakko issue'))).toBe('home-missing');
    expect(readdirSync(world.environment.workingFolder)).toEqual([]);
  });
});

describe('where SQLite cannot make files of its own', () => {
  /** As on a disk that can only be read: root, who may write everywhere, meets it here as well. */
  async function withoutRoom(...names: readonly string[]) {
    const { world, folder } = await withHome();
    for (const name of names) symlinkSync('no/where', join(folder, name));
    return { world, folder };
  }

  /** A world in which somebody writes the ledger between two looks at it, so many times. */
  function busy(world: Context, path: string, times: number): Context {
    let left = times;
    const stamp = (of: string) => {
      const before = world.files.stamp(of);
      if ((left -= 1) >= 0) utimesSync(path, left, left);
      return before;
    };
    return { ...world, files: { ...world.files, stamp } };
  }

  it('a home at rest is read all the same, and left as it is', async () => {
    const { world, folder } = await withoutRoom('ledger.db-wal', 'ledger.db-shm');
    const before = readdirSync(folder);
    const home = openHomeToRead(world, folder);
    expect(home.ledger.authorities.all().map(({ role }) => role)).toEqual(['root']);
    expect(home.ledger.events.head()).toMatch(/^[0-9a-f]{64}$/);
    expect(codeOf(() => home.ledger.groups.ensure('G13B', WORLD_NOW))).toBe('file-failed');
    home.close();
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ['once', 1, 'none'],
    ['again and again', 9, 'file-failed'],
  ])('what was read while somebody wrote is not believed: %s', async (_name, times, code) => {
    const { world, folder } = await withoutRoom('ledger.db-wal', 'ledger.db-shm');
    const changing = busy(world, join(folder, 'ledger.db'), times);
    expect(codeOf(() => openHomeToRead(changing, folder))).toBe(code);
  });

  it('nothing is read that a command may have left in its WAL', async () => {
    const { world, folder } = await withoutRoom('ledger.db-shm');
    writeFileSync(join(folder, 'ledger.db-wal'), '');
    expect(codeOf(() => openHomeToRead(world, folder))).toBe('file-failed');
  });
});

describe('a passphrase', () => {
  it('opens signers and vault', async () => {
    const { world, folder } = await withHome({ ca: { tiers: 'two' } });
    const home = openHomeToRead(world, folder);
    const { signers, issuer, vault } = unlockHome(world, home, PASSPHRASE);
    const ids = home.ledger.authorities.all().map(({ id }) => id);
    expect([[...signers.keys()], issuer.p12Issuers.length]).toEqual([ids, 1]);
    const row = { purpose: 'install-password', uuid: 'x', generation: 1 } as const;
    expect(vault.open(vault.seal(new Secret('x'), row), row).reveal()).toBe('x');
    home.close();
  });

  it.each([
    '',
    'correct horse battery stapl',
    'Correct horse battery staple',
    'correct horse battery staple ',
  ])('that is wrong (%j) opens nothing', async (wrong) => {
    const { world, folder } = await withHome();
    const home = openHomeToRead(world, folder);
    expect(codeOf(() => unlockHome(world, home, new Secret(wrong)))).toBe('passphrase-wrong');
    home.close();
  });

  it('serves an issuing CA whose root key is kept elsewhere, and no other way round', async () => {
    const { world, folder } = await withHome({ ca: { tiers: 'two' } });
    const home = openHomeToRead(world, folder);
    const [root, issuing] = home.ledger.authorities.all();
    if (!root || !issuing) throw new Error('two CAs were made');
    rmSync(home.paths.key(root));
    expect([...unlockHome(world, home, PASSPHRASE).signers.keys()]).toEqual([issuing.id]);
    rmSync(home.paths.key(issuing));
    expect(codeOf(() => unlockHome(world, home, PASSPHRASE))).toBe('file-missing');
    home.close();
  });
});

describe('CRLs', () => {
  it('carry numbers that rise for each CA, and end no later than it', async () => {
    const { world, folder } = await withHome({ ca: { tiers: 'two', years: 1, crlDays: 400 } });
    const home = openHomeToWrite(world, folder, 'hakko crl');
    const { signers } = unlockHome(world, home, PASSPHRASE);
    const numbers: number[] = [];
    for (let round = 0; round < 3; round++) {
      const written = await writeCrls(world, home, signers);
      numbers.push(...written.map(({ crlNumber }) => crlNumber));
      const [root] = home.ledger.authorities.all();
      expect(written[0]?.nextUpdate).toEqual(
        new X509Certificate(root?.certificate ?? '').validToDate,
      );
    }
    expect(numbers).toEqual([2, 2, 3, 3, 4, 4]);
    const alone = await writeCrls(world, home, new Map([...signers].slice(1)));
    expect(alone.map(({ role, crlNumber }) => [role, crlNumber])).toEqual([['issuing', 5]]);
    home.close();
  });

  it.skipIf(!hasProgram('openssl'))('are what the ledger says of them', async () => {
    const { world, folder } = await withHome({ ca: { crlDays: 30 } });
    const home = openHomeToWrite(world, folder, 'hakko crl');
    await writeCrls(world, home, unlockHome(world, home, PASSPHRASE).signers);
    const [latest] = home.ledger.authorities.latestCrls();
    home.close();
    const text = runProgram('openssl', [
      ...['crl', '-in', join(folder, 'crl', 'root.crl'), '-inform', 'DER', '-noout', '-text'],
    ]);
    expect(text).toMatch(/CRL Number:\s*\n?\s*2\n/);
    expect(latest?.nextUpdate.getTime()).toBe(WORLD_NOW.getTime() + 30 * 86_400_000);
    const pem = runProgram('openssl', [
      ...[
        'crl',
        '-in',
        join(folder, 'crl', 'root.crl.pem'),
        '-outform',
        'DER',
        '-out',
        join(folder, 'again'),
      ],
    ]);
    expect([pem, readFileSync(join(folder, 'again'))]).toEqual([
      '',
      readFileSync(join(folder, 'crl', 'root.crl')),
    ]);
  });
});
