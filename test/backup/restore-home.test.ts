/** Restores: whole or not at all, over nothing or over what is moved aside, and no number twice. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatControlNumber } from '../../src/batch/control-number.ts';
import { findBrokenEvent } from '../../src/ledger/broken-event.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { writeCrls } from '../../src/home/write-crls.ts';
import { openHomeToWrite, type Home } from '../../src/home/open-home.ts';
import { PASSPHRASE } from '../home/sample-home.ts';
import { Died, dyingFiles } from '../system/dying-files.ts';
import { codeOfRejection } from '../x509/codes.ts';
import {
  addBatch,
  backUp,
  createPlace,
  reading,
  restore,
  writing,
  type SamplePlace,
} from './sample-place.ts';

interface BackedUp extends SamplePlace {
  /** A backup that knows batch 01 with numbers 1 and 2, and no later one. */
  readonly backup: string;
}

async function createBackedUp(): Promise<BackedUp> {
  const place = await createPlace();
  addBatch(place, '20261122-01', [1, 2]);
  const { folder: backup } = await backUp(place, place.world);
  return { ...place, backup };
}

/** The home is gone but for its batches and CRLs. */
function lose({ home }: SamplePlace): void {
  for (const name of readdirSync(home)) {
    if (!['batches', 'crl'].includes(name)) rmSync(join(home, name), { recursive: true });
  }
}

/** What the next batch would be called and numbered. */
function nextOf(place: SamplePlace) {
  return reading(place, ({ ledger }) => ({
    batch: ledger.batches.nextId('20261122'),
    after: ledger.letters.lastControlNumber(),
  }));
}

const besides = ({ home, folder }: SamplePlace): readonly string[] =>
  readdirSync(folder).filter(
    (name) => name.startsWith('.') || name.startsWith(`${basename(home)}.`),
  );

