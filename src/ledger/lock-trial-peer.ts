/** The other process of a lock trial: tries the same two databases and says how it went. */
import { DatabaseSync } from 'node:sqlite';
import type { TrialRequest, TrialReport } from './lock-trial.ts';

process.on('disconnect', () => {
  lock?.close();
});

let lock: DatabaseSync | undefined;

process.on('message', ({ lockPath, walPath }: TrialRequest) => {
  process.send?.(attempt(lockPath, walPath));
});

function attempt(lockPath: string, walPath: string): TrialReport {
  try {
    lock?.close();
    lock = new DatabaseSync(lockPath, { timeout: 0 });
    const holds = tryTo(lock, 'BEGIN EXCLUSIVE');
    const wal = new DatabaseSync(walPath, { timeout: 0 });
    const writes = tryTo(wal, 'INSERT INTO trial VALUES (1)');
    const rows = Number(wal.prepare('SELECT count(*) AS n FROM trial').get()?.['n']);
    wal.close();
    return { holds, writes, rows };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

const SQLITE_BUSY = 5;

/** Whether it could; that somebody else is at it is an answer, anything else is a failure. */
function tryTo(database: DatabaseSync, sql: string): boolean {
  try {
    database.exec(sql);
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
