/** An older home's ledger becomes one of today: the very schema, every row, every secret. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { HakkoError } from '../../../src/errors.ts';
import { openHomeToRead, openHomeToWrite } from '../../../src/home/open-home.ts';
import { unlockHome } from '../../../src/home/unlock-home.ts';
import { openDatabase } from '../../../src/ledger/database.ts';
import { findBrokenEvent } from '../../../src/ledger/broken-event.ts';
import { createLedger } from '../../../src/ledger/ledger.ts';
import { migrateLedger } from '../../../src/ledger/migrations/migrate-ledger.ts';
import { applyMigration } from '../../../src/ledger/migrations/migration.ts';
import { SCHEMA_VERSION } from '../../../src/ledger/schema.ts';
import { openPfx } from '../../../src/pkcs12/open.ts';
import { actorOf } from '../../../src/system/environment.ts';
import { systemFiles } from '../../../src/system/files.ts';
import { createWorld, temporaryFolder } from '../../system/world.ts';
import { codeOf } from '../../x509/codes.ts';
import { contentOf, copyVersion1, ledgerOf, rowsOf, schemaOf } from './version-1.ts';
import { VERSION_1_PASSPHRASE } from './version-1.ts';

let folder: string;
let home: string;
let ledger: string;
const world = () => createWorld({ folder, now: new Date('2026-12-01T00:00:00Z') });

beforeEach(() => {
  folder = temporaryFolder();
  home = copyVersion1(folder);
  ledger = ledgerOf(home);
});

/** A certificate of version 1 held its one file itself; it is opened in a test of its own. */
function withoutFile(row: object): object {
  const moved = ['p12', 'p12_profile', 'p12_sha256'];
  return Object.fromEntries(Object.entries(row).filter(([column]) => !moved.includes(column)));
}

const names = () => readdirSync(home).filter((name) => /ledger.*\.(?:db|tmp)$/.test(name));

