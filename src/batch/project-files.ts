/** Puts committed `.p12` bytes on the disk, reads them back, and only then calls them issued. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { actorOf } from '../system/environment.ts';
import { p12Folder } from './batch-folders.ts';
import type { BatchRun } from './batch-run.ts';

export interface Projection {
  /** A certificate was committed; its files are written with the next few. */
  add(certificateId: number): void;
  /** Everything that is committed stands on the disk on return. */
  finish(): void;
}

/** One fsync of the folder and one ledger commit serve so many certificates. */
const CERTIFICATES_AT_ONCE = 16;

export function startProjection(run: BatchRun): Projection {
  const { context, home, batch } = run;
  const folder = p12Folder(run);
  context.files.createFolder(folder);
  let pending = 0;
  const flush = (): void => {
    pending = 0;
    const { certificates, events, p12Files, transaction } = home.ledger;
    const unwritten = certificates.signedIn(batch.id);
    if (unwritten.length === 0) return;
    const files = unwritten.flatMap(({ id }) => p12Files.of(id));
    for (const file of files) {
      // The batch is open: what stands under this name is an interrupted run's own file.
      const options = { replace: true, syncFolder: false };
      context.files.write(join(folder, file.fileName), p12Files.bytes(file), options);
    }
    context.files.syncFolder(folder);
    for (const { fileName, sha256 } of files) {
      const path = join(folder, fileName);
      const written = createHash('sha256').update(context.files.read(path)).digest('hex');
      if (written !== sha256) throw new HakkoError('file-differs', { path });
    }
    const at = context.clock.now();
    transaction(() => {
      for (const { id } of unwritten) certificates.markIssued(id, at);
      events.append({
        ...{ at, kind: 'files-written', actor: actorOf(context.environment) },
        details: { batch: batch.id, files: files.map(({ fileName }) => fileName) },
      });
    });
  };
  return {
    add() {
      pending += 1;
      if (pending >= CERTIFICATES_AT_ONCE) flush();
    },
    finish: flush,
  };
}
