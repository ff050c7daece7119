/**
 * Files and folders, synchronously: what comes next needs them on the disk. Only the fsyncs of many
 * files at once go to the thread pool (`settleAside`), where no keys are made. What is written is never
 * half there: temporary file, fsync, rename, fsync of the folder.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { appendLine } from './append-line.ts';
import { attempt, errnoOf } from './attempt.ts';
import { readPieces } from './file-pieces.ts';
import { walkTree } from './file-tree.ts';
import { openOrdinary } from './ordinary-file.ts';
import {
  isStagedName,
  isStagedNameOf,
  PRIVATE_FILE,
  setMode,
  stage,
  syncFolder,
  type StagedFile,
  type WriteOptions,
} from './staged-file.ts';

const PRIVATE_FOLDER = 0o700;

export interface Files {
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /**
   * Whole content; `file-missing` or `file-failed`. Where a file of our own should stand, a pipe that
   * nobody writes into would be waited for: `file-special`. A person may name one (`pipe`).
   */
  read(path: string, options?: { readonly pipe?: boolean }): Buffer;
  /** The same in pieces of at most 1 MiB, for files that are large. */
  readPieces(path: string): Iterable<Buffer>;
  /** What stands in a file from an octet on: of a log what was added since. */
  readFrom(path: string, offset: number): Buffer;
  /**
   * Adds a line to a file, which is made when it is not there (0600): each call as one piece, also when
   * several processes add at once. Behind half a line, which a full disk or a power failure has left, it
   * begins on a line of its own. A link of that name is refused.
   * @param line without its end
   * @param options `durable`: on the disk on return
   */
  appendLine(path: string, line: string, options?: { readonly durable?: boolean }): void;
  /**
   * Differs whenever the file was changed or replaced; empty when it is not there. It is not opened, so
   * that it may be asked of a database, too.
   */
  fingerprint(path: string): string;
  /** Names in a folder, sorted; empty when there is no such folder. */
  list(folder: string): readonly string[];
  /** Everything in a folder and below it; see `walkTree`. */
  tree: typeof walkTree;
  /** Permission bits of an existing path. */
  mode(path: string): number;
  /** Changes when somebody writes into a file, which is not opened for it. */
  stamp(path: string): string;
  /** Gives an existing path to a group (not to another owner) and sets its permission bits. */
  share(path: string, to: { readonly groupId: number; readonly mode: number }): void;
  /** Number of the file system that an existing path is on. */
  device(path: string): number;
  /** An existing path without links on its way. */
  realPath(path: string): string;
  /** Makes a folder (0700) with its missing parents; an existing one is left as it is. */
  createFolder(path: string, options?: Pick<WriteOptions, 'modeless'>): void;
  /** Writes a file that is whole or not there; the folder entry is durable on return. */
  write(path: string, content: Uint8Array | string, options?: WriteOptions): void;
  /** The same in pieces: nothing stands under `path` before `publish()`. */
  stage(path: string, options?: WriteOptions): StagedFile;
  /** A new private folder among the system's temporary ones; the caller removes it. */
  temporaryFolder(name: string): string;
  /** Whether no file stands in the folder or below, but for what an interrupted process staged. */
  isUnused(folder: string): boolean;
  /**
   * Removes what an interrupted process staged in a folder and never published.
   * @param own for the file of this name alone
   */
  deleteStaged(folder: string, own?: string): void;
  /** Fails as `write` would, with the folder's own name, when nothing can be written there. */
  tryWriting(folder: string): void;
  /** Makes the names in a folder durable: one call serves many renames. */
  syncFolder(path: string): void;
  delete(path: string): void;
  /** Removes a folder and all that is in it. */
  deleteFolder(path: string): void;
  /** Gives a finished folder its name, durably; an empty folder of that name gives way. */
  moveFolder(from: string, to: string): void;
}

