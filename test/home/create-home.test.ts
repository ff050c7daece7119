/** A new CA home: what stands in it, how private it is, and that a failure leaves nothing. */
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrokenEvent } from '../../src/ledger/broken-event.ts';
import { openHomeToRead } from '../../src/home/open-home.ts';
import { createWorld, temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { codeOfRejection } from '../x509/codes.ts';
import { makeHome } from './sample-home.ts';

/** Every path below with its permission bits. */
function layout(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), (statSync(path).mode & 0o777).toString(8)] as const;
  });
  return Object.fromEntries(entries);
}

const newWorld = () => createWorld({ folder: temporaryFolder() });

const ONE_TIER = {
  ...{ 'hakko.yaml': '600', 'ledger.db': '600', 'lock.db': '600', batches: '700' },
  ...{ 'ca/bundle.pem': '600', 'ca/root.cer': '600' },
  ...{ ca: '700', 'ca/root.crt': '600', 'ca/root.key': '600', 'ca/vault.key': '600' },
  ...{ crl: '700', 'crl/root.crl': '600', 'crl/root.crl.pem': '600' },
};
const TWO_TIERS = {
  ...ONE_TIER,
  ...{ 'ca/issuing.cer': '600', 'ca/issuing.crt': '600', 'ca/issuing.key': '600' },
  ...{ 'crl/issuing.crl': '600', 'crl/issuing.crl.pem': '600' },
};

describe('a new home', () => {
  it.each([
    ['one', 0o022, ONE_TIER],
    ['one', 0o000, ONE_TIER],
    ['two', 0o077, TWO_TIERS],
  ] as const)('with CAs in %s tier(s), under umask %i', async (tiers, umask, expected) => {
    const world = newWorld();
    const before = process.umask(umask);
    try {
      await makeHome(world, { ca: { tiers } });
    } finally {
      process.umask(before);
    }
    const { workingFolder } = world.environment;
    expect(layout(join(workingFolder, 'hakko-home'))).toEqual(expected);
    expect(readdirSync(workingFolder)).toEqual(['hakko-home']);
    expect(statSync(join(workingFolder, 'hakko-home')).mode & 0o777).toBe(0o700);
  });

  it('holds its CAs, their CRLs and the first events', async () => {
    const world = newWorld();
    const made = await makeHome(world, { ca: { tiers: 'two', years: 7 } });
    const home = openHomeToRead(world, made.folder);
    try {
      const { ledger, settings } = home;
      const [root, issuing] = ledger.authorities
        .all()
        .map(({ certificate }) => new X509Certificate(certificate));
      expect([root?.ca, issuing?.ca]).toEqual([true, true]);
      expect(root && issuing && issuing.verify(root.publicKey) && root.verify(root.publicKey)).toBe(
        true,
      );
      expect(issuing?.validToDate.getUTCFullYear()).toBe(WORLD_NOW.getUTCFullYear() + 7);
      expect(settings.ca).toMatchObject({ tiers: 'two', years: 7, name: 'さくら市 CA' });
      expect(made.crls.map(({ role, crlNumber }) => [role, crlNumber])).toEqual([
        ['root', 1],
        ['issuing', 1],
      ]);
      const events = ledger.events.all();
      expect([events.map(({ kind }) => kind), findBrokenEvent(events)]).toEqual([
        ['home-created', 'crls-signed'],
        undefined,
      ]);
    } finally {
      home.close();
    }
  });

  it('may take the place of an empty folder', async () => {
    const world = newWorld();
    mkdirSync(join(world.environment.workingFolder, 'hakko-home'));
    expect(await codeOfRejection(makeHome(world))).toBe('none');
  });
});

describe('nothing is left, and what was there stays', () => {
  const long = 'あ'.repeat(65);
  it.each<[string, () => ReturnType<typeof newWorld>, Parameters<typeof makeHome>[1], string]>([
    [
      'an organisation of 65 characters',
      newWorld,
      { site: { organisation: long } },
      'settings-invalid',
    ],
    ['a CA name of 65 characters', newWorld, { ca: { name: long } }, 'settings-invalid'],
    [
      'a name that is too long only for the root of two',
      newWorld,
      { ca: { name: 'あ'.repeat(60), tiers: 'two' } },
      'name-length',
    ],
    ['an empty organisation', newWorld, { site: { organisation: '' } }, 'settings-invalid'],
    ['31 years', newWorld, { ca: { years: 31 } }, 'settings-invalid'],
    ['a control character', newWorld, { ca: { name: 'a\u0007b' } }, 'name-character'],
  ])('after %s', async (_name, place, change, code) => {
    const world = place();
    expect(await codeOfRejection(makeHome(world, change))).toBe(code);
    expect(readdirSync(world.environment.workingFolder)).toEqual([]);
  });

  it.each([
    ['a home', 'hakko-home/ca'],
    ['anything else', 'hakko-home/holiday'],
  ])('where %s is already', async (_name, inside) => {
    const world = newWorld();
    const { workingFolder } = world.environment;
    mkdirSync(join(workingFolder, inside), { recursive: true });
    expect(await codeOfRejection(makeHome(world))).toBe('home-exists');
    expect(readdirSync(workingFolder, { recursive: true }).sort()).toEqual(['hakko-home', inside]);
  });

  it('where a file of that name is', async () => {
    const world = newWorld();
    writeFileSync(join(world.environment.workingFolder, 'hakko-home'), 'theirs');
    expect(await codeOfRejection(makeHome(world))).toBe('home-exists');
    expect(readFileSync(join(world.environment.workingFolder, 'hakko-home'), 'utf8')).toBe(
      'theirs',
    );
  });

  it('below a file, where no folder can be made', async () => {
    const world = newWorld();
    const { workingFolder } = world.environment;
    writeFileSync(join(workingFolder, 'file'), 'theirs');
    const folder = join(workingFolder, 'file', 'hakko-home');
    expect(await codeOfRejection(makeHome(world, {}, { folder }))).toBe('file-failed');
    expect(readdirSync(workingFolder)).toEqual(['file']);
  });
});

describe('what killed runs had begun', () => {
  const isRunning = (processId: number): boolean => processId === 4711;
  const begun = (processId: number): string => `.hakko-home.${processId}.0a1b2c3d.tmp`;

  it.each([
    ['of a process that is gone goes', begun(4712), []],
    ['of a process with the number of this one goes', begun(process.pid), []],
    ['of a process that works stays', begun(4711), [begun(4711)]],
    ['for another place stays', `.other${begun(4712)}`, [`.other${begun(4712)}`]],
    ['by anybody else stays', '.hakko-home.tmp', ['.hakko-home.tmp']],
  ])('%s', async (_name, name, left) => {
    const world = createWorld({ folder: temporaryFolder(), environment: { isRunning } });
    const { workingFolder } = world.environment;
    mkdirSync(join(workingFolder, name, 'ca'), { recursive: true });
    writeFileSync(join(workingFolder, name, 'ca', 'root.key'), 'half');
    await makeHome(world);
    expect(readdirSync(workingFolder)).toEqual([...left, 'hakko-home']);
  });
});