describe('a backup comes back', () => {
  it('where nothing is, as it was', async () => {
    const place = await createBackedUp();
    const elsewhere = { ...place, home: join(place.folder, 'new', 'home') };
    const restored = await restore(elsewhere, place.world, place.backup);
    expect(restored).toMatchObject({ folder: elsewhere.home, batches: [], certificates: [] });
    reading(elsewhere, ({ ledger }) => {
      const kinds = ledger.events.all().map(({ kind }) => kind);
      expect([kinds.at(-1), findBrokenEvent(ledger.events.each())]).toEqual([
        'home-restored',
        undefined,
      ]);
      expect(ledger.batches.all().map(({ id }) => id)).toEqual(['20261122-01']);
    });
    writing(elsewhere, (home) => {
      expect(unlockHome(place.world, home, PASSPHRASE).signers.size).toBe(1);
    });
    expect(readdirSync(dirname(elsewhere.home))).toEqual(['home']);
  });

  it('over another home only when that is asked for, and destroys nothing', async () => {
    const place = await createBackedUp();
    writeFileSync(join(place.home, 'note.txt'), 'ours');
    expect(await codeOfRejection(restore(place, place.world, place.backup))).toBe(
      'restore-place-taken',
    );
    expect(existsSync(join(place.home, 'note.txt'))).toBe(true);
    const { aside = '' } = await restore(place, place.world, place.backup, { replace: true });
    expect(readFileSync(join(aside, 'note.txt'), 'utf8')).toBe('ours');
    expect(existsSync(join(place.home, 'note.txt'))).toBe(false);
    expect(besides(place)).toEqual([basename(aside)]);
  });

  it('not while a command works in what is there', async () => {
    const place = await createBackedUp();
    const working = openHomeToWrite(place.world, place.home, 'hakko issue');
    const refused = restore(place, place.world, place.backup, { replace: true });
    expect(await codeOfRejection(refused)).toBe('home-in-use');
    working.close();
    expect(besides(place)).toEqual([]);
  });

  it('with the letters that stood in the place, as far as its ledger knows them', async () => {
    const place = await createPlace();
    addBatch(place, '20261122-01', [1, 2]);
    const folder = join(place.home, 'batches', '20261122-01', 'letters', 'login-id');
    mkdirSync(folder, { recursive: true });
    for (const name of ['001', '002', '003']) {
      writeFileSync(join(folder, `login-id-${name}.pdf`), `letters ${name}`);
    }
    writing(place, ({ ledger }) => {
      for (const [name, text] of [
        ['001', 'letters 001'],
        ['002', 'other letters'],
      ] as const) {
        const file = { file: `login-id-${name}.pdf`, sha256: hash('sha256', text) };
        ledger.letters.addFile({ ...file, batchId: '20261122-01', kind: 'login' });
      }
    });
    const { folder: backup } = await backUp(place, place.world);
    const { letterFiles } = await restore(place, place.world, backup, { replace: true });
    expect([letterFiles, readdirSync(folder)]).toEqual([1, ['login-id-001.pdf']]);
  });

  it.each<[string, (backup: string) => void, string]>([
    [
      'with a flipped bit',
      (backup) => {
        const path = join(backup, 'ca', 'root.key');
        const bytes = readFileSync(path);
        bytes[200] = (bytes[200] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
      'backup-damaged',
    ],
    [
      'without a file',
      (backup) => {
        rmSync(join(backup, 'crl', 'root.crl'));
      },
      'backup-damaged',
    ],
    [
      'without its list',
      (backup) => {
        rmSync(join(backup, 'SHA256SUMS'));
      },
      'backup-missing',
    ],
    [
      'whose list leads elsewhere',
      (backup) => {
        const path = join(backup, 'SHA256SUMS');
        writeFileSync(path, readFileSync(path, 'utf8').replace('ca/root.key', '../../root.key'));
      },
      'backup-damaged',
    ],
    [
      'whose list has no ledger',
      (backup) => {
        const path = join(backup, 'SHA256SUMS');
        writeFileSync(path, readFileSync(path, 'utf8').replace(/.*ledger\.db\n/, ''));
      },
      'backup-damaged',
    ],
  ])('never %s', async (_name, damage, code) => {
    const place = await createBackedUp();
    damage(place.backup);
    const home = readFileSync(join(place.home, 'hakko.yaml'));
    expect(
      await codeOfRejection(restore(place, place.world, place.backup, { replace: true })),
    ).toBe(code);
    expect(readFileSync(join(place.home, 'hakko.yaml')).equals(home)).toBe(true);
    expect(besides(place)).toEqual([]);
  });
});

describe('what was made since is never made again', () => {
  it.each<[string, (place: BackedUp) => readonly string[]]>([
    [
      'by records in the place of the home',
      (place) => {
        lose(place);
        return [];
      },
    ],
    [
      'by a ledger there that can still be read',
      ({ home }) => {
        rmSync(join(home, 'batches'), { recursive: true });
        return [];
      },
    ],
    [
      'by records in a folder of batches',
      ({ home, folder }) => {
        cpSync(join(home, 'batches'), join(folder, 'found'), { recursive: true });
        rmSync(home, { recursive: true });
        return [join(folder, 'found')];
      },
    ],
    [
      'by the folder of one batch',
      ({ home, folder }) => {
        cpSync(join(home, 'batches', '20261122-02'), join(folder, 'usb'), { recursive: true });
        rmSync(home, { recursive: true });
        return [join(folder, 'usb')];
      },
    ],
    [
      'by what an earlier restore moved aside',
      ({ home }) => {
        renameSync(home, `${home}.replaced-20261122-115959`);
        return [];
      },
    ],
  ])('%s', async (_name, damage) => {
    const place = await createBackedUp();
    addBatch(place, '20261122-02', [3, 4, 7]);
    const places = damage(place);
    const restored = await restore(place, place.world, place.backup, { replace: true, places });
    expect(restored).toMatchObject({ batches: ['20261122-02'], interrupted: [] });
    expect(restored.controlNumbers).toEqual([3, 4, 7].map(formatControlNumber));
    expect(nextOf(place)).toEqual({ batch: '20261122-03', after: formatControlNumber(7) });
    // Only the record's numbers come over: no letter of this ledger opens its files.
    expect(readdirSync(join(place.home, 'batches'))).toEqual(['20261122-01']);
  });

  it('nor the id of a batch that was interrupted, of which there is a folder alone', async () => {
    const place = await createBackedUp();
    addBatch(place, '20261122-02', [3], true);
    lose(place);
    const restored = await restore(place, place.world, place.backup, { replace: true });
    expect(restored).toMatchObject({ batches: ['20261122-02'], interrupted: ['20261122-02'] });
    expect(nextOf(place).batch).toBe('20261122-03');
  });

  it('nor by what another CA made, or nobody', async () => {
    const place = await createBackedUp();
    const found = join(place.folder, 'found');
    for (const [name, text] of [
      ['20261122-02', '{"hakko":1,"batch":"20261122-02"}'],
      ['20261122-03', 'half a rec'],
      [
        '20261122-04',
        readFileSync(join(place.home, 'batches', '20261122-01', 'batch.json'), 'utf8')
          .replace(/"home":"[^"]+"/, '"home":"another"')
          .replace('20261122-01', '20261122-04'),
      ],
    ] as const) {
      mkdirSync(join(found, name), { recursive: true });
      writeFileSync(join(found, name, 'batch.json'), text);
    }
    const restored = await restore(place, place.world, place.backup, {
      replace: true,
      places: [found],
    });
    expect(restored.foreign).toEqual(['20261122-04']);
    expect(restored.unreadable.map((path) => basename(dirname(path)))).toEqual([
      '20261122-02',
      '20261122-03',
    ]);
    expect(restored.controlNumbers).toEqual([]);
  });

  it('a CRL: its number, its list, and what it revokes', async () => {
    const place = await createBackedUp();
    const home = openHomeToWrite(place.world, place.home, 'hakko crl');
    const [root] = home.ledger.authorities.all();
    const { signers } = unlockHome(place.world, home, PASSPHRASE);
    const revocation = { revokedAt: place.world.clock.now(), reason: 'keyCompromise' } as const;
    home.ledger.revocations.adopt(root?.id ?? 0, { serialNumber: '7f01', ...revocation });
    await writeCrls(place.world, home, signers);
    await writeCrls(place.world, home, signers);
    home.close();
    const newest = readFileSync(join(place.home, 'crl', 'root.crl'));
    lose(place);
    const restored = await restore(place, place.world, place.backup, { replace: true });
    expect(restored).toMatchObject({ crls: ['root 3'], revocations: ['7f01'] });
    expect(readFileSync(join(place.home, 'crl', 'root.crl')).equals(newest)).toBe(true);
    reading(place, ({ ledger }) => {
      expect(ledger.authorities.nextCrlNumber(root?.id ?? 0)).toBe(4);
      expect(ledger.revocations.ofAuthority(root?.id ?? 0)).toEqual([
        { serialNumber: '7f01', ...revocation },
      ]);
    });
  });

  it('letters of a batch that was going on, and was finished since: their people get other numbers', async () => {
    const place = await createPlace();
    addBatch(place, '20261122-01', [1, 2], true);
    const { folder: backup } = await backUp(place, place.world);
    writing(place, ({ ledger }) => {
      ledger.batches.finish('20261122-01', place.world.clock.now());
    });
    addBatch(place, '20261122-02', [3]);
    const restored = await restore(place, place.world, backup, { replace: true });
    expect(restored).toMatchObject({ openBatch: '20261122-01', renumbered: 2 });
    reading(place, ({ ledger }) => {
      for (const kind of ['login', 'install'] as const) {
        const numbers = ledger.letters.toPrint('20261122-01', kind).map((row) => row.controlNumber);
        expect(numbers).toEqual([4, 5].map(formatControlNumber));
      }
      expect(ledger.people.waitingIn('20261122-01').length).toBe(2);
    });
  });
});

describe('a login that had ended since', () => {
  it('is named to be ended again when the backup has it in a batch that is going on', async () => {
    const place = await createPlace();
    addBatch(place, '20261122-01', [1, 2], true);
    const { folder: backup } = await backUp(place, place.world);
    const at = place.world.clock.now();
    writing(place, ({ ledger }) => {
      const { id = 0 } = ledger.people.byLoginId('G13B0000001') ?? {};
      ledger.people.activate(id, Buffer.from('sealed'), 'hash', at);
      ledger.people.end(id, at);
    });
    const restored = await restore(place, place.world, backup, { replace: true });
    expect(restored).toMatchObject({ endedLogins: [], endAgain: ['G13B0000001'] });
  });

  it('is not told by a ledger that went on otherwise than the backup', async () => {
    const place = await createPlace();
    addBatch(place, '20261122-01', [1], true);
    const activate = ({ ledger }: Home): number => {
      const { id = 0 } = ledger.people.byLoginId('G13B0000001') ?? {};
      ledger.people.activate(id, Buffer.from('sealed'), 'hash', place.world.clock.now());
      return id;
    };
    writing(place, activate);
    const { folder: backup } = await backUp(place, place.world);
    writing(place, (home) => {
      home.ledger.people.end(activate(home), place.world.clock.now());
    });
    const { home: first, folder } = place;
    renameSync(first, join(folder, 'first'));
    await restore(place, place.world, backup);
    const later = await backUp({ ...place, medium: join(folder, 'later') }, place.world);
    rmSync(first, { recursive: true });
    renameSync(join(folder, 'first'), first);
    const wanted = { replace: true };
    expect(await restore(place, place.world, later.folder, wanted)).toMatchObject({
      ...{ newerLedger: false, endedLogins: [] },
    });
    renameSync(first, join(folder, 'second'));
    expect(await restore(place, place.world, backup, wanted)).toMatchObject({
      ...{ newerLedger: true, endedLogins: ['G13B0000001'] },
    });
  });
});

describe('a restore that dies', () => {
  it('at any call leaves the old home or the new one, and repeated it loses nothing', async () => {
    const first = await createBackedUp();
    addBatch(first, '20261122-02', [3, 4]);
    const original = join(first.folder, 'original');
    cpSync(first.home, original, { recursive: true });
    const counted = dyingFiles(first.world.files);
    await restore(first, { ...first.world, files: counted.files }, first.backup, { replace: true });
    const calls = counted.calls();
    let between = 0;
    for (let lives = 0; lives < calls; lives += lives < calls - 30 ? 7 : 1) {
      for (const name of readdirSync(first.folder)) {
        if (name.includes('hakko-home')) rmSync(join(first.folder, name), { recursive: true });
      }
      cpSync(original, first.home, { recursive: true });
      const { files } = dyingFiles(first.world.files, lives);
      const dying = restore(first, { ...first.world, files }, first.backup, { replace: true });
      await expect(dying).rejects.toBeInstanceOf(Died);
      if (!existsSync(first.home)) between += 1;
      else reading(first, ({ ledger }) => ledger.events.head());
      await restore(first, first.world, first.backup, { replace: true });
      expect(nextOf(first)).toEqual({ batch: '20261122-03', after: formatControlNumber(4) });
      expect(besides(first).filter((name) => name.startsWith('.'))).toEqual([]);
    }
    // In between the two renames there is no home, but what was moved aside.
    expect(between).toBeGreaterThan(0);
  });
});
