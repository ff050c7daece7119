/**
 * A batch of login notices with new initial passwords: made, hashed and sealed in the transaction that
 * opens it, so that all that is left to do is to print.
 */
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Person } from '../ledger/people.ts';
import { hashPasswords } from '../secrets/password-hash.ts';
import { generatePassword } from '../secrets/password.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { rowOf } from './initial-passwords.ts';
import { letterLanguageOf } from './letter-content.ts';
import { refuseUnfit } from './letter-faults.ts';
import { prepareBatch } from './new-batch.ts';
import { inPrintOrder } from './print-order.ts';
import { succeedingLetter } from './succeeding-letter.ts';

/**
 * The old password opens nothing any more, and the letters that tell it are void.
 * @returns the id of the batch
 * @throws `letters-unfit`, `folder-not-empty`, `file-failed`
 */
export function openLoginReset(
  context: Context,
  home: Home,
  { vault }: Unlocked,
  people: readonly Person[],
): string {
  const { ledger, settings } = home;
  refuseUnfit(context, home, people);
  const batch = prepareBatch(context, home, undefined);
  const { id, openedAt: at } = batch;
  const { alphabet, initialLength: length } = settings.passwords;
  const inOrder = settings.deliver.login === 'group' ? inPrintOrder(people, settings) : people;
  const passwords = inOrder.map(() => generatePassword(context.random, { alphabet, length }));
  const hashes = hashPasswords(passwords, 'generated', context.random);
  const renewed = inOrder.map((person, index) => {
    const [initialPassword, passwordHash] = [passwords[index], hashes[index]];
    if (!initialPassword || passwordHash === undefined) throw new RangeError('no password');
    const generation = person.passwordGeneration + 1;
    const row = rowOf({ uuid: person.uuid, passwordGeneration: generation });
    const sealedPassword = vault.seal(initialPassword, row);
    return { person, password: { generation, sealedPassword, passwordHash } };
  });
  ledger.transaction(() => {
    ledger.batches.add({ ...batch, command: 'reset' });
    const numbers = renewed.map(({ person, password }) => {
      const known = ledger.letters.ofPerson(person.id).filter(({ kind }) => kind === 'login');
      const next = succeedingLetter(ledger, known);
      ledger.people.renewPassword(person.id, password, at);
      ledger.letters.voidLoginBefore(id, person.id, at);
      const language = letterLanguageOf(person, settings, undefined);
      ledger.letters.plan({
        ...{ batchId: id, personId: person.id, kind: 'login', language, at },
        delivery: settings.deliver.login,
        ...next,
      });
      return next.controlNumber;
    });
    ledger.events.append({
      ...{ at, kind: 'passwords-reset', actor: actorOf(context.environment) },
      details: { batch: id, loginIds: people.map(({ loginId }) => loginId), numbers },
    });
  });
  // What was overwritten is gone from the file, too.
  ledger.forget();
  return id;
}
