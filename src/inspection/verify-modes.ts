/** Whether others can read what is in a home, or in a batch folder elsewhere. */
import { sep } from 'node:path';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import { allFolders } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import type { TreeEntry } from '../system/file-tree.ts';
import type { Finding } from './finding.ts';

const OTHERS = 0o077;

/** Names a folder that is open to others once, and not all that is in it. */
export async function verifyModes(
  { files, environment }: Context,
  home: Home,
  batches: readonly Batch[],
  turn: () => Promise<void>,
): Promise<readonly Finding[]> {
  // Windows keeps rights in access lists; its mode bits say nothing.
  if (environment.windows) return [];
  const findings: Finding[] = [];
  const isOpen = ({ kind, mode }: TreeEntry): boolean => kind !== 'other' && (mode & OTHERS) !== 0;
  for (const folder of findRoots(home, batches)) {
    for (const entry of files.tree(folder, (inner) => !isOpen(inner))) {
      await turn();
      if (!isOpen(entry)) continue;
      findings.push({ code: 'mode', subject: entry.path, detail: entry.mode.toString(8) });
    }
  }
  return findings;
}

/** The home, and what of its batches stands elsewhere; nothing twice. */
function findRoots(home: Home, batches: readonly Batch[]): readonly string[] {
  const folders = batches.flatMap((batch) => allFolders({ home, batch })).toSorted();
  const roots = [home.paths.folder];
  for (const folder of folders) {
    if (!roots.some((root) => folder === root || folder.startsWith(root + sep))) roots.push(folder);
  }
  return roots;
}
