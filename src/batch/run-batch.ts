/**
 * Works an open batch off the ledger: a key, a certificate and a `.p12` for each group that needs
 * one, then files, then letters. Interrupted anywhere, the next run goes on from the ledger.
 */
import { HakkoError } from '../errors.ts';
import { allFolders } from '../projection/batch-folders.ts';
import { actorOf } from '../system/environment.ts';
import { findWork, type GroupWork } from './find-work.ts';
import { finishBatch, type BatchSummary } from './finish-batch.ts';
import { issueGroup } from './issue-group.ts';
import { joinGroup } from './join-group.ts';
import { printChoiceOf } from './print-choice.ts';
import { startPrinter } from './print-letters.ts';
import { startProjection } from './project-files.ts';
import type { BatchRun } from './batch-run.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface BatchHooks {
  /** How many groups there are to do, before the first. */
  readonly onStart: (groups: number) => void;
  readonly onGroup: () => void;
  /** All groups are done; the last letters are being printed. */
  readonly onLetters: () => void;
}

export async function runBatch(
  run: BatchRun,
  pool: WorkerPool,
  hooks: BatchHooks,
): Promise<BatchSummary> {
  const { context, batch } = run;
  abandonPlanned(run);
  for (const folder of allFolders(run)) context.files.deleteStaged(folder);
  const work = findWork(run);
  hooks.onStart(work.length);
  const projection = await startProjection(run);
  const choice = printChoiceOf(run.home, batch.id);
  const printer = startPrinter(run, choice);
  const queue = [...work];
  const workOff = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (context.interrupted.aborted) return;
      const certificateId = await workOn(run, pool, next);
      printer.advance();
      if (certificateId !== undefined) await projection.add();
      hooks.onGroup();
    }
  };
  try {
    await Promise.all(Array.from({ length: pool.jobsAtOnce }, workOff));
    await projection.finish();
    if (context.interrupted.aborted) throw new HakkoError('interrupted', { batch: batch.id });
    hooks.onLetters();
    return await finishBatch(run, choice, await printer.finish());
  } finally {
    printer.close();
    await projection.close();
  }
}

/** @returns the id of a certificate whose file is still to be written */
async function workOn(
  run: BatchRun,
  pool: WorkerPool,
  work: GroupWork,
): Promise<number | undefined> {
  const certificate = run.home.ledger.certificates.current(work.groupId);
  if (!certificate) {
    const job = pool.takeKeyedJob();
    const id = await issueGroup(run, job, work);
    job.end();
    return id;
  }
  const job = pool.startJob();
  await joinGroup(run, job, certificate, work);
  job.end();
  return undefined;
}

/** Planned by a run that was killed: nobody ever held such a key. */
function abandonPlanned({ context, home, batch }: BatchRun): void {
  const { ledger } = home;
  ledger.transaction(() => {
    const serialNumbers = ledger.certificates.abandonPlanned(batch.id);
    if (serialNumbers.length === 0) return;
    ledger.events.append({
      at: context.clock.now(),
      kind: 'certificates-abandoned',
      actor: actorOf(context.environment),
      details: { batch: batch.id, count: serialNumbers.length, serialNumbers },
    });
  });
}
