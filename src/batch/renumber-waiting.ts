/**
 * Other control numbers for the letters of an open batch that are still to be made: the batch is known to
 * have been finished elsewhere, and paper with their numbers, but with other secrets, is in the world.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { formatControlNumber, numberAfter } from './control-number.ts';

/**
 * Inside a transaction.
 * @returns how many people got another number
 */
export function renumberWaiting(ledger: Ledger, batchId: string, at: Date): number {
  const { letters, people } = ledger;
  let number = numberAfter(letters.lastControlNumber());
  const waiting = people.waitingIn(batchId);
  for (const { id: personId } of waiting) {
    const planned = letters
      .ofPerson(personId)
      .filter((letter) => letter.batchId === batchId && letter.state === 'planned');
    // A notice to the manager of a group has a number of its own, beside that of a login notice.
    const fresh = new Map<string, string>();
    for (const { id, kind, language, delivery, controlNumber: known } of planned) {
      const controlNumber = fresh.get(known) ?? formatControlNumber(number++);
      fresh.set(known, controlNumber);
      letters.voidPlanned(id, at);
      letters.plan({ batchId, personId, kind, controlNumber, language, delivery, at });
    }
  }
  return waiting.length;
}
