/** Whom a server's processes belong to: they read the export through its group (chown(2)). */
import { HakkoError } from '../errors.ts';
import { findGroupId } from '../system/group-id.ts';
import type { Context } from '../system/context.ts';

export interface ServerGroup {
  /** As it was named. */
  readonly name: string;
  readonly id: number;
}

/** @param name of a group of this machine, or its number @throws `export-group-unknown` */
export function findServerGroup({ files }: Context, name: string): ServerGroup {
  const id = findGroupId(files, name);
  if (id === undefined) throw new HakkoError('export-group-unknown', { group: name });
  return { name, id };
}

/** Without a group all of it is the owner's alone. @throws `export-group-refused` */
export function giveToGroup({ files }: Context, folder: string, group?: ServerGroup): void {
  if (!group) return;
  for (const { path, kind } of [...files.tree(folder)]) {
    const mode = kind === 'folder' ? 0o750 : 0o640;
    try {
      files.share(path, { groupId: group.id, mode });
    } catch (error) {
      if (!(error instanceof HakkoError && error.code === 'file-failed')) throw error;
      throw new HakkoError('export-group-refused', { group: group.name, path }, error);
    }
  }
}
