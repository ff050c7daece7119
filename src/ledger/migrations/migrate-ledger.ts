/**
 * Brings an older home's ledger to today's tables: all of it or nothing. Before it is written the
 * file itself changes, and a copy stays beside it; to be read, a copy in memory is enough.
 */
import { HakkoError } from '../../errors.ts';
import type { Actor } from '../../system/environment.ts';
import type { Files } from '../../system/files.ts';
import { refuseBrokenLog } from '../broken-event.ts';
import { openDatabase, type Database } from '../database.ts';
import { createEvents } from '../events.ts';
import { numberOf } from '../row.ts';
import { SCHEMA_VERSION } from '../schema.ts';
import { copyIntoMemory } from './copy-into-memory.ts';
import { fromVersion1 } from './from-version-1.ts';
import { applyMigration } from './migration.ts';

export interface MigratedLedger {
  readonly from: number;
  readonly to: number;
  /** Path of the copy, which an older hakko still reads. */
  readonly kept: string;
}

export interface MigrationRequest {
  /** The ledger, of a home whose lock is held. */
  readonly path: string;
  /** Where the copy of a version goes; the second of a version gets number 2. */
  readonly keptPath: (version: number, number: number) => string;
  /** Who does it and when, for the event. */
  readonly at: Date;
  readonly actor: Actor;
}

/** In their order; each leads to the next. */
const MIGRATIONS = [fromVersion1];

/**
 * Does nothing to a ledger of today's version, or to a file that `openLedger` refuses.
 * @throws `file-failed`, `ledger-unreadable`, `event-log-broken`
 */
export function migrateLedger(
  files: Pick<Files, 'exists' | 'stage'>,
  { path, keptPath, at, actor }: MigrationRequest,
): MigratedLedger | undefined {
  const database = openDatabase(path);
  try {
    const from = versionOf(database);
    if (!isOlder(from)) return undefined;
    let number = 1;
    while (files.exists(keptPath(from, number))) number += 1;
    const migrated = { from, to: SCHEMA_VERSION, kept: keptPath(from, number) };
    const copy = files.stage(migrated.kept);
    try {
      database.run('VACUUM INTO $file', { file: copy.temporary });
      database.transaction(() => {
        applyOrRefuse(database, path);
        const details = { from, to: migrated.to };
        const events = createEvents(database);
        refuseBrokenLog(events, path);
        events.append({ at, kind: 'ledger-migrated', actor, details });
        copy.publish();
      });
    } finally {
      copy.discard();
    }
    return migrated;
  } finally {
    database.close();
  }
}

/** An older ledger as one of today, in memory: a command that only reads changes no file. */
export function openMigratedCopy(older: Database): Database {
  const copy = copyIntoMemory(older);
  applyMigrations(copy);
  copy.execute('PRAGMA query_only = ON');
  return copy;
}

/** Version of the tables: 0 for a file that has none. */
export function versionOf(database: Database): number {
  return numberOf(database.first('PRAGMA user_version') ?? {}, 'user_version');
}

export function isOlder(version: number): boolean {
  return version > 0 && version < SCHEMA_VERSION;
}

/** Rows that today's rules forbid were never written by an older hakko either: the file is damaged. */
function applyOrRefuse(database: Database, path: string): void {
  try {
    applyMigrations(database);
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error)) throw error;
    throw new HakkoError('ledger-unreadable', { path, reason: error.message }, error);
  }
}

function applyMigrations(database: Database): void {
  database.transaction(() => {
    for (const step of MIGRATIONS) {
      if (step.from >= versionOf(database)) applyMigration(database, step);
    }
  });
}
