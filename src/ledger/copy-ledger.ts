/**
 * A copy of a ledger as it is at one moment, while another command may be writing, of whatever version:
 * nothing is migrated.
 */
import { HakkoError } from '../errors.ts';
import { openDatabase, type Database } from './database.ts';
import { versionOf } from './migrations/migrate-ledger.ts';
import { textOf } from './row.ts';
import { SCHEMA_VERSION } from './schema.ts';

/**
 * Copies by `VACUUM INTO` (https://sqlite.org/lang_vacuum.html): one transaction that only reads.
 * @param to an empty file, made with the mode that it shall have
 * @throws `ledger-unreadable`, `file-failed`
 */
export function copyLedger(path: string, to: string): void {
  withDatabase(path, (database) => {
    database.run('VACUUM INTO $to', { to });
  });
}

/**
 * Looks at every page and every reference of a ledger that nobody is using.
 * @throws `ledger-unreadable`, with what SQLite found
 */
export function checkLedgerPages(path: string): void {
  withDatabase(path, (database) => {
    const found = database
      .all('PRAGMA integrity_check(1)')
      .map((row) => textOf(row, 'integrity_check'));
    const [reason = 'ok'] = found;
    if (reason !== 'ok') throw new HakkoError('ledger-unreadable', { path, reason });
    const [orphan] = database.all('PRAGMA foreign_key_check');
    if (orphan) {
      const table = textOf(orphan, 'table');
      throw new HakkoError('ledger-unreadable', { path, reason: `foreign key of ${table}` });
    }
  });
}

/** Whether it has today's tables. Throws `ledger-unreadable`. */
export function isLedgerCurrent(path: string): boolean {
  return withDatabase(path, versionOf) === SCHEMA_VERSION;
}

function withDatabase<T>(path: string, work: (database: Database) => T): T {
  try {
    const database = openDatabase(path, { readOnly: true });
    try {
      return work(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof HakkoError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HakkoError('ledger-unreadable', { path, reason }, error);
  }
}
