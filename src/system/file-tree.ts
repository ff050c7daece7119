/** Everything below a folder, as it stands there: links are not followed. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** Permission bits. */
  readonly mode: number;
}

/**
 * The folder itself first, then what is in it, by name. What vanishes meanwhile is left out: another
 * command may be writing.
 * @param descend whether to look into a folder; into every one unless said otherwise
 */
export function* walkTree(
  folder: string,
  descend: (entry: TreeEntry) => boolean = () => true,
): Generator<TreeEntry> {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat) return;
  const kind = stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'other';
  const entry: TreeEntry = { path: folder, kind, mode: stat.mode & 0o7777 };
  yield entry;
  if (kind !== 'folder' || !descend(entry)) return;
  for (const name of readdirSync(folder).sort()) yield* walkTree(join(folder, name), descend);
}
