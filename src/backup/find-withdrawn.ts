/** What a ledger knows to count no more: logins that ended, secrets that were replaced, void letters. */
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { Person } from '../ledger/people.ts';

export interface Withdrawn {
  /** Whose logins are over, or have another initial password than their first. */
  readonly people: readonly WithdrawnPerson[];
  /** Of certificates whose files were locked anew. */
  readonly installGenerations: ReadonlyMap<string, number>;
  /** Void ones, and those that took the place of others. */
  readonly letters: readonly LetterRow[];
}

interface WithdrawnPerson {
  readonly uuid: string;
  readonly loginId: string;
  /** Ended or moved. */
  readonly over: boolean;
  readonly passwordGeneration: number;
}

export function findWithdrawn({
  batches,
  certificates,
  groups,
  letters,
  people,
}: Ledger): Withdrawn {
  const everybody = groups.inhabited().flatMap(({ id }) => people.ofGroup(id).map(withdrawnPerson));
  const locked = certificates.all().filter(({ installGeneration }) => installGeneration > 1);
  return {
    people: everybody.filter(({ over, passwordGeneration }) => over || passwordGeneration > 1),
    installGenerations: new Map(
      locked.map(({ serialNumber, installGeneration }) => [serialNumber, installGeneration]),
    ),
    letters: [...batches.all(), ...batches.lost()]
      .flatMap(({ id }) => [...letters.ofBatch(id, 'login'), ...letters.ofBatch(id, 'install')])
      .filter(({ state, generation }) => state === 'void' || generation > 1),
  };
}

function withdrawnPerson({ uuid, loginId, state, passwordGeneration }: Person): WithdrawnPerson {
  return { uuid, loginId, passwordGeneration, over: state === 'ended' || state === 'moved' };
}
