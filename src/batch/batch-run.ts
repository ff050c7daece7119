import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';

/** Everything a step of the batch works with. */
export interface BatchRun {
  readonly context: Context;
  readonly home: Home;
  readonly unlocked: Unlocked;
  readonly batch: Batch;
  /** Under which its PDFs are encrypted, for a print shop. */
  readonly pdfPassword?: Secret;
}
