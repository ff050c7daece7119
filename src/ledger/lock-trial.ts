/**
 * Whether a folder's file system keeps two processes apart and lets them share a WAL: tried with a
 * second process, for within one process SQLite never asks the system.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HakkoError } from '../errors.ts';
import type { Context } from '../system/context.ts';

export interface TrialRequest {
  readonly lockPath: string;
  readonly walPath: string;
}

/** What the other process could do: hold the lock, write, and how many rows it saw. */
export type TrialReport =
  | { readonly holds: boolean; readonly writes: boolean; readonly rows: number }
  | { readonly failed: string };

/** Beside this file: TypeScript in the tests, JavaScript once built. */
const PEER = new URL(
  `./lock-trial-peer.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

/** A file system that does not answer is none for a ledger. */
const PATIENCE_MS = 10_000;

/**
 * @param folder an empty one of ours, which the caller removes
 * @param peerProgram the other process
 * @throws `home-locks-fail` with what went wrong, in SQLite's words or ours
 */
export async function tryLocks(
  { files }: Pick<Context, 'files'>,
  folder: string,
  peerProgram: URL = PEER,
): Promise<void> {
  const request = { lockPath: join(folder, 'lock-trial'), walPath: join(folder, 'wal-trial') };
  for (const path of [request.lockPath, request.walPath]) files.write(path, '');
  const peer = fork(peerProgram, { stdio: 'ignore' });
  const ask = (): Promise<TrialReport> => askPeer(peer, request);
  const opened: DatabaseSync[] = [];
  const open = (path: string): DatabaseSync => {
    const database = new DatabaseSync(path, { timeout: 0 });
    opened.push(database);
    return database;
  };
  const close = (): void => {
    for (const database of opened.splice(0)) database.close();
  };
  try {
    const lock = open(request.lockPath);
    const wal = open(request.walPath);
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    const mode = wal.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
    if (mode !== 'wal') throw new Error(`journal mode ${String(mode)}`);
    wal.exec('CREATE TABLE trial (n); INSERT INTO trial VALUES (1); BEGIN IMMEDIATE');
    expectReport(await ask(), { holds: false, writes: false, rows: 1 });
    wal.exec('INSERT INTO trial VALUES (2); COMMIT');
    lock.exec('COMMIT');
    expectReport(await ask(), { holds: true, writes: true, rows: 3 });
    const seen = Number(wal.prepare('SELECT count(*) AS n FROM trial').get()?.['n']);
    if (seen !== 3) throw new Error(`3 rows written, ${seen} seen`);
    if (canHold(lock)) throw new Error('two processes held the lock at once');
    peer.kill('SIGKILL');
    await once(peer, 'exit');
    if (!canHold(lock)) throw new Error('the lock of a killed process stayed');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HakkoError('home-locks-fail', { folder, reason }, error);
  } finally {
    close();
    peer.kill('SIGKILL');
  }
}

async function askPeer(peer: ChildProcess, request: TrialRequest): Promise<TrialReport> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  peer.send(request);
  const [report] = (await Promise.race([
    once(peer, 'message', { signal }),
    once(peer, 'exit', { signal }).then(() => [{ failed: 'the second process ended' }]),
  ])) as [TrialReport];
  return report;
}

function expectReport(
  report: TrialReport,
  wanted: { readonly holds: boolean; readonly writes: boolean; readonly rows: number },
): void {
  if ('failed' in report) throw new Error(report.failed);
  const { holds, writes, rows } = report;
  if (holds !== wanted.holds || writes !== wanted.writes) {
    throw new Error('two processes were not kept apart');
  }
  if (rows !== wanted.rows) throw new Error(`${wanted.rows} rows written, ${rows} seen`);
}

function canHold(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE; COMMIT');
    return true;
  } catch {
    return false;
  }
}
