/** Puts a secret where the operator wants it: into a new private file, or a FIFO that somebody reads. */
import { closeSync, lstatSync, openSync, statSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import { attempt } from './attempt.ts';
import type { Files } from './files.ts';

export interface StagedSecret {
  /** It opens what it is for: the file gets its name. Harmless when repeated. */
  readonly keep: () => void;
  /** It opens nothing: no file is left; what went through a FIFO cannot be taken back. */
  readonly undo: () => void;
}

/**
 * Writes one line, which is on the disk on return, but under its name only after `keep()`.
 * @throws `file-exists` for a file that is there, `file-failed`
 */
export function stageSecret(files: Files, path: string, secret: Secret): StagedSecret {
  const line = Buffer.from(`${secret.reveal()}\n`);
  try {
    if (!attempt('write', path, () => isPipeOrDevice(path))) return stageFile(files, path, line);
    attempt('write', path, () => {
      const descriptor = openSync(path, 'w');
      try {
        writeSync(descriptor, line);
      } finally {
        closeSync(descriptor);
      }
    });
    return { keep: () => undefined, undo: () => undefined };
  } finally {
    line.fill(0);
  }
}

function stageFile(files: Files, path: string, line: Buffer): StagedSecret {
  // Now: when the file gets its name, it is too late to refuse. A link to nothing is there, too.
  const found = attempt('write', path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (found !== undefined) throw new HakkoError('file-exists', { path });
  const staged = files.stage(path);
  try {
    staged.append(line);
    staged.settle();
  } catch (error) {
    staged.discard();
    throw error;
  }
  let kept = false;
  return {
    keep: () => {
      if (kept) return;
      kept = true;
      try {
        staged.publish();
      } finally {
        staged.discard();
      }
      // What killed runs left for this name can never get it now.
      files.deleteStaged(dirname(path), basename(path));
    },
    undo: () => {
      staged.discard();
    },
  };
}

function isPipeOrDevice(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
