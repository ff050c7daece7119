/**
 * A backup knows nothing of what was withdrawn after it: its ended logins would be active again, its
 * void letters would count. A ledger that went on from it tells what must not come back.
 */
import { endPeople } from '../batch/end-people.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../ledger/people.ts';
import type { Actor } from '../system/environment.ts';
import type { Withdrawn } from './find-withdrawn.ts';
import type { OlderLedger } from './older-ledger.ts';

export interface AdoptedWithdrawals {
  /** Whether a ledger that went on from the backup could be read: without one nothing is known. */
  readonly newerLedger: boolean;
  /** Login IDs that had ended there, and are ended here, too. */
  readonly endedLogins: readonly string[];
  /** The same of people who get their login only when the open batch is finished. */
  readonly endAgain: readonly string[];
  /** Login IDs whose newer initial password is lost, and whose older one opens again. */
  readonly resetLogins: readonly string[];
  /** Groups whose newer install password is lost, and whose older file is back. */
  readonly resetGroups: readonly string[];
}

interface Adoption {
  /** Hash of the last event in the backup. */
  readonly chainHead: string;
  readonly at: Date;
  readonly actor: Actor;
}

/** Inside a transaction, after batches and revocations were adopted; `ledger.forget()` after it. */
export function adoptWithdrawn(
  ledger: Ledger,
  ledgers: readonly OlderLedger[],
  { chainHead, at, actor }: Adoption,
): AdoptedWithdrawals {
  const newer = ledgers.flatMap(({ events, withdrawn }) =>
    withdrawn && events.has(chainHead) ? [withdrawn] : [],
  );
  const over = newer.flatMap((one) => findOver(ledger, one));
  const ended = unique(over.filter(({ state }) => state === 'active'));
  if (ended.length > 0) endPeople(ledger, ended, { at, actor });
  for (const withdrawn of newer) adoptLetters(ledger, withdrawn, at);
  return {
    newerLedger: newer.length > 0,
    endedLogins: ended.map(loginIdOf),
    endAgain: unique(over.filter(({ state }) => state === 'planned')).map(loginIdOf),
    resetLogins: unique(newer.flatMap((one) => findReset(ledger, one))).map(loginIdOf),
    resetGroups: [...new Set(newer.flatMap((one) => findResetGroups(ledger, one, at)))],
  };
}

function findOver(ledger: Ledger, { people }: Withdrawn): readonly Person[] {
  return people.filter(({ over }) => over).flatMap((one) => samePerson(ledger, one));
}

function findReset(ledger: Ledger, { people }: Withdrawn): readonly Person[] {
  return people.flatMap((one) =>
    samePerson(ledger, one).filter(
      ({ state, passwordGeneration }) =>
        state === 'active' && passwordGeneration < one.passwordGeneration,
    ),
  );
}

/** Somebody else may have got the login ID in a ledger that went on otherwise. */
function samePerson(
  { people }: Ledger,
  { uuid, loginId }: Pick<Person, 'uuid' | 'loginId'>,
): readonly Person[] {
  const person = people.byLoginId(loginId);
  return person?.uuid === uuid ? [person] : [];
}

/** Those that `reset --install` takes. */
function findResetGroups(
  { certificates, groups, people }: Ledger,
  { installGenerations }: Withdrawn,
  at: Date,
): readonly string[] {
  return [...installGenerations].flatMap(([serialNumber, generation]) => {
    const row = certificates.bySerialNumber(serialNumber);
    if (row?.state !== 'issued' || row.notAfter <= at || row.installGeneration >= generation) {
      return [];
    }
    const used = people.ofGroup(row.groupId).some(({ state }) => state === 'active');
    return used ? (groups.byId(row.groupId)?.name ?? []) : [];
  });
}

/**
 * What is void there is void here. A letter that took the place of another and is not known here stays
 * on paper with a secret that is lost: its row keeps its number and generation from a second letter.
 */
function adoptLetters({ batches, letters }: Ledger, withdrawn: Withdrawn, at: Date): void {
  for (const letter of withdrawn.letters) {
    const { batchId, controlNumber, kind, generation, language, delivery, state } = letter;
    const known = letters.byControlNumber(controlNumber);
    const [first] = known;
    const same = known.find((row) => row.kind === kind && row.generation === generation);
    if (same) {
      if (state === 'void') letters.voidMade(same.id, at);
    } else if (first && batches.byId(batchId) && !letters.reserved(controlNumber)) {
      const { personId } = first;
      const row = { batchId, personId, kind, controlNumber, generation, language, delivery };
      letters.voidPlanned(letters.plan({ ...row, at }), at);
    }
  }
}

function unique(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function loginIdOf({ loginId }: Person): string {
  return loginId;
}
