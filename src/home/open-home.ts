/** Opens a CA home: settings, ledger and, for a command that writes, the lock. */
import { resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import { refuseBrokenLog } from '../ledger/broken-event.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import { acquireLock } from '../ledger/lock.ts';
import { migrateLedger, type MigratedLedger } from '../ledger/migrations/migrate-ledger.ts';
import { readSettings, type Settings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { finishKeyChange } from './change-keys.ts';
import { findClockFault } from './clock-fault.ts';
import { homePaths, type HomePaths } from './home-paths.ts';
import { projectCrls } from './project-crls.ts';

export interface Home {
  readonly paths: HomePaths;
  readonly settings: Settings;
  readonly ledger: Ledger;
  /** The ledger was an older one until this command opened it to write. */
  readonly migrated?: MigratedLedger;
  /** A change of passphrase that had been interrupted was finished on opening. */
  readonly keysChanged: boolean;
  close(): void;
}

/**
 * Opens a home to read it: another command may be writing meanwhile.
 * @throws `home-missing`, `settings-invalid`, `ledger-newer`, `ledger-unreadable`
 */
export function openHomeToRead(context: Context, folder: string): Home {
  const paths = findHome(context, folder);
  const settings = readSettings(context.files.read(paths.settings), paths.settings);
  const ledger = openLedgerToRead(context, paths);
  return {
    paths,
    settings,
    ledger,
    keysChanged: false,
    close: () => {
      ledger.close();
    },
  };
}

/** What a command that writes takes upon itself. */
export interface WritingTerms {
  /** The operator says that the clock is right although the ledger has a later event. */
  readonly acceptClock?: boolean;
  /** The command makes the next CA, or does what is still to be done for one that has ended. */
  readonly caMayHaveEnded?: boolean;
}

/**
 * Opens a home to change it; no other command can until it is closed. CRL files that a killed run left
 * behind the ledger are written again.
 * @param command shown to whoever finds the home in use
 * @throws besides the above `home-in-use`, `event-log-broken`, `clock-behind`, `ca-ended`
 */
export function openHomeToWrite(
  context: Context,
  folder: string,
  command: string,
  terms: WritingTerms = {},
): Home {
  const paths = findHome(context, folder);
  const settings = readSettings(context.files.read(paths.settings), paths.settings);
  const lock = acquireLock(context, {
    ...{ databasePath: paths.lock, holderPath: paths.lockHolder, command },
    timeZone: settings.site.timeZone,
  });
  try {
    const corrected = judgeLedger(context, paths, settings, terms);
    deleteStaged(context, paths);
    const at = context.clock.now();
    const actor = actorOf(context.environment);
    const migrated = migrateLedger(context.files, {
      ...{ path: paths.ledger, keptPath: paths.keptLedger, at, actor },
    });
    const ledger = openLedger(paths.ledger, { readOnly: false });
    const close = () => {
      ledger.close();
      lock.release();
    };
    try {
      if (corrected) {
        const details = { lastEventAt: corrected };
        ledger.events.append({ at, kind: 'clock-accepted', actor, details });
      }
      const keysChanged = finishKeyChange(context, { paths, ledger });
      projectCrls(context, { paths, ledger });
      return { paths, settings, ledger, keysChanged, close, ...(migrated && { migrated }) };
    } catch (error) {
      ledger.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Also where SQLite cannot make its index of the WAL: on a disk that can only be read, such as a
 * backup's, and for a user who may read, but not write.
 */
function openLedgerToRead({ files }: Context, paths: HomePaths): Ledger {
  for (let tries = 1; ; tries += 1) {
    try {
      return openLedger(paths.ledger, { readOnly: true });
    } catch (error) {
      const refused = error instanceof HakkoError && error.code === 'file-failed';
      const ledger = refused ? readAtRest(files, paths) : undefined;
      if (ledger) return ledger;
      if (!refused || tries === TRIES_TO_READ) throw error;
    }
  }
}

/** Whoever begins to write meanwhile makes what others need to read, for as long as it works. */
const TRIES_TO_READ = 3;

/**
 * A copy in memory of a file that is not locked. A command at work always has a WAL, and one that has
 * ended meanwhile has changed the file: then what was read may be of two moments, and nothing is given.
 */
function readAtRest(files: Context['files'], { ledger, ledgerWal }: HomePaths): Ledger | undefined {
  const stamp = () => (files.exists(ledgerWal) ? undefined : files.stamp(ledger));
  const before = stamp();
  if (before === undefined) return undefined;
  try {
    const copy = openLedger(ledger, { readOnly: true, immutable: true });
    if (stamp() === before) return copy;
    copy.close();
  } catch (error) {
    if (stamp() === before) throw error;
  }
  return undefined;
}

/**
 * Before anything is written, by a migration too: no event follows a broken log, and what a wrong clock
 * has dated cannot be taken back.
 * @returns when the last event was, where the operator says that the clock is right nevertheless
 */
function judgeLedger(
  context: Context,
  paths: HomePaths,
  { site }: Settings,
  { acceptClock, caMayHaveEnded }: WritingTerms,
): string | undefined {
  const ledger = openLedger(paths.ledger, { readOnly: true });
  try {
    refuseBrokenLog(ledger.events, paths.ledger);
    const fault = findClockFault(context.clock.now(), ledger, site.timeZone);
    if (!fault || (fault.code === 'ca-ended' && caMayHaveEnded)) return undefined;
    if (fault.code !== 'clock-behind' || !acceptClock) throw fault;
    return ledger.events.last()?.at;
  } finally {
    ledger.close();
  }
}

/** What a killed command began to write and never named: nobody else writes here while we hold the lock. */
function deleteStaged({ files }: Context, paths: HomePaths): void {
  for (const folder of [paths.folder, paths.ca, paths.crl]) files.deleteStaged(folder);
}

function findHome(context: Context, folder: string): HomePaths {
  const paths = homePaths(resolve(context.environment.workingFolder, folder));
  const complete = [paths.settings, paths.ledger].every((path) => context.files.exists(path));
  if (!complete) {
    // A folder into which this user may not look says nothing of what is in it.
    if (context.files.isFolder(paths.folder)) context.files.list(paths.folder);
    throw new HakkoError('home-missing', { folder: paths.folder });
  }
  return paths;
}
