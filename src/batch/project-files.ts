/** Puts committed `.p12` bytes on the disk, reads them back, and only then calls them issued. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { p12Folder } from './batch-folders.ts';
import type { BatchRun } from './batch-run.ts';

export interface Projection {
  /** A certificate was committed; its file is written with the next few. */
  add(certificateId: number): void;
  /** Everything that is committed stands on the disk on return. */
  finish(): void;
}

/** One fsync of the folder and one ledger commit serve so many files. */
const FILES_AT_ONCE = 16;

export function startProjection(run: BatchRun): Projection {
  const { context, home, batch } = run;
  const folder = p12Folder(run);
  context.files.createFolder(folder);
  let pending = 0;
  const flush = (): void => {
    pending = 0;
    const unwritten = home.ledger.certificates.signedIn(batch.id);
    if (unwritten.length === 0) return;
    for (const { id, fileName } of unwritten) {
      // The batch is open: what stands under this name is an interrupted run's own file.
      const options = { replace: true, syncFolder: false };
      context.files.write(join(folder, fileName), home.ledger.certificates.p12(id), options);
    }
    context.files.syncFolder(folder);
    for (const { fileName, p12Sha256 } of unwritten) {
      const path = join(folder, fileName);
      const written = createHash('sha256').update(context.files.read(path)).digest('hex');
      if (written !== p12Sha256) throw new HakkoError('file-differs', { path });
    }
    const at = context.clock.now();
    home.ledger.transaction(() => {
      for (const { id } of unwritten) home.ledger.certificates.markIssued(id, at);
    });
  };
  return {
    add() {
      pending += 1;
      if (pending >= FILES_AT_ONCE) flush();
    },
    finish: flush,
  };
}
