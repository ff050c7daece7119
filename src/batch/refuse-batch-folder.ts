/** Refuses a folder for a batch before anything is asked: what stands in it opens with what lies beside it. */
import { dirname, sep } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import { findSyncedFolder } from '../home/synced-folder.ts';
import type { Context } from '../system/context.ts';
import { findPlace } from '../system/place.ts';

/**
 * Below `batches/` every folder will do. Another disk or a network drive is what `--out` is for.
 * @param folder absolute; it need not be there
 * @param allowSynced the operator knows that the folder is not synced, whatever its name says
 * @throws `batch-folder-inside-home`, `batch-folder-synced`
 */
export function refuseBatchFolder(
  { environment }: Pick<Context, 'environment'>,
  { paths }: Pick<Home, 'paths'>,
  folder: string,
  { allowSynced }: { readonly allowSynced: boolean },
): void {
  const place = findPlace(folder);
  const isBelow = (above: string): boolean =>
    dirname(place.path)
      .concat(sep)
      .startsWith(`${findPlace(above).path}${sep}`);
  if (isBelow(paths.batches)) return;
  if (place.path === findPlace(paths.folder).path || isBelow(paths.folder)) {
    const { folder: home, batches } = paths;
    throw new HakkoError('batch-folder-inside-home', { folder, home, batches });
  }
  const synced = findSyncedFolder(place, environment.syncedFolders);
  if (!synced || allowSynced) return;
  const { service, folder: syncedFolder } = synced;
  throw new HakkoError('batch-folder-synced', { folder, service, syncedFolder });
}
