/** Puts committed `.p12` bytes on the disk, and only then calls their certificates issued. */
import { findP12Files } from '../projection/batch-files.ts';
import { p12Folder } from '../projection/batch-folders.ts';
import { writeP12Files } from '../projection/write-p12-files.ts';
import { actorOf } from '../system/environment.ts';
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
  restore(run, folder);
  let pending = 0;
  const flush = (): void => {
    pending = 0;
    const { certificates, events, p12Files, transaction } = home.ledger;
    const unwritten = certificates.signedIn(batch.id);
    if (unwritten.length === 0) return;
    // The batch is open: what stands under these names is an interrupted run's own file.
    const files = unwritten.flatMap(({ id }) => p12Files.of(id));
    writeP12Files(context, home, folder, files);
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

/** What an interrupted run had issued, where its disk was changed or its folder moved since. */
function restore(run: BatchRun, folder: string): void {
  const lost = findP12Files(run).filter(({ state }) => state !== 'right');
  if (lost.length === 0) return;
  const files = lost.map(({ file }) => file);
  writeP12Files(run.context, run.home, folder, files);
}
