/** Puts a secret where the operator wants it: into a new private file, or a FIFO that somebody reads. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import { errnoOf } from './attempt.ts';
import type { Files } from './files.ts';

export interface WrittenSecret {
  /** Takes the file back; what went through a FIFO cannot be. */
  undo(): void;
}

/** Writes one line. @throws `file-exists` for a file that is there, `file-failed` */
export function writeSecret(files: Files, path: string, secret: Secret): WrittenSecret {
  const line = Buffer.from(`${secret.reveal()}\n`);
  try {
    if (!isPipeOrDevice(path)) {
      files.write(path, line);
      return {
        undo: () => {
          files.delete(path);
        },
      };
    }
    const descriptor = openSync(path, 'w');
    try {
      writeSync(descriptor, line);
    } finally {
      closeSync(descriptor);
    }
    return { undo: () => undefined };
  } catch (error) {
    if (error instanceof HakkoError) throw error;
    throw new HakkoError('file-failed', { action: 'write', path, errno: errnoOf(error) }, error);
  } finally {
    line.fill(0);
  }
}

function isPipeOrDevice(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
