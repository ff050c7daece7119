/**
 * An export as a folder: it grows under a hidden name, gets its checksums, and takes its place whole.
 * What was there before is kept beside it, for the way back.
 */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { deleteUnfinished, unfinishedFolder } from '../home/unfinished-folder.ts';
import { CHECKSUMS_FILE, formatChecksums, type Checksum } from '../system/checksums.ts';
import type { Context } from '../system/context.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { createTurns } from '../system/turns.ts';
import type { ExportedFile } from './exported-file.ts';
import { giveToGroup, type ServerGroup } from './server-group.ts';

export type ExportKind = 'nginx' | 'apache' | 'ca' | 'mobileconfig';

export interface WrittenExport {
  readonly folder: string;
  readonly files: number;
  /** False when all of it stood there already; nothing was written then. */
  readonly changed: boolean;
  /** What stood there before, where something did. */
  readonly previous?: string;
}

export interface ExportRequest {
  readonly kind: ExportKind;
  /** Absolute. */
  readonly folder: string;
  readonly files: readonly ExportedFile[];
  /** Who may read it besides the owner. */
  readonly group?: ServerGroup;
  /** Called after each file. */
  readonly onFile?: () => void;
}

/**
 * @throws `export-folder-taken` for a folder with something else in it, `export-group-refused`,
 * `site-file-damaged`, `file-failed`
 */
export async function writeExport(
  context: Context,
  request: ExportRequest,
): Promise<WrittenExport> {
  const { files } = context;
  const { kind, folder, group } = request;
  const known = knownChecksums(context, kind, folder);
  deleteUnfinished(context, dirname(folder), (name) => join(dirname(folder), name) === folder);
  const growing = unfinishedFolder(context, folder);
  const undo = () => {
    files.deleteFolder(growing);
  };
  return undoneAtExit(context.interrupted, undo, async () => {
    try {
      const checksums = await fill(context, growing, request);
      const whole = formatChecksums(checksums);
      files.write(join(growing, CHECKSUMS_FILE), whole);
      files.write(join(growing, KIND_FILE), `${kind}\n`);
      giveToGroup(context, growing, group);
      const done = { folder, files: checksums.length };
      if (known === whole) {
        // Modes and group may have been asked for anew.
        giveToGroup(context, folder, group);
        return { ...done, changed: false };
      }
      const previous = replace(context, growing, folder);
      return { ...done, changed: true, ...(previous !== undefined && { previous }) };
    } finally {
      undo();
    }
  });
}

/** Says what was exported here, so that nothing else is ever replaced. */
const KIND_FILE = '.hakko-export';

/** The list of what was exported here before; nothing of a folder that is new or empty. */
function knownChecksums({ files }: Context, kind: ExportKind, folder: string): string | undefined {
  const mark = join(folder, KIND_FILE);
  if (!files.exists(folder)) return undefined;
  const own = files.isFolder(folder) && files.exists(mark);
  if (own && files.read(mark).toString().trim() === kind) {
    const list = join(folder, CHECKSUMS_FILE);
    return files.exists(list) ? files.read(list).toString() : undefined;
  }
  if (own || !files.isFolder(folder) || files.list(folder).length > 0) {
    throw new HakkoError('export-folder-taken', { folder });
  }
  return undefined;
}

async function fill(
  { files }: Context,
  growing: string,
  { files: exported, onFile }: Pick<ExportRequest, 'files' | 'onFile'>,
): Promise<readonly Checksum[]> {
  const turn = createTurns();
  const checksums: Checksum[] = [];
  const folders = new Set<string>();
  files.createFolder(growing);
  for (const { path, content } of exported) {
    const to = join(growing, path);
    if (!folders.has(dirname(to))) files.createFolder(dirname(to));
    folders.add(dirname(to));
    const bytes = Buffer.from(typeof content === 'function' ? content() : content);
    files.write(to, bytes, { syncFolder: false });
    checksums.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    onFile?.();
    await turn();
  }
  for (const made of folders) files.syncFolder(made);
  return checksums;
}

/** @returns where the one before went */
function replace({ files }: Context, growing: string, folder: string): string | undefined {
  const previous = `${folder}.previous`;
  if (!files.exists(folder) || files.list(folder).length === 0) {
    files.moveFolder(growing, folder);
    return undefined;
  }
  files.deleteFolder(previous);
  files.moveFolder(folder, previous);
  try {
    files.moveFolder(growing, folder);
  } catch (error) {
    files.moveFolder(previous, folder);
    throw error;
  }
  return previous;
}
