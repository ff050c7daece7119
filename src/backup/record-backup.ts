/** Notes a backup in its home: in `backup.json` always, in the event log when nobody else is at work. */
import { HakkoError } from '../errors.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { writeLastBackup, type BackupRecord } from '../home/last-backup.ts';
import { openHomeToWrite } from '../home/open-home.ts';
import { isLedgerCurrent } from '../ledger/copy-ledger.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';

/** `nowhere`: the home could not be written; the backup is no worse for it. */
export type Recorded = 'event' | 'file' | 'nowhere';

export function recordBackup(
  context: Context,
  paths: HomePaths,
  { record, files }: { readonly record: BackupRecord; readonly files: number },
): Recorded {
  try {
    writeLastBackup(context, paths, record);
  } catch (error) {
    if (error instanceof HakkoError) return 'nowhere';
    throw error;
  }
  // To open an older ledger to write is to migrate it, which nobody has asked for.
  return isLedgerCurrent(paths.ledger) && appendEvent(context, paths, record, files)
    ? 'event'
    : 'file';
}

function appendEvent(
  context: Context,
  paths: HomePaths,
  { folder, withFiles, chainHead }: BackupRecord,
  files: number,
): boolean {
  try {
    const home = openHomeToWrite(context, paths.folder, 'hakko backup');
    try {
      home.ledger.events.append({
        at: context.clock.now(),
        kind: 'backup-made',
        actor: actorOf(context.environment),
        details: { folder, files, withFiles, chainHead },
      });
      return true;
    } finally {
      home.close();
    }
  } catch (error) {
    // In use, or not to be written: the file says it.
    if (error instanceof HakkoError) return false;
    throw error;
  }
}