export const systemFiles: Files = {
  exists: (path) => fs.existsSync(path),
  isFolder: (path) =>
    attempt(
      'read',
      path,
      () => fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    ),
  read: (path, { pipe = false } = {}) => attempt('read', path, () => readWhole(path, pipe)),
  readPieces,
  readFrom: (path, offset) =>
    attempt('read', path, () => {
      const descriptor = openOrdinary(path);
      try {
        const rest = Buffer.alloc(Math.max(fs.fstatSync(descriptor).size - offset, 0));
        return rest.subarray(0, fs.readSync(descriptor, rest, 0, rest.length, offset));
      } finally {
        fs.closeSync(descriptor);
      }
    }),
  appendLine: (path, line, { durable = false } = {}) => {
    attempt('write', path, () => {
      appendLine(path, line, durable);
    });
  },
  fingerprint: (path) => {
    const stat = fs.statSync(path, { throwIfNoEntry: false, bigint: true });
    return stat ? [stat.dev, stat.ino, stat.size, stat.mtimeNs].join(':') : '';
  },
  list: (folder) =>
    attempt('read', folder, () => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])),
  tree: walkTree,
  mode: (path) => attempt('read', path, () => fs.statSync(path).mode & 0o7777),
  stamp: (path) =>
    attempt('read', path, () => {
      const { ino, size, mtimeNs } = fs.statSync(path, { bigint: true });
      return `${ino} ${size} ${mtimeNs}`;
    }),
  share: (path, { groupId, mode }) => {
    attempt('write', path, () => {
      // An owner of -1 stays who it is (chown(2)).
      fs.lchownSync(path, -1, groupId);
      fs.chmodSync(path, mode);
    });
  },
  device: (path) => attempt('read', path, () => fs.statSync(path).dev),
  realPath: (path) => attempt('read', path, () => fs.realpathSync(path)),
  createFolder(path, { modeless = false } = {}) {
    attempt('create-folder', path, () => {
      for (const folder of missingFolders(resolve(path))) {
        try {
          fs.mkdirSync(folder, { mode: PRIVATE_FOLDER });
        } catch (error) {
          // Another command was faster.
          if (errnoOf(error) === 'EEXIST' && systemFiles.isFolder(folder)) continue;
          throw error;
        }
        // An odd umask must not leave a folder that we cannot enter, or that others can.
        setMode(() => {
          fs.chmodSync(folder, PRIVATE_FOLDER);
        }, modeless);
        syncFolder(dirname(folder));
      }
    });
  },
  write(path, content, options) {
    const staged = stage(path, options);
    try {
      staged.append(typeof content === 'string' ? Buffer.from(content) : content);
      staged.publish();
    } finally {
      staged.discard();
    }
  },
  stage,
  syncFolder: (path) => {
    attempt('write', path, () => {
      syncFolder(path);
    });
  },
  delete: (path) => {
    attempt('delete', path, () => {
      fs.rmSync(path, { force: true });
    });
  },
  temporaryFolder: (name) =>
    attempt('create-folder', tmpdir(), () => fs.mkdtempSync(join(tmpdir(), `${name}-`))),
  tryWriting: (folder) => {
    attempt('write', folder, () => {
      const trial = join(folder, `.trial.${randomBytes(6).toString('hex')}.tmp`);
      fs.closeSync(fs.openSync(trial, 'wx', PRIVATE_FILE));
      fs.rmSync(trial);
    });
  },
  isUnused: (folder) =>
    attempt('read', folder, () => {
      if (!fs.existsSync(folder)) return true;
      const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
      return entries.every((entry) => entry.isDirectory() || isStagedName(entry.name));
    }),
  deleteStaged: (folder, own) => {
    for (const name of systemFiles.list(folder)) {
      const staged = own === undefined ? isStagedName(name) : isStagedNameOf(own, name);
      if (staged) systemFiles.delete(join(folder, name));
    }
  },
  deleteFolder: (path) => {
    attempt('delete', path, () => {
      fs.rmSync(path, { recursive: true, force: true });
    });
  },
  moveFolder(from, to) {
    attempt('write', to, () => {
      syncFolder(from);
      if (fs.existsSync(to)) fs.rmdirSync(to);
      fs.renameSync(from, to);
      syncFolder(dirname(to));
    });
  },
};

function readWhole(path: string, pipe: boolean): Buffer {
  if (pipe) return fs.readFileSync(path);
  const descriptor = openOrdinary(path);
  try {
    return fs.readFileSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The folder and those above it that are not there, from the uppermost down. */
function missingFolders(path: string): readonly string[] {
  if (systemFiles.isFolder(path)) return [];
  const missing = [path];
  for (let above = dirname(path); !fs.existsSync(above); above = dirname(above)) {
    missing.unshift(above);
    // A drive that is not there has nothing above it.
    if (above === dirname(above)) break;
  }
  return missing;
}
