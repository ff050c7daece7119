/** A batch before it holds anything: its number, and folders that were tried out. */
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import { allFolders, batchFolder, placeOf, type BatchPlace } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import { localDate } from '../system/local-date.ts';

export type NewBatch = Pick<Batch, 'id' | 'folder' | 'openedAt'>;

/**
 * The ledger does not know of it yet.
 * @param out its folder, empty or not there; `batches/<id>` of the home unless set
 * @throws `folder-not-empty`, `file-failed`
 */
export function prepareBatch(context: Context, home: Home, out: string | undefined): NewBatch {
  const { ledger, settings, paths } = home;
  const openedAt = context.clock.now();
  const day = localDate(openedAt, settings.site.timeZone).replaceAll('-', '');
  const id = ledger.batches.nextId(day);
  const folder = placeOf(home, out ?? join(paths.batches, id));
  prepareFolders(context, { home, batch: { id, folder } });
  return { id, folder, openedAt };
}

/**
 * Finds out an unwritable place before anything is issued.
 * @throws `folder-not-empty`: what stands in it is never mixed with ours; `file-failed`
 */
export function prepareFolders({ files }: Context, place: BatchPlace): void {
  const own = batchFolder(place);
  // A run that was killed right here left empty folders and trials: they are nobody's.
  if (!files.isUnused(own)) throw new HakkoError('folder-not-empty', { folder: own });
  const made: string[] = [];
  try {
    for (const folder of allFolders(place)) {
      if (!files.exists(folder)) made.push(folder);
      files.createFolder(folder);
      files.tryWriting(folder);
    }
  } catch (error) {
    for (const folder of made) files.deleteFolder(folder);
    throw error;
  }
}
