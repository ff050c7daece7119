/** Initial passwords of a group's people: made or taken from the roster, hashed, sealed, committed. */
import type { Person } from '../ledger/people.ts';
import { generatePassword } from '../secrets/password.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SealedRow } from '../secrets/vault.ts';
import type { BatchRun } from './batch-run.ts';
import type { PasswordHash, PasswordToHash } from './worker-messages.ts';

export interface Login {
  readonly person: Person;
  readonly initialPassword: Secret;
}

/** The password that the roster chose, unsealed again, or a new one. */
export function initialPasswordOf({ context, home, unlocked }: BatchRun, person: Person): Login {
  if (person.sealedPassword) {
    return { person, initialPassword: unlocked.vault.open(person.sealedPassword, rowOf(person)) };
  }
  const { alphabet, initialLength: length } = home.settings.passwords;
  return { person, initialPassword: generatePassword(context.random, { alphabet, length }) };
}

/** As a worker takes it. */
export function toHash({ person, initialPassword }: Login): PasswordToHash {
  const { id: personId, passwordOrigin: origin } = person;
  return { personId, password: initialPassword.reveal(), origin };
}

/** The people hold their logins, their install notices name the group's certificate. Inside a transaction. */
export function commitLogins(
  { context, home, unlocked, batch }: BatchRun,
  certificateId: number,
  logins: readonly Login[],
  hashes: readonly PasswordHash[],
): void {
  const at = context.clock.now();
  for (const { person, initialPassword } of logins) {
    const hash = hashes.find(({ personId }) => personId === person.id)?.hash;
    if (hash === undefined) throw new RangeError(`no hash for person ${person.id}`);
    const sealed = unlocked.vault.seal(initialPassword, rowOf(person));
    home.ledger.people.activate(person.id, sealed, hash, at);
    home.ledger.letters.assignCertificate(batch.id, person.id, certificateId);
  }
}

/** The row that a person's sealed password is bound to. */
export function rowOf(person: Pick<Person, 'uuid' | 'passwordGeneration'>): SealedRow {
  return {
    purpose: 'initial-password',
    uuid: person.uuid,
    generation: person.passwordGeneration,
  };
}
