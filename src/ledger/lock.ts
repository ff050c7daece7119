/**
 * One writing command at a time in a home: an exclusive transaction on `lock.db`, which the kernel
 * releases when the holder dies, however it dies. Who holds it stands in a text file beside it.
 */
import { HakkoError } from '../errors.ts';
import { guardSqlite } from './database.ts';
import type { Context } from '../system/context.ts';
import { localTime } from '../system/local-date.ts';
import { DatabaseSync } from 'node:sqlite';

export interface Lock {
  release(): void;
}

export interface LockRequest {
  /** `lock.db`, which `init` made with mode 0600. */
  readonly databasePath: string;
  /** The text file with the holder's name. */
  readonly holderPath: string;
  /** What the holder does, shown to whoever has to wait. */
  readonly command: string;
  /** In which people are told since when. */
  readonly timeZone: string;
}

/** Who holds a home, as people are told. */
export interface LockHolder {
  readonly command: string;
  readonly userName: string;
  readonly hostName: string;
  readonly processId: number;
  /** Local time with its zone. */
  readonly since: string;
}

type World = Pick<Context, 'files' | 'clock' | 'environment'>;

/**
 * Takes the home for this command, or fails at once.
 * @throws `home-in-use`; without a holder when that one has only just come or is just leaving
 */
export function acquireLock(context: World, request: LockRequest): Lock {
  const { databasePath, holderPath } = request;
  if (!context.files.exists(databasePath)) remake(context, request);
  const connection = guardSqlite(
    databasePath,
    () => new DatabaseSync(databasePath, { timeout: 0 }),
  );
  try {
    guardSqlite(databasePath, () => {
      connection.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
      // In a file that may only be read SQLite takes this for BEGIN, and would let everybody in.
      connection.exec('PRAGMA user_version = 1');
    });
    writeHolder(context, request);
  } catch (error) {
    connection.close();
    if (isBusy(error)) {
      const holder = findHolder(context, request);
      throw new HakkoError('home-in-use', holder ? { holder } : {}, error);
    }
    if (error instanceof HakkoError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HakkoError('ledger-unreadable', { path: databasePath, reason }, error);
  }
  return {
    release() {
      try {
        context.files.delete(holderPath);
      } finally {
        connection.close();
      }
    },
  };
}

/** SQLite would make it with the umask's mode. A holder keeps its lock when somebody deletes the file. */
function remake(context: World, request: LockRequest): void {
  const holder = readHolder(context.files, request);
  if (holder && runsHere(context, holder)) throw new HakkoError('home-in-use', { holder });
  context.files.write(request.databasePath, '');
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function writeHolder({ files, clock, environment }: World, request: LockRequest): void {
  const { userName, hostName, processId } = environment;
  const since = clock.now().toISOString();
  const holder = { command: request.command, userName, hostName, processId, since };
  files.write(request.holderPath, `${JSON.stringify(holder)}\n`, { replace: true });
}

/** None when the text is that of a process which is gone: whoever holds the lock has not written yet. */
function findHolder(context: World, request: LockRequest): LockHolder | undefined {
  const holder = readHolder(context.files, request);
  const elsewhere = holder?.hostName !== context.environment.hostName;
  return holder && (elsewhere || runsHere(context, holder)) ? holder : undefined;
}

function runsHere({ environment }: World, { hostName, processId }: LockHolder): boolean {
  return hostName === environment.hostName && environment.isRunning(processId);
}

function readHolder(
  files: World['files'],
  { holderPath, timeZone }: LockRequest,
): LockHolder | undefined {
  try {
    const text = files.read(holderPath).toString('utf8');
    const holder = JSON.parse(text) as Omit<LockHolder, 'since'> & { readonly since: string };
    return { ...holder, since: localTime(new Date(holder.since), timeZone) };
  } catch {
    return undefined;
  }
}
