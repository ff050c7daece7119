/** Puts committed `.p12` bytes on the disk, and only then calls their certificates issued. */
import { findP12Files } from '../projection/batch-files.ts';
import { p12Folder } from '../projection/batch-folders.ts';
import { writeP12Files } from '../projection/write-p12-files.ts';
import { actorOf } from '../system/environment.ts';
import type { BatchRun } from './batch-run.ts';

export interface Projection {
  /** A certificate was committed; its files are written with the next few, who is last waits for them. */
  add(): Promise<void>;
  /** Everything that is committed stands on the disk once this is fulfilled. */
  finish(): Promise<void>;
  /** Waits for what is on its way to the disk, whatever becomes of it: nothing is written afterwards. */
  close(): Promise<void>;
}

/** One fsync of the folder and one ledger commit serve so many certificates. */
const CERTIFICATES_AT_ONCE = 16;

export async function startProjection(run: BatchRun): Promise<Projection> {
  const { context, home, batch } = run;
  const folder = p12Folder(run);
  context.files.createFolder(folder);
  await restore(run, folder);
  let pending = 0;
  const flush = async (): Promise<void> => {
    const { certificates, events, p12Files, transaction } = home.ledger;
    const unwritten = certificates.signedIn(batch.id);
    if (unwritten.length === 0) return;
    // The batch is open: what stands under these names is an interrupted run's own file.
    const files = unwritten.flatMap(({ id }) => p12Files.of(id));
    await writeP12Files(context, home, folder, files);
    const at = context.clock.now();
    transaction(() => {
      for (const { id } of unwritten) certificates.markIssued(id, at);
      events.append({
        ...{ at, kind: 'files-written', actor: actorOf(context.environment) },
        details: { batch: batch.id, files: files.map(({ fileName }) => fileName) },
      });
    });
  };
  /** One after the other: each takes all that is not yet written. */
  let flushed: Promise<void> = Promise.resolve();
  const flushNext = (): Promise<void> => {
    pending = 0;
    flushed = flushed.then(flush);
    return flushed;
  };
  return {
    async add() {
      pending += 1;
      if (pending >= CERTIFICATES_AT_ONCE) await flushNext();
    },
    finish: flushNext,
    async close() {
      await Promise.allSettled([flushed]);
    },
  };
}

/** What an interrupted run had issued, where its disk was changed or its folder moved since. */
async function restore(run: BatchRun, folder: string): Promise<void> {
  const lost = findP12Files(run).filter(({ state }) => state !== 'right');
  if (lost.length === 0) return;
  const files = lost.map(({ file }) => file);
  await writeP12Files(run.context, run.home, folder, files);
}
