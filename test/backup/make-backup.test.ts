/** Backups: whole, private, usable, made beside a working command, and never half there. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { openHomeToRead, openHomeToWrite } from '../../src/home/open-home.ts';
import { readLastBackup } from '../../src/home/last-backup.ts';
import { homePaths } from '../../src/home/home-paths.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { PASSPHRASE } from '../home/sample-home.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { Died, dyingFiles } from '../system/dying-files.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';
import { codeOfRejection } from '../x509/codes.ts';
import { addBatch, backUp, createPlace, reading, type SamplePlace } from './sample-place.ts';

const NAME = 'hakko-backup-20261122-1200';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !/-(?:wal|shm)$/.test(name))
    .sort();
}

async function withBatch(): Promise<SamplePlace> {
  const place = await createPlace();
  addBatch(place, '20261122-01', [1, 2]);
  writeFileSync(join(place.home, 'batches', '20261122-01', 'p12', 'G13B.p12'), 'locked');
  mkdirSync(join(place.home, 'templates'));
  writeFileSync(join(place.home, 'templates', 'text.ja.yaml'), '# ours');
  return place;
}

describe('a backup', () => {
  it('stands in a dated folder of its own, with all that a home needs, for nobody else to read', async () => {
    const place = await withBatch();
    const made = await backUp(place, place.world);
    expect(made.folder).toBe(join(place.medium, NAME));
    expect(filesIn(made.folder)).toEqual([
      ...['SHA256SUMS', 'backup.json', 'batches/20261122-01/batch.json', 'ca/bundle.pem'],
      ...['ca/root.cer', 'ca/root.crt', 'ca/root.key', 'ca/vault.key', 'crl/root.crl'],
      ...['crl/root.crl.pem', 'hakko.yaml', 'ledger.db', 'lock.db', 'templates/text.ja.yaml'],
    ]);
    for (const name of ['.', 'ca', 'crl', 'batches']) {
      expect([name, statSync(join(made.folder, name)).mode & 0o777]).toEqual([name, 0o700]);
    }
    for (const name of filesIn(made.folder)) {
      expect([name, statSync(join(made.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
    expect(made).toMatchObject({ lastBatch: '20261122-01', private: true, sameDisk: true });
    expect(readdirSync(place.medium)).toEqual([NAME]);
  });

  it('is a home that opens, with the same log, under the same passphrase', async () => {
    const place = await withBatch();
    const { folder, chainHead } = await backUp(place, place.world);
    const opened = openHomeToRead(place.world, folder);
    expect(opened.ledger.events.head()).toBe(chainHead);
    expect(opened.ledger.batches.all()).toMatchObject([{ id: '20261122-01', state: 'done' }]);
    expect(unlockHome(place.world, opened, PASSPHRASE).signers.size).toBe(1);
    opened.close();
  });

  it.skipIf(!hasProgram('sha256sum'))('is what sha256sum -c takes for whole', async () => {
    const place = await withBatch();
    const { folder, files } = await backUp(place, place.world);
    const said = runProgram('sh', ['-c', `cd '${folder}' && sha256sum -c --strict SHA256SUMS`]);
    expect(said.match(/: OK$/gm)?.length).toBe(files);
  });

  it('holds the files of batches when they are asked for', async () => {
    const place = await withBatch();
    writeFileSync(join(place.home, 'batches', '20261122-01', 'p12', '.G13C.0a1b.tmp'), 'half');
    const { folder } = await backUp(place, place.world, true);
    const below = filesIn(join(folder, 'batches', '20261122-01'));
    expect(below).toEqual(['batch.json', 'p12/G13B.p12']);
  });

  it('is noted in the home and in its log, and the second of a minute has another name', async () => {
    const place = await createPlace();
    const first = await backUp(place, place.world);
    const second = await backUp(place, place.world);
    expect([first.recorded, second.folder]).toEqual(['event', join(place.medium, `${NAME}-2`)]);
    expect(readLastBackup(place.world, homePaths(place.home))?.folder).toBe(second.folder);
    const noted = reading(place, ({ ledger }) =>
      ledger.events.all().filter(({ kind }) => kind === 'backup-made'),
    );
    expect(noted.map(({ details }) => JSON.parse(details) as object)).toMatchObject([
      { folder: first.folder, chainHead: first.chainHead, withFiles: false },
      { folder: second.folder },
    ]);
  });

  it('is made while a command works in the home, and waits for nobody', async () => {
    const place = await withBatch();
    const home = openHomeToWrite(place.world, place.home, 'hakko issue');
    const database = new DatabaseSync(join(place.home, 'ledger.db'));
    database.exec("BEGIN IMMEDIATE; INSERT INTO groups VALUES (9, 'H07A', 'h07a', '')");
    const made = await backUp(place, place.world);
    database.exec('COMMIT');
    database.close();
    home.close();
    expect(made.recorded).toBe('file');
    // What was not committed yet is not in it.
    const opened = openHomeToRead(place.world, made.folder);
    expect(opened.ledger.groups.byName('H07A')).toBeUndefined();
    opened.close();
    expect(readLastBackup(place.world, homePaths(place.home))?.lastBatch).toBe('20261122-01');
  });

  it.each([
    [false, ['batch.json']],
    [true, ['batch.json', 'p12/H07A.p12']],
  ])('holds a batch whose end falls into it (with files: %s)', async (withFiles, expected) => {
    const place = await withBatch();
    const { files } = place.world;
    const late = join(place.home, 'batches', '20261122-02');
    let ended = false;
    // The first file is on its way: by now it has been settled which ones are there.
    const stage: typeof files.stage = (...args) => {
      if (!ended) {
        ended = true;
        addBatch(place, basename(late), [3]);
        writeFileSync(join(late, 'p12', 'H07A.p12'), 'locked');
      }
      return files.stage(...args);
    };
    const changing = { ...place.world, files: { ...files, stage } };
    const { folder } = await backUp(place, changing, withFiles);
    expect(filesIn(join(folder, 'batches', basename(late)))).toEqual(expected);
  });

  it('says of a batch that was going on', async () => {
    const place = await createPlace();
    addBatch(place, '20261122-01', [1], true);
    expect((await backUp(place, place.world)).openBatch).toBe('20261122-01');
  });

  it('takes the new keys while a change of passphrase is being finished', async () => {
    const place = await createPlace();
    const fresh = join(place.home, 'ca', 'new-keys');
    mkdirSync(fresh);
    for (const name of ['root.key', 'vault.key']) writeFileSync(join(fresh, name), `new ${name}`);
    const { folder } = await backUp(place, place.world);
    expect(readFileSync(join(folder, 'ca', 'root.key'), 'utf8')).toBe('new root.key');
    expect(existsSync(join(folder, 'ca', 'new-keys'))).toBe(false);
  });
});

describe('no backup is made', () => {
  it.each<[string, (place: SamplePlace) => string, string]>([
    ['in the home', ({ home }) => home, 'backup-inside-home'],
    ['below it', ({ home }) => join(home, 'a', 'b'), 'backup-inside-home'],
    [
      'below it by way of a link',
      ({ home, folder }) => {
        symlinkSync(home, join(folder, 'link'));
        return join(folder, 'link', 'backups');
      },
      'backup-inside-home',
    ],
    [
      'where a file is',
      ({ folder }) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file');
      },
      'file-failed',
    ],
  ])('%s', async (_name, where, code) => {
    const place = await createPlace();
    const medium = where(place);
    const before = filesIn(place.home);
    expect(await codeOfRejection(backUp({ ...place, medium }, place.world))).toBe(code);
    expect(filesIn(place.home)).toEqual(before);
  });

  it.each<[string, string, string]>([
    [
      'whose log was changed',
      "DROP TRIGGER events_stay; UPDATE events SET actor = 'x'",
      'event-log-broken',
    ],
    [
      'whose rows refer to nothing',
      'PRAGMA foreign_keys = OFF; INSERT INTO crls SELECT 9, crl_number + 1, this_update, next_update, sha256, der FROM crls',
      'ledger-unreadable',
    ],
  ])('of a ledger %s', async (_name, sql, code) => {
    const place = await createPlace();
    const database = new DatabaseSync(join(place.home, 'ledger.db'));
    database.exec('DROP TRIGGER crl_numbers_rise');
    database.exec(sql);
    database.close();
    expect(await codeOfRejection(backUp(place, place.world))).toBe(code);
    expect(readdirSync(place.medium)).toEqual([]);
    expect(readdirSync(place.home).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('of what is no home', async () => {
    const folder = temporaryFolder();
    const world = createWorld({ folder });
    const place = { world, folder, home: join(folder, 'none'), medium: join(folder, 'medium') };
    expect(await codeOfRejection(backUp(place, world))).toBe('home-missing');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a backup that dies', () => {
  it('at any call leaves nothing that looks whole, and the next one cleans up', async () => {
    const clean = await withBatch();
    const counted = dyingFiles(clean.world.files);
    await backUp(clean, { ...clean.world, files: counted.files });
    const calls = counted.calls();
    let whole = 0;
    // Copying is the same over and over; towards the end every call is another matter.
    for (let lives = 0; lives < calls; lives += lives < calls - 30 ? 7 : 1) {
      const place = await withBatch();
      const { files } = dyingFiles(place.world.files, lives);
      try {
        await backUp(place, { ...place.world, files });
      } catch (error) {
        expect(error).toBeInstanceOf(Died);
      }
      const found = existsSync(place.medium) ? readdirSync(place.medium) : [];
      const finished = found.filter((name) => !name.startsWith('.'));
      for (const name of finished) {
        whole += 1;
        const folder = join(place.medium, name);
        expect(existsSync(join(folder, 'SHA256SUMS'))).toBe(true);
        openHomeToRead(place.world, folder).close();
      }
      const again = basename((await backUp(place, place.world)).folder);
      expect(readdirSync(place.medium).sort()).toEqual([...finished, again].sort());
      expect(readdirSync(place.home).filter((name) => name.startsWith('.'))).toEqual([]);
    }
    // Some die after it had its name, while it was being noted.
    expect([whole > 0, whole < 30]).toEqual([true, true]);
  });

  it('for want of the right to write in the home is a good backup all the same', async () => {
    const place = await createPlace();
    const { files } = place.world;
    const path = homePaths(place.home).backupRecord;
    const write: typeof files.write = (to, ...rest) => {
      if (to === path)
        throw new HakkoError('file-failed', { action: 'write', path, errno: 'EROFS' });
      files.write(to, ...rest);
    };
    const refusing = { ...files, write };
    expect((await backUp(place, { ...place.world, files: refusing })).recorded).toBe('nowhere');
  });
});