describe('a version-1 home opened to write', () => {
  it('has the very schema of a fresh one', () => {
    openHomeToWrite(world(), home, 'hakko issue').close();
    const fresh = join(folder, 'fresh.db');
    createLedger(fresh, { homeId: randomUUID(), purpose: 'real', at: new Date() }).close();
    expect(schemaOf(ledger)).toEqual(schemaOf(fresh));
    expect(rowsOf(ledger, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(ledger, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('keeps every row', () => {
    const before = contentOf(ledger);
    openHomeToWrite(world(), home, 'hakko issue').close();
    const after = contentOf(ledger);
    for (const [table, rows] of Object.entries(before)) {
      const found = after[table]?.slice(0, rows.length);
      expect([table, found]).toMatchObject([table, rows.map(withoutFile)]);
      // One event more: that the ledger was migrated.
      expect([table, after[table]?.length]).toEqual([
        table,
        rows.length + (table === 'events' ? 1 : 0),
      ]);
    }
  });

  it('opens every secret and every .p12', () => {
    const opened = openHomeToWrite(world(), home, 'hakko issue');
    const { vault } = unlockHome(world(), opened, VERSION_1_PASSPHRASE);
    const { groups, people, certificates, p12Files } = opened.ledger;
    const everybody = groups.all().flatMap(({ id }) => people.ofGroup(id));
    const sealed = everybody.filter(({ sealedPassword }) => sealedPassword);
    for (const { uuid, passwordGeneration: generation, sealedPassword } of sealed) {
      const row = { purpose: 'initial-password', uuid, generation } as const;
      expect(vault.open(sealedPassword ?? Buffer.of(), row).reveal().length).toBeGreaterThan(11);
    }
    const signed = certificates.all().filter(({ certificate }) => certificate);
    for (const { id, uuid, installGeneration, sealedInstallPassword, certificate } of signed) {
      const row = { purpose: 'install-password', uuid, generation: installGeneration } as const;
      const password = vault.open(sealedInstallPassword ?? Buffer.of(), row);
      expect(p12Files.of(id)).toMatchObject([{ profile: 'compat' }]);
      const bytes = p12Files.bytes({ certificateId: id, profile: 'compat' });
      expect(openPfx(bytes, password).certificates[0]).toEqual(certificate);
    }
    expect([sealed.length, signed.length]).toEqual([41, 21]);
    opened.close();
  });

  it('keeps its chain whole, and says in it what was done', () => {
    const opened = openHomeToWrite(world(), home, 'hakko issue');
    const events = opened.ledger.events.all();
    expect(findBrokenEvent(events)).toBeUndefined();
    expect(events.at(-1)).toMatchObject({
      kind: 'ledger-migrated',
      details: JSON.stringify({ from: 1, to: SCHEMA_VERSION }),
    });
    opened.close();
  });

  it('keeps the older ledger beside it, for its owner alone', () => {
    const before = contentOf(ledger);
    const schema = schemaOf(ledger);
    const opened = openHomeToWrite(world(), home, 'hakko issue');
    const kept = join(home, 'ledger-v1.db');
    expect(opened.migrated).toEqual({ from: 1, to: SCHEMA_VERSION, kept });
    opened.close();
    expect([contentOf(kept), schemaOf(kept)]).toEqual([before, schema]);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const again = openHomeToWrite(world(), home, 'hakko issue');
    expect([again.migrated, names()]).toEqual([undefined, ['ledger-v1.db', 'ledger.db']]);
    again.close();
  });

  it('keeps what was kept before', () => {
    writeFileSync(join(home, 'ledger-v1.db'), 'somebody else put this here');
    const opened = openHomeToWrite(world(), home, 'hakko issue');
    expect(opened.migrated?.kept).toBe(join(home, 'ledger-v1-2.db'));
    expect(readFileSync(join(home, 'ledger-v1.db'), 'utf8')).toContain('somebody');
    opened.close();
  });
});

describe('a version-1 home opened to read', () => {
  it('reads as one of today, and no file changes', () => {
    const before = readFileSync(ledger);
    const opened = openHomeToRead(world(), home);
    const { people, certificates, batches, letters, events } = opened.ledger;
    expect([
      [...people.each()].length,
      certificates.all().length,
      batches.open()?.id,
      letters.count(),
      findBrokenEvent(events.all()),
    ]).toEqual([53, 35, '20261123-03', 106, undefined]);
    expect(() => {
      opened.ledger.batches.finish('20261123-03', new Date());
    }).toThrow('file-failed');
    opened.close();
    expect([readFileSync(ledger).equals(before), names()]).toEqual([true, ['ledger.db']]);
  });
});

describe('a migration that does not come to its end', () => {
  const unchanged = (before: object) => {
    expect([contentOf(ledger), rowsOf(ledger, 'PRAGMA user_version')]).toEqual([
      before,
      [{ user_version: 1 }],
    ]);
  };

  it('for want of room leaves the older file as it was, and nothing beside it', () => {
    const before = contentOf(ledger);
    const files: typeof systemFiles = {
      ...systemFiles,
      stage: (path, options) => ({
        ...systemFiles.stage(path, options),
        publish: () => {
          throw new HakkoError('file-failed', { action: 'write', path, errno: 'ENOSPC' });
        },
      }),
    };
    const full = { ...world(), files };
    expect(codeOf(() => openHomeToWrite(full, home, 'hakko issue'))).toBe('file-failed');
    unchanged(before);
    expect(names()).toEqual(['ledger.db']);
  });

  it.each(['before', 'after'])('killed %s its copy is in place', (moment) => {
    const before = contentOf(ledger);
    const program = join(import.meta.dirname, 'killed-migration.ts');
    const { signal } = spawnSync(process.execPath, [program, ledger, moment]);
    expect(signal).toBe('SIGKILL');
    unchanged(before);
    const opened = openHomeToWrite(world(), home, 'hakko issue');
    expect(opened.migrated).toBeDefined();
    opened.close();
  });

  it.each<[string, () => void, string]>([
    [
      'of rows that today cannot be',
      () => {
        const database = new DatabaseSync(ledger);
        database.exec("DROP INDEX one_open_batch; UPDATE batches SET state = 'open'");
        database.close();
      },
      'ledger-unreadable',
    ],
    [
      'of a file that is no database',
      () => {
        writeFileSync(ledger, 'x'.repeat(9000));
      },
      'ledger-unreadable',
    ],
  ])('%s says so', (_name, damage, code) => {
    damage();
    expect(codeOf(() => openHomeToWrite(world(), home, 'hakko issue'))).toBe(code);
    expect(names()).toEqual(['ledger.db']);
  });
});

describe('a step', () => {
  const step = { from: 1, statements: '', ended: [] };
  const older = () => {
    const database = openDatabase(':memory:');
    database.execute(
      "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, fax TEXT) STRICT; INSERT INTO people VALUES (1, '青木', '03')",
    );
    return database;
  };
  const schema = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT DEFAULT '-')";

  it('that forgets a column is refused', () => {
    expect(() => {
      applyMigration(older(), { ...step, schema });
    }).toThrow('version 1 to 2 forgets people: fax');
  });

  it('may end a column, and move what was in it', () => {
    const database = older();
    applyMigration(database, {
      ...{ ...step, ended: ['people.fax'] },
      schema: `${schema}; CREATE TABLE fax (number TEXT)`,
      statements: 'INSERT INTO fax SELECT fax FROM older_people',
    });
    expect([
      database.all('SELECT * FROM people'),
      database.all('SELECT * FROM fax'),
      database.all('SELECT name FROM sqlite_master ORDER BY name'),
    ]).toEqual([
      [{ id: 1, name: '青木', mail: '-' }],
      [{ number: '03' }],
      [{ name: 'fax' }, { name: 'people' }],
    ]);
  });

  it('lets rows come over that a trigger would refuse from now on', () => {
    const database = older();
    const trigger =
      "CREATE TRIGGER nobody BEFORE INSERT ON people BEGIN SELECT RAISE(ABORT, 'nobody more'); END";
    applyMigration(database, {
      ...{ ...step, ended: ['people.fax'] },
      schema: `${schema}; ${trigger}`,
    });
    expect(database.all('SELECT id FROM people')).toEqual([{ id: 1 }]);
    expect(() => {
      database.execute("INSERT INTO people (name) VALUES ('井上')");
    }).toThrow('nobody more');
  });
});

describe('a ledger of today', () => {
  it('is left alone', () => {
    const path = join(folder, 'fresh.db');
    createLedger(path, { homeId: randomUUID(), purpose: 'real', at: new Date() }).close();
    const keptPath = () => join(folder, 'kept.db');
    const actor = actorOf(world().environment);
    const request = { path, keptPath, at: new Date(), actor };
    expect(migrateLedger(systemFiles, request)).toBeUndefined();
    expect(readdirSync(folder)).not.toContain('kept.db');
  });
});
