/** What can be known of the place of a folder before anything is put there. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findMount, type Mount } from './mounts.ts';

export interface Place {
  /** The folder itself, or the nearest above it that is there, without links and drive letters. */
  readonly folder: string;
  /** The path that was asked for, from there on. */
  readonly path: string;
  readonly mount?: Mount;
  /** Names in that folder and in each one above it, the nearest first. */
  readonly above: readonly FolderNames[];
}

export interface FolderNames {
  readonly folder: string;
  readonly names: readonly string[];
}

/** @param path absolute; nothing needs to be there */
export function findPlace(path: string): Place {
  let nearest = resolve(path);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  // The system's own: on Windows it names the share behind a drive letter, `\\server\share`.
  const folder = realpathSync.native(nearest);
  const mount = findMount(process.platform, folder);
  return {
    folder,
    path: folder + resolve(path).slice(nearest.length),
    ...(mount && { mount }),
    above: foldersAbove(folder).map((above) => ({ folder: above, names: namesIn(above) })),
  };
}

function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

/** A folder that may be entered and not read tells nothing. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
