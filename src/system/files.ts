/**
 * Files and folders, synchronously: node's promises queue behind key generation in the thread pool.
 * What is written is never half there: temporary file, fsync, rename, fsync of the folder.
 */
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { FileAction } from './errors.ts';

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

export interface Files {
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Whole content; `file-missing` or `file-failed`. */
  read(path: string): Buffer;
  /** Names in a folder, sorted; empty when there is no such folder. */
  list(folder: string): readonly string[];
  /** Permission bits of an existing path. */
  mode(path: string): number;
  /** Makes a folder (0700) with its missing parents; an existing one is left as it is. */
  createFolder(path: string): void;
  /** Writes a file that is whole or not there; the folder entry is durable on return. */
  write(path: string, content: Uint8Array | string, options?: WriteOptions): void;
  /** The same in pieces: nothing stands under `path` before `publish()`. */
  stage(path: string, options?: WriteOptions): StagedFile;
  /** A new private folder among the system's temporary ones; the caller removes it. */
  temporaryFolder(name: string): string;
  /** Whether no file stands in the folder or below, but for what an interrupted process staged. */
  isUnused(folder: string): boolean;
  /** Removes what an interrupted process staged in a folder and never published. */
  deleteStaged(folder: string): void;
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

export interface WriteOptions {
  /** Permission bits; 0600 unless said otherwise. */
  readonly mode?: number;
  /** Replaces an existing file instead of failing with `file-exists`. */
  readonly replace?: boolean;
  /** Leaves the fsync of the folder to the caller's `syncFolder`. */
  readonly syncFolder?: boolean;
}

export interface StagedFile {
  /** Where it grows, for a library that writes files itself; it is done before `publish()`. */
  readonly temporary: string;
  append(chunk: Uint8Array): void;
  /** Content is on the disk, name is in place; gives the SHA-256 (hex) of what was appended. */
  publish(): string;
  /** Removes what was staged; harmless after `publish()`. */
  discard(): void;
}

export const systemFiles: Files = {
  exists: (path) => fs.existsSync(path),
  isFolder: (path) => fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  read: (path) => attempt('read', path, () => fs.readFileSync(path)),
  list: (folder) =>
    attempt('read', folder, () => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])),
  mode: (path) => attempt('read', path, () => fs.statSync(path).mode & 0o7777),
  createFolder(path) {
    attempt('create-folder', path, () => {
      const first = fs.mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER });
      if (first === undefined) return;
      // An odd umask must not leave a folder that we cannot enter, or that others can.
      fs.chmodSync(path, PRIVATE_FOLDER);
      for (let made = resolve(path); ; made = dirname(made)) {
        syncFolder(dirname(made));
        if (made === resolve(first)) break;
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
      return entries.every((entry) => entry.isDirectory() || STAGED_NAME.test(entry.name));
    }),
  deleteStaged: (folder) => {
    for (const name of systemFiles.list(folder)) {
      if (STAGED_NAME.test(name)) systemFiles.delete(join(folder, name));
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

/** As `stage` names its files. */
const STAGED_NAME = /^\..+\.[0-9a-f]{12}\.tmp$/;

function stage(path: string, options: WriteOptions = {}): StagedFile {
  const { mode = PRIVATE_FILE, replace = false, syncFolder: sync = true } = options;
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  // O_EXCL and O_NOFOLLOW: a planted link under our name is refused, not written through.
  const flags =
    fs.constants.O_WRONLY |
    fs.constants.O_CREAT |
    fs.constants.O_EXCL |
    (fs.constants.O_NOFOLLOW || 0);
  const descriptor = attempt('write', path, () => fs.openSync(temporary, flags, mode));
  const digest = createHash('sha256');
  let state: 'open' | 'closed' | 'published' = 'open';
  return {
    temporary,
    append(chunk) {
      attempt('write', path, () => {
        let offset = 0;
        while (offset < chunk.length) offset += fs.writeSync(descriptor, chunk, offset);
      });
      digest.update(chunk);
    },
    publish() {
      return attempt('write', path, () => {
        fs.fchmodSync(descriptor, mode);
        fs.fsyncSync(descriptor);
        fs.closeSync(descriptor);
        state = 'closed';
        place(temporary, path, replace);
        state = 'published';
        if (sync) syncFolder(folder);
        return digest.digest('hex');
      });
    },
    discard() {
      if (state === 'published') return;
      if (state === 'open') fs.closeSync(descriptor);
      fs.rmSync(temporary, { force: true });
      state = 'published';
    },
  };
}

/** Puts the finished file under its name. A rename replaces a planted link, it never follows one. */
function place(temporary: string, path: string, replace: boolean): void {
  if (!replace && fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new HakkoError('file-exists', { path });
  }
  fs.renameSync(temporary, path);
}

/** Windows cannot fsync a folder; its file system journals the rename itself. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Turns the operating system's refusal into an error with action, path and errno. */
function attempt<T>(action: FileAction, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HakkoError) throw error;
    const errno = errnoOf(error);
    if (errno === '') throw error;
    if (errno === 'ENOENT' && action === 'read')
      throw new HakkoError('file-missing', { path }, error);
    throw new HakkoError('file-failed', { action, path, errno }, error);
  }
}

export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
