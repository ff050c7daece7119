/**
 * What is known of a home's last backup: `backup.json`, in the home and in the backup itself. A file,
 * not a row: a backup is made while another command holds the home.
 */
import type { Context } from '../system/context.ts';
import type { HomePaths } from './home-paths.ts';

export interface BackupRecord {
  /** Of this form of the file. */
  readonly hakko: 1;
  readonly homeId: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Where it stands, or stood when it was made. */
  readonly folder: string;
  /** The newest batch in it, `20261122-01`. */
  readonly lastBatch?: string;
  /** Hash of the last event in it. */
  readonly chainHead: string;
  /** Whether letters and `.p12` files are in it. */
  readonly withFiles: boolean;
}

/** @returns nothing before the first backup */
export function readLastBackup(
  { files }: Pick<Context, 'files'>,
  { backupRecord }: Pick<HomePaths, 'backupRecord'>,
): BackupRecord | undefined {
  if (!files.exists(backupRecord)) return undefined;
  try {
    const record = JSON.parse(files.read(backupRecord).toString('utf8')) as BackupRecord;
    return typeof record.madeAt === 'string' ? record : undefined;
  } catch {
    // A file that somebody damaged is no backup.
    return undefined;
  }
}

export function writeLastBackup(
  { files }: Pick<Context, 'files'>,
  { backupRecord }: Pick<HomePaths, 'backupRecord'>,
  record: BackupRecord,
): void {
  files.write(backupRecord, formatBackupRecord(record), { replace: true });
}

export function formatBackupRecord(record: BackupRecord): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
