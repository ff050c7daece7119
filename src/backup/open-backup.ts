/** A backup as it stands on its medium: what it says of itself, and the list of its files. */
import { basename, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { homePaths } from '../home/home-paths.ts';
import { readLastBackup, type BackupRecord } from '../home/last-backup.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Context } from '../system/context.ts';
import { BACKUP_NAME } from './backup-folder.ts';
import { CHECKSUMS_FILE, parseChecksums, type Checksum } from '../system/checksums.ts';

export interface Backup {
  readonly folder: string;
  readonly record: BackupRecord;
  readonly checksums: readonly Checksum[];
  /** Of the site, in which people are told dates. */
  readonly timeZone: string;
}

/**
 * Reads the list alone; each file is compared with it when it is brought back.
 * @throws `backup-missing`, `backup-damaged`, `settings-invalid`
 */
export function openBackup(context: Context, folder: string): Backup {
  const { files } = context;
  const path = join(folder, CHECKSUMS_FILE);
  if (!files.exists(path)) {
    const found = files.isFolder(folder) ? files.list(folder) : [];
    const backups = found.filter((name) => BACKUP_NAME.test(name));
    throw new HakkoError('backup-missing', { folder, backups });
  }
  const checksums = parseChecksums(files.read(path).toString('utf8'));
  const paths = homePaths(folder);
  const record = readLastBackup(context, paths);
  if (!checksums || !record) throw new HakkoError('backup-damaged', { path });
  const listed = new Set(checksums.map((checksum) => checksum.path));
  const needed = [basename(paths.settings), basename(paths.ledger), 'ca/vault.key'];
  const missing = needed.find((name) => !listed.has(name));
  if (missing !== undefined)
    throw new HakkoError('backup-damaged', { path: join(folder, missing) });
  const settings = readSettings(files.read(paths.settings), paths.settings);
  return { folder, record, checksums, timeZone: settings.site.timeZone };
}
