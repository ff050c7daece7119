/** What was begun is finished under its own number before anything new is planned. */
import { isEncrypted } from '../batch/encrypted-letters.ts';
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Batch } from '../ledger/batches.ts';
import { batchFolder } from '../projection/batch-folders.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import { runOpenBatch, sayDone, withWorkers } from './batch-screen.ts';
import type { Invocation } from './invocation.ts';
import { PDF_PASSWORD_FLAG } from './pdf-password.ts';

export interface ResumeRun {
  readonly invocation: Invocation;
  readonly home: Home;
  readonly unlock: () => Promise<Unlocked>;
  /** Another folder to go on in. */
  readonly out?: string | undefined;
  /** Of the PDFs; the command that began the batch had one, or had none. */
  readonly pdfPassword?: Secret;
}

/** @throws `pdf-password-missing`, and what `relocateBatch` and `runBatch` throw */
export async function resumeBatch(
  { invocation, home, unlock, out, pdfPassword }: ResumeRun,
  open: Batch,
): Promise<BatchSummary> {
  const { context, words } = invocation;
  const { issue: say } = words.screens;
  // Half of a batch encrypted and half of it readable is what nobody wants.
  if (!pdfPassword && isEncrypted(home.ledger, open.id)) {
    throw new HakkoError('pdf-password-missing', { batch: open.id, flag: PDF_PASSWORD_FLAG });
  }
  const { relocateBatch } = await import('../batch/relocate-batch.ts');
  const batch = relocateBatch(context, home, open, out);
  const { left, total } = home.ledger.batches.progressOf(open.id);
  context.terminal.say(say.resuming(open.id, left, total));
  if (batch.folder !== open.folder) {
    const before = batchFolder({ home, batch: open });
    const stands = context.files.exists(before);
    context.terminal.say(say.moved(batch.folder, stands ? before : undefined));
  }
  const summary = await withWorkers(invocation, home, left, async (pool) =>
    runOpenBatch(invocation, home, await unlock(), pool, pdfPassword),
  );
  sayDone(invocation, home, summary);
  return summary;
}
