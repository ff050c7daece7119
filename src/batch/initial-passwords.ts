/** Initial passwords of a group's people: made or taken from the roster, hashed, sealed, committed. */
import type { Person } from '../ledger/people.ts';
import { generatePassword } from '../secrets/password.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SealedRow } from '../secrets/vault.ts';
import type { BatchRun } from './batch-run.ts';
import type { GroupWork } from './find-work.ts';
import type { PasswordHash, PasswordToHash } from './worker-messages.ts';

export interface Login {
  readonly person: Person;
  readonly initialPassword: Secret;
}

/** The password that the roster chose, unsealed again, or a new one. */
export function initialPasswordOf({ context, home, unlocked }: BatchRun, person: Person): Login {
  // What an active person has sealed is the password that a new one replaces.
  if (person.state === 'planned' && person.sealedPassword) {
    return { person, initialPassword: unlocked.vault.open(person.sealedPassword, rowOf(person)) };
  }
  const { alphabet, initialLength: length } = home.settings.passwords;
  return { person, initialPassword: generatePassword(context.random, { alphabet, length }) };
}

/** As a worker takes it. */
export function toHash({ person, initialPassword }: Login): PasswordToHash {
  const { id: personId, state } = person;
  const origin = state === 'planned' ? person.passwordOrigin : 'generated';
  return { personId, password: initialPassword.reveal(), origin };
}

/** The people hold their logins, new or under a new password. Inside a transaction. */
export function commitLogins(
  run: BatchRun,
  logins: readonly Login[],
  hashes: readonly PasswordHash[],
): void {
  for (const login of logins) {
    const { person } = login;
    const hash = hashes.find(({ personId }) => personId === person.id)?.hash;
    if (hash === undefined) throw new RangeError(`no hash for person ${person.id}`);
    if (person.state === 'planned') activate(run, login, hash);
    else renew(run, login, hash);
  }
}

/** The install notices of these people name their certificate. Inside a transaction. */
export function assignCertificate(
  { home, batch }: BatchRun,
  certificateId: number,
  { people }: GroupWork,
): void {
  for (const { id } of people) {
    home.ledger.letters.assignCertificate(batch.id, id, certificateId);
  }
}

function activate(
  { context, home, unlocked }: BatchRun,
  { person, initialPassword }: Login,
  hash: string,
): void {
  const sealed = unlocked.vault.seal(initialPassword, rowOf(person));
  home.ledger.people.activate(person.id, sealed, hash, context.clock.now());
}

function renew(
  { context, home, unlocked, batch }: BatchRun,
  { person, initialPassword }: Login,
  passwordHash: string,
): void {
  const { ledger } = home;
  const at = context.clock.now();
  const generation = person.passwordGeneration + 1;
  const row = rowOf({ uuid: person.uuid, passwordGeneration: generation });
  const sealedPassword = unlocked.vault.seal(initialPassword, row);
  ledger.people.renewPassword(person.id, { generation, sealedPassword, passwordHash }, at);
  ledger.letters.voidLoginBefore(batch.id, person.id, at);
}

/** The row that a person's sealed password is bound to. */
export function rowOf(person: Pick<Person, 'uuid' | 'passwordGeneration'>): SealedRow {
  return {
    purpose: 'initial-password',
    uuid: person.uuid,
    generation: person.passwordGeneration,
  };
}
