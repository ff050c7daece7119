/** What the event log tells of the sheets of a run: why there was another run, and which head they print. */
import { eventDetails } from '../projection/event-details.ts';
import type { LetterFile } from '../ledger/letter-files.ts';
import { reprintReasons, type ReprintReason } from '../letters/run-sheets/run-sheets.ts';
import type { BatchRun } from './batch-run.ts';

export interface ToldOfRun {
  readonly chainHead: string;
  readonly reason?: ReprintReason;
}

/** @param file one of the run's sheets */
export function findToldOfRun(
  { home, batch }: Pick<BatchRun, 'home' | 'batch'>,
  { kind, file }: Pick<LetterFile, 'kind' | 'file'>,
): ToldOfRun {
  const event = home.ledger.events.ofKind('lists-made').findLast((one) => {
    const { batch: id, letters, files } = eventDetails(one);
    return id === batch.id && letters === kind && Array.isArray(files) && files.includes(file);
  });
  const cause = event && eventDetails(event)['cause'];
  const reason = reprintReasons.find((one) => one === cause);
  return { chainHead: event?.previousHash ?? '', ...(reason && { reason }) };
}
