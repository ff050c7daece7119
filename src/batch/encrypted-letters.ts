/** What the event log tells of PDFs that were encrypted for a print shop. */
import type { Ledger } from '../ledger/ledger.ts';

/** Whether the command that opened a batch was given a password for its PDFs. */
export function isEncrypted({ events }: Pick<Ledger, 'events'>, batchId: string): boolean {
  return events
    .detailsOf('batch-opened')
    .some(({ batch, encrypted }) => batch === batchId && encrypted === true);
}

/** Whether a PDF was encrypted when it was made last: chance then made its octets, not its letters alone. */
export function wasFileEncrypted(
  { events }: Pick<Ledger, 'events'>,
  batchId: string,
  fileName: string,
): boolean {
  const made = events
    .detailsOf('letters-made')
    .filter(({ batch, file }) => batch === batchId && file === fileName);
  return made.at(-1)?.encrypted === true;
}
