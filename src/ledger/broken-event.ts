/** Finds the first place at which the chain of events does not hold, and says why. */
import { HakkoError } from '../errors.ts';
import { CHAIN_START, hashEvent, type ChainedEvent, type Events } from './events.ts';

/** `missing`: gone from its place; `inserted`: put between two that follow one another. */
export type EventFault = 'changed' | 'missing' | 'inserted';

export interface BrokenEvent {
  /** Of the event that was changed, is missing or was inserted. */
  readonly sequence: number;
  readonly fault: EventFault;
}

/**
 * Rows cut off at the end leave a whole chain behind: only a head that was noted elsewhere, on paper
 * or in a `batch.json`, tells of them.
 * @param events in the order of their sequence
 */
export function findBrokenEvent(events: Iterable<ChainedEvent>): BrokenEvent | undefined {
  let before: ChainedEvent | undefined;
  /** Does not fit its own hash: what follows tells whether it was changed or put there. */
  let suspect: ChainedEvent | undefined;
  for (const event of events) {
    if (suspect) return { sequence: suspect.sequence, fault: faultOf(suspect, event) };
    const expected = (before?.sequence ?? 0) + 1;
    if (event.sequence > expected) return { sequence: expected, fault: 'missing' };
    if (event.sequence < expected) return { sequence: event.sequence, fault: 'inserted' };
    const fits = event.hash === hashEvent(event);
    if (event.previousHash !== (before?.hash ?? CHAIN_START)) {
      // It follows the one before the last: the last was put between them.
      if (event.previousHash === before?.previousHash) {
        return { sequence: before.sequence, fault: 'inserted' };
      }
      // Whole in itself, it names the hash that the one before had: that one was made anew.
      const changed = fits && before ? before : event;
      return { sequence: changed.sequence, fault: 'changed' };
    }
    if (!fits) suspect = event;
    before = event;
  }
  return suspect && { sequence: suspect.sequence, fault: 'changed' };
}

function faultOf(suspect: ChainedEvent, next: ChainedEvent): EventFault {
  return next.previousHash === suspect.previousHash ? 'inserted' : 'changed';
}

/**
 * Nothing is written behind a broken chain: what was done would no longer be told.
 * @param path the ledger, for the message
 * @throws `event-log-broken`
 */
export function refuseBrokenLog(events: Events, path: string): void {
  const broken = findBrokenEvent(events.each());
  if (broken) throw new HakkoError('event-log-broken', { path, ...broken });
}
