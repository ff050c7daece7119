/** Folders that a program copies to a cloud: a ledger in them is copied half written, keys go along. */
import type { Place } from '../system/place.ts';

export interface SyncedFolder {
  readonly service: string;
  /** The folder that is synced. */
  readonly folder: string;
  /** Whether the service's own traces are there, not a mere name. */
  readonly certain: boolean;
}

interface Service {
  readonly service: string;
  /** What the folder, or one above it, is called. */
  readonly name: RegExp;
  /** What the service keeps in the folder that it syncs. */
  readonly marker?: RegExp;
}

const SERVICES: readonly Service[] = [
  { service: 'OneDrive', name: /^(?:OneDrive|SkyDrive)(?:$| - |-)/i },
  { service: 'Dropbox', name: /^(?:.+ )?Dropbox(?:$| \(|-)/i, marker: /^\.dropbox(?:\.cache)?$/ },
  {
    service: 'Google Drive',
    name: /^(?:Google ?Drive(?:$|-)|My Drive$|マイドライブ$|共有ドライブ$)/i,
    marker: /^\.tmp\.drive(?:up|down)load$/,
  },
  { service: 'iCloud Drive', name: /^(?:Mobile Documents|com~apple~CloudDocs|iCloud ?Drive)$/i },
  { service: 'Box', name: /^Box(?:$| Sync$|-Box$)/i },
  {
    service: 'Nextcloud',
    name: /^(?:Nextcloud|ownCloud)\d*$/i,
    marker: /^(?:\._?sync_[0-9a-f]+\.db|\.(?:nextcloud|owncloud)sync\.log)$/i,
  },
  { service: 'Syncthing', name: /^Syncthing$/i, marker: /^\.stfolder$/ },
  {
    service: 'Synology Drive',
    name: /^SynologyDrive$/i,
    marker: /^\.SynologyWorkingDirectory$/,
  },
];

/** macOS keeps every cloud's folder here: `OneDrive-さくら市`, `GoogleDrive-me@example.com`. */
const CLOUD_STORAGE = /\/Library\/CloudStorage\/([^/]+)/;

/**
 * @param told folders that the environment names (Windows' `%OneDrive%`), each with its service
 */
export function findSyncedFolder(
  { path, above }: Place,
  told: readonly Omit<SyncedFolder, 'certain'>[],
): SyncedFolder | undefined {
  const named = told.find(({ folder }) => isBelow(path, folder));
  if (named) return { ...named, certain: true };
  const [folder, provider] = CLOUD_STORAGE.exec(path) ?? [];
  if (folder !== undefined && provider !== undefined) {
    const known = SERVICES.find(({ name }) => name.test(provider));
    return { service: known?.service ?? provider, folder, certain: true };
  }
  return findByMarker(above) ?? findByName(path);
}

function findByMarker(above: Place['above']): SyncedFolder | undefined {
  for (const { folder, names } of above) {
    const found = SERVICES.find(({ marker }) => marker && names.some((name) => marker.test(name)));
    if (found) return { service: found.service, folder, certain: true };
  }
  return undefined;
}

function findByName(path: string): SyncedFolder | undefined {
  const parts = path.split(/[\\/]/);
  for (const [index, part] of parts.entries()) {
    const found = SERVICES.find(({ name }) => name.test(part));
    const separator = path.includes('\\') ? '\\' : '/';
    const folder = parts.slice(0, index + 1).join(separator);
    if (found) return { service: found.service, folder, certain: false };
  }
  return undefined;
}

/** Windows and macOS do not tell upper from lower case. */
function isBelow(path: string, folder: string): boolean {
  const spell = (text: string) => `${text.replaceAll('\\', '/').toLowerCase()}/`.replace('//', '/');
  return folder !== '' && spell(path).startsWith(spell(folder));
}
