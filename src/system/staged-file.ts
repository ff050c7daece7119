/**
 * A file that grows beside its place and is put there whole: temporary file, fsync, rename, fsync of
 * the folder.
 */
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { attempt, errnoOf } from './attempt.ts';

/** Only the owner reads and writes it. */
export const PRIVATE_FILE = 0o600;

export interface WriteOptions {
  /** Permission bits; 0600 unless said otherwise. */
  readonly mode?: number;
  /** Replaces an existing file instead of failing with `file-exists`. */
  readonly replace?: boolean;
  /** Leaves the fsync of the folder to the caller's `syncFolder`. */
  readonly syncFolder?: boolean;
  /** Goes on where the file system keeps no permissions, as on a USB stick. */
  readonly modeless?: boolean;
}

export interface StagedFile {
  /** Where it grows, for a library that writes files itself; it is done before `publish()`. */
  readonly temporary: string;
  append(chunk: Uint8Array): void;
  /** Content is on the disk, still without its name; it is whole then, and only `publish()` is left. */
  settle(): void;
  /**
   * The same, without holding up the thread: of several files that are settled side by side, the file
   * system writes its journal once. Nothing else is done with the file meanwhile.
   */
  settleAside(): Promise<void>;
  /** Content is on the disk, name is in place; gives the SHA-256 (hex) of what was appended. */
  publish(): string;
  /** Removes what was staged; harmless after `publish()`. */
  discard(): void;
}

/** As `stage` names its files. */
const STAGED_NAME = /^\.(.+)\.[0-9a-f]{12}\.tmp$/;

/** Whether a name is that of a file which was being written and never got its own. */
export function isStagedName(name: string): boolean {
  return STAGED_NAME.test(name);
}

/** Whether it was to become the file of this own name. */
export function isStagedNameOf(own: string, name: string): boolean {
  return STAGED_NAME.exec(name)?.[1] === own;
}

/** Nothing stands under `path` before `publish()`. @throws `file-failed`, `file-exists` */
export function stage(path: string, options: WriteOptions = {}): StagedFile {
  const { mode = PRIVATE_FILE, replace = false, syncFolder: sync = true } = options;
  const { modeless = false } = options;
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
  const giveMode = (): void => {
    setMode(() => {
      fs.fchmodSync(descriptor, mode);
    }, modeless);
  };
  const close = (): void => {
    fs.closeSync(descriptor);
    state = 'closed';
  };
  const settle = (): void => {
    if (state !== 'open') return;
    giveMode();
    fs.fsyncSync(descriptor);
    close();
  };
  return {
    temporary,
    append(chunk) {
      attempt('write', path, () => {
        let offset = 0;
        while (offset < chunk.length) offset += fs.writeSync(descriptor, chunk, offset);
      });
      digest.update(chunk);
    },
    settle() {
      attempt('write', path, settle);
    },
    async settleAside() {
      if (state !== 'open') return;
      attempt('write', path, giveMode);
      const failure = await new Promise<Error | null>((resolve) => {
        fs.fsync(descriptor, resolve);
      });
      attempt('write', path, () => {
        if (failure) throw failure;
        close();
      });
    },
    publish() {
      return attempt('write', path, () => {
        settle();
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

/** Only what is our own gets a mode, so a refusal says that the file system has none (chmod(2)). */
export function setMode(work: () => void, modeless: boolean): void {
  try {
    work();
  } catch (error) {
    if (!modeless || !['EPERM', 'ENOTSUP', 'EINVAL'].includes(errnoOf(error))) throw error;
  }
}

/**
 * Windows cannot fsync a folder; its file system journals the rename itself. Some network drives cannot
 * either and say so (fsync(2)); there is nothing better to be done.
 */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP'].includes(errnoOf(error))) throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}
