/** The ledger of a home: the truth of which every folder is a projection. */
import { HakkoError } from '../errors.ts';
import { createAuthorities, type Authorities } from './authorities.ts';
import { createBatches, type Batches } from './batches.ts';
import { createCertificates, type Certificates } from './certificates.ts';
import { openDatabase, type Database, type DatabaseOptions } from './database.ts';
import { createEvents, type Events } from './events.ts';
import { createGroupCommit, type Commit } from './group-commit.ts';
import { createGroups, type Groups } from './groups.ts';
import { createLetters, type Letters } from './letters.ts';
import { createP12Files, type P12Files } from './p12-files.ts';
import { createPeople, type People } from './people.ts';
import { isOlder, openMigratedCopy, versionOf } from './migrations/migrate-ledger.ts';
import { createRevocations, type Revocations } from './revocations.ts';
import { oneOf, textOf } from './row.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** What a rehearsal's home holds is marked as a sample wherever it shows. */
export type HomePurpose = 'real' | 'rehearsal';

export interface NewHome {
  readonly homeId: string;
  readonly purpose: HomePurpose;
  readonly at: Date;
}

export interface Ledger {
  /** Random name of this home; sealed secrets are bound to it. */
  readonly homeId: string;
  readonly purpose: HomePurpose;
  readonly authorities: Authorities;
  readonly batches: Batches;
  readonly certificates: Certificates;
  readonly events: Events;
  readonly groups: Groups;
  readonly letters: Letters;
  readonly p12Files: P12Files;
  readonly people: People;
  readonly revocations: Revocations;
  /** Everything in `work` or nothing; durable on return. */
  transaction<T>(work: () => T): T;
  /**
   * What was deleted or overwritten before is gone from the file, too, and its log is empty: as far as
   * a file system lets a file forget. Another command that reads at the moment may delay it.
   */
  forget(): void;
  /** The same for many at once: durable when the promise is fulfilled. */
  readonly commit: Commit;
  close(): void;
}

/** Makes the tables in an empty database file, which `init` made with mode 0600. */
export function createLedger(path: string, home: NewHome): Ledger {
  const database = openDatabase(path);
  database.transaction(() => {
    database.execute(`${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION};`);
    database.run('INSERT INTO home (id, purpose, created_at) VALUES ($homeId, $purpose, $at)', {
      ...home,
      at: home.at.toISOString(),
    });
  });
  return ledgerOver(database);
}

/**
 * An older ledger is read as a copy in memory that was brought to today's tables, so that no file
 * changes; before it is written, `migrateLedger` changes the file itself. An immutable one is a copy in
 * memory, too: whether it changed nevertheless can be known on return.
 * @throws `ledger-newer` for a home of a newer hakko, `ledger-unreadable` for no ledger at all
 */
export function openLedger(path: string, options: DatabaseOptions): Ledger {
  try {
    const database = openDatabase(path, options);
    const version = versionOf(database);
    if (version > SCHEMA_VERSION) {
      database.close();
      throw new HakkoError('ledger-newer', { path, version, known: SCHEMA_VERSION });
    }
    if (!isOlder(version) && !options.immutable) return ledgerOver(database);
    if (!options.readOnly) throw new RangeError('an older ledger, which was not migrated');
    try {
      return ledgerOver(openMigratedCopy(database));
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof HakkoError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HakkoError('ledger-unreadable', { path, reason }, error);
  }
}

function ledgerOver(database: Database): Ledger {
  const home = database.first('SELECT id, purpose FROM home') ?? {};
  return {
    homeId: textOf(home, 'id'),
    purpose: oneOf(home, 'purpose', ['real', 'rehearsal']),
    authorities: createAuthorities(database),
    batches: createBatches(database),
    certificates: createCertificates(database),
    events: createEvents(database),
    groups: createGroups(database),
    letters: createLetters(database),
    p12Files: createP12Files(database),
    people: createPeople(database),
    revocations: createRevocations(database),
    transaction: (work) => database.transaction(work),
    forget: () => {
      database.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    commit: createGroupCommit(database),
    close: () => {
      database.close();
    },
  };
}
