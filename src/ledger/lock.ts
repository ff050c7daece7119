/**
 * One writing command at a time in a home: an exclusive transaction on `lock.db`, which the kernel
 * releases when the holder dies, however it dies. Who holds it stands in a text file beside it.
 */
import { HakkoError } from '../errors.ts';
import { guardSqlite } from './database.ts';
import type { Context } from '../system/context.ts';
import { DatabaseSync } from 'node:sqlite';

export interface Lock {
  release(): void;
}

/**
 * Takes the home for this command or fails at once with `home-in-use`.
 * @param databasePath `lock.db`, which `init` made with mode 0600
 * @param holderPath the text file with the holder's name
 * @param command what the holder does, shown to whoever has to wait
 */
export function acquireLock(
  context: Pick<Context, 'files' | 'clock' | 'environment'>,
  databasePath: string,
  holderPath: string,
  command: string,
): Lock {
  const { files, environment } = context;
  const connection = guardSqlite(
    databasePath,
    () => new DatabaseSync(databasePath, { timeout: 0 }),
  );
  try {
    guardSqlite(databasePath, () => {
      connection.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    });
  } catch (error) {
    connection.close();
    const holder = files.exists(holderPath) ? files.read(holderPath).toString('utf8').trim() : '?';
    if (isBusy(error)) throw new HakkoError('home-in-use', { holder }, error);
    if (error instanceof HakkoError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HakkoError('ledger-unreadable', { path: databasePath, reason }, error);
  }
  const since = context.clock.now().toISOString();
  const { userName, hostName, processId } = environment;
  files.write(holderPath, `${command} (${userName}@${hostName}, pid ${processId}, ${since})\n`, {
    replace: true,
  });
  return {
    release() {
      files.delete(holderPath);
      connection.close();
    },
  };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
