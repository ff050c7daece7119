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
    const controlNumber = formatControlNumber(number++);
    const planned = letters
      .ofPerson(personId)
      .filter((letter) => letter.batchId === batchId && letter.state === 'planned');
    for (const { id, kind, language, delivery } of planned) {
      letters.voidPlanned(id, at);
      letters.plan({ batchId, personId, kind, controlNumber, language, delivery, at });
    }
  }
  return waiting.length;
}
