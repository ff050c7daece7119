/** Whether a home may be in a place: not on another machine's disk, not where a cloud copies it. */
import { HakkoError } from '../errors.ts';
import type { Environment } from '../system/environment.ts';
import type { Place } from '../system/place.ts';
import { reachOf } from './file-systems.ts';
import { findSyncedFolder } from './synced-folder.ts';

export type PlaceFault = HakkoError<'home-on-network' | 'home-on-shared-folder' | 'home-synced'>;

export interface JudgedPlace {
  readonly fault: PlaceFault;
  /** Beyond doubt: not the mere name of a folder. */
  readonly certain: boolean;
}

export function findPlaceFault(
  place: Place,
  { syncedFolders }: Pick<Environment, 'syncedFolders'>,
): JudgedPlace | undefined {
  const { path: folder, mount } = place;
  const share = shareOf(folder);
  const reach = share?.reach ?? (mount && reachOf(mount.type));
  if (reach) {
    const code = reach === 'network' ? 'home-on-network' : 'home-on-shared-folder';
    const fileSystem = share?.name ?? (mount ? `${mount.type}, ${mount.source}` : '');
    return { fault: new HakkoError(code, { folder, fileSystem }), certain: true };
  }
  const synced = findSyncedFolder(place, syncedFolders);
  if (!synced) return undefined;
  const { service, folder: syncedFolder, certain } = synced;
  return { fault: new HakkoError('home-synced', { folder, service, syncedFolder }), certain };
}

/** Windows: `\\server\share` and its long form; Linux' files in WSL have a server of their own. */
function shareOf(path: string): { name: string; reach: 'network' | 'shared' } | undefined {
  const [, server, share] = /^\\\\(?:\?\\UNC\\)?([^\\?.][^\\]*)\\([^\\]+)/i.exec(path) ?? [];
  if (server === undefined || share === undefined) return undefined;
  const reach = /^wsl(?:\$|\.localhost)$/i.test(server) ? 'shared' : 'network';
  return { name: `\\\\${server}\\${share}`, reach };
}
