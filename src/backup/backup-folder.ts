/** Where a backup goes: a dated folder of its own inside the folder that was named. */
import { basename, dirname, join, resolve, sep } from 'node:path';
import { HakkoError } from '../errors.ts';
import { isMemory } from '../home/file-systems.ts';
import type { Context } from '../system/context.ts';
import { localTime } from '../system/local-date.ts';
import { findPlace } from '../system/place.ts';

/** How the folders of backups are called. */
export const BACKUP_NAME = /^hakko-backup-\d{8}-\d{4}(?:-\d+)?$/;

export interface BackupFolder {
  /** `…/hakko-backup-20261122-0312`, not made yet. */
  readonly folder: string;
  /** Whether a failure of that disk takes the home with it. */
  readonly sameDisk: boolean;
  /** Whether it is gone when the machine restarts. */
  readonly inMemory: boolean;
}

/**
 * Makes the folder that was named, when it is not there.
 * @throws `backup-inside-home`, `file-failed`
 */
export function planBackupFolder(
  context: Context,
  home: string,
  parent: string,
  timeZone: string,
): BackupFolder {
  const { files, clock } = context;
  const place = resolve(context.environment.workingFolder, parent);
  const homeReal = files.realPath(home);
  const inside = `${realPathOf(context, place)}${sep}`.startsWith(`${homeReal}${sep}`);
  if (inside) throw new HakkoError('backup-inside-home', { folder: place, home });
  files.createFolder(place, { modeless: true });
  const [date = '', time = ''] = localTime(clock.now(), timeZone).split(' ');
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  const name = `hakko-backup-${digits(date)}-${digits(time).slice(0, 4)}`;
  let folder = join(place, name);
  for (let number = 2; files.exists(folder); number += 1) folder = join(place, `${name}-${number}`);
  const { mount } = findPlace(place);
  return {
    folder,
    sameDisk: files.device(place) === files.device(homeReal),
    inMemory: mount !== undefined && isMemory(mount.type),
  };
}

/** Of a folder that may not be there yet. */
function realPathOf(context: Context, path: string): string {
  const { files } = context;
  if (files.exists(path) || dirname(path) === path) return files.realPath(path);
  return join(realPathOf(context, dirname(path)), basename(path));
}
