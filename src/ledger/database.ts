/**
 * A SQLite database of the home, opened the one safe way. Its path is never opened through fs in the
 * same process: closing any descriptor of it would drop SQLite's POSIX locks.
 */
import { HakkoError } from '../errors.ts';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';

export type Row = Record<string, SQLOutputValue>;

export interface Database {
  /** Runs statements that give no rows and take no values. */
  execute(sql: string): void;
  /** Changes rows; gives the id of an inserted one. */
  run(sql: string, values?: Values): number;
  first(sql: string, values?: Values): Row | undefined;
  all(sql: string, values?: Values): Row[];
  /** The same rows one at a time, for tables that nobody wants in memory as a whole. */
  each(sql: string, values?: Values): Iterable<Row>;
  /** Everything in `work` or nothing; durable on return. */
  transaction<T>(work: () => T): T;
  close(): void;
}

type Values = Record<string, SQLInputValue>;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  /**
   * No WAL stands beside it: SQLite then needs no index of the WAL, which it cannot make on a disk that
   * can only be read. It takes no lock either: the caller knows whether somebody has written meanwhile.
   */
  readonly immutable?: boolean;
}

export function openDatabase(path: string, options: DatabaseOptions = {}): Database {
  const { readOnly = false, immutable = false } = options;
  const guard = <T>(work: () => T): T => guardSqlite(path, work, readOnly ? 'read' : 'write');
  const connection = guard(
    () =>
      new DatabaseSync(immutable ? immutableUri(path) : path, {
        readOnly,
        enableForeignKeyConstraints: true,
        timeout: 5_000,
      }),
  );
  if (!readOnly) {
    // FULL: a commit that was reported survives a power cut. secure_delete: a purged secret is gone.
    const pragmas =
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;';
    guard(() => {
      connection.exec(pragmas);
    });
  }
  const inTransaction = (): boolean => connection.isTransaction;
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    execute: (sql) => {
      guard(() => {
        connection.exec(sql);
      });
    },
    run: (sql, values = {}) => guard(() => Number(prepare(sql).run(values).lastInsertRowid)),
    first: (sql, values = {}) => guard(() => prepare(sql).get(values)),
    all: (sql, values = {}) => guard(() => prepare(sql).all(values)),
    *each(sql, values = {}) {
      // A statement of its own: two walks may overlap.
      const rows = guard(() => connection.prepare(sql).iterate(values));
      try {
        for (let row = guard(() => rows.next()); !row.done; row = guard(() => rows.next())) {
          yield row.value;
        }
      } finally {
        // Who stops on the way would go on seeing the database as it was.
        rows.return?.();
      }
    },
    transaction(work) {
      if (inTransaction()) return work();
      guard(() => {
        connection.exec('BEGIN IMMEDIATE');
      });
      try {
        const result = work();
        guard(() => {
          connection.exec('COMMIT');
        });
        return result;
      } catch (error) {
        // A full disk may have rolled it back already.
        if (inTransaction()) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      connection.close();
    },
  };
}

/** https://sqlite.org/uri.html */
function immutableUri(path: string): string {
  return `file:${encodeURI(path).replaceAll('?', '%3f').replaceAll('#', '%23')}?immutable=1`;
}

/** What SQLite calls by numbers of its own (https://sqlite.org/rescode.html), as the system's errno. */
const ERRNOS = new Map([
  [3, 'EACCES'],
  [8, 'EROFS'],
  [10, 'EIO'],
  [13, 'ENOSPC'],
  [14, 'EACCES'],
  // SQLITE_IOERR_SHMSIZE: there was no room for the index of the WAL, the first thing that grows.
  [4874, 'ENOSPC'],
]);

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED: readonly unknown[] = [11, 26];

/**
 * Turns a disk's refusal into the error that a file's would be, and a damaged file into
 * `ledger-unreadable`; other errors pass.
 */
export function guardSqlite<T>(path: string, work: () => T, action: 'read' | 'write' = 'write'): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error)) throw error;
    // The primary result code stands in the lowest octet.
    const code = Number(error.errcode) & 0xff;
    if (DAMAGED.includes(code)) {
      throw new HakkoError('ledger-unreadable', { path, reason: error.message }, error);
    }
    const errno = ERRNOS.get(Number(error.errcode)) ?? ERRNOS.get(code);
    if (errno === undefined) throw error;
    throw new HakkoError('file-failed', { action, path, errno }, error);
  }
}
