/** What the event log tells of PDFs that were encrypted for a print shop. */
import type { Ledger } from '../ledger/ledger.ts';

/** Whether the command that opened a batch was given a password for its PDFs. */
export function isEncrypted({ events }: Pick<Ledger, 'events'>, batchId: string): boolean {
  return events
    .detailsOf('batch-opened')
    .some(({ batch, encrypted }) => batch === batchId && encrypted === true);
}

/**
 * The PDFs of a batch that were encrypted when they were made last: chance then made their octets, not
 * their letters alone.
 */
export function encryptedFiles(
  { events }: Pick<Ledger, 'events'>,
  batchId: string,
): ReadonlySet<string> {
  const encryptedOf = new Map<string, boolean>();
  for (const { batch, file, encrypted } of events.detailsOf('letters-made')) {
    if (batch === batchId && file !== undefined) encryptedOf.set(file, encrypted === true);
  }
  return new Set([...encryptedOf].flatMap(([file, encrypted]) => (encrypted ? [file] : [])));
}
