/** What printing letters once more, or for the first time, would put on paper. Changes nothing. */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import type { LetterRow } from '../ledger/letters.ts';
import { letterHolds } from './letter-holds.ts';
import { selectLetters, type LetterSelection } from './select-letters.ts';

export interface PrintingPlan {
  /** By batch, in the order of their numbers. */
  readonly runs: readonly PlannedRun[];
  readonly letters: readonly LetterRow[];
  /** Void, destroyed, or of a login that has ended: what they would print is worth nothing. */
  readonly leftOut: number;
  /** How many were on paper before, and how many of those are on their way. */
  readonly printedBefore: number;
  readonly posted: number;
}

export interface PlannedRun {
  readonly batch: Batch;
  readonly letters: readonly LetterRow[];
}

/** Reasons that somebody may give; with the last three the secret has to change. */
export const printingReasons = ['spoiled', 'wording', 'lost', 'opened', 'misdelivered'] as const;
export type PrintingReason = (typeof printingReasons)[number];

/** @throws `letters-not-named`, `letters-not-known`, `batch-not-finished`, `letters-all-void` */
export function planPrinting(home: Home, selection: LetterSelection): PrintingPlan {
  const { ledger } = home;
  const selected = selectLetters(home, selection);
  const runs = [...Map.groupBy(selected, ({ batchId }) => batchId)].map(([id, rows]) => {
    const batch = ledger.batches.byId(id);
    if (batch?.state !== 'done') throw new HakkoError('batch-not-finished', { batch: id });
    return { batch, letters: rows.filter((row) => letterHolds(home, row)) };
  });
  const letters = runs.flatMap((run) => run.letters);
  const leftOut = selected.length - letters.length;
  if (letters.length === 0) throw new HakkoError('letters-all-void', { letters: leftOut });
  const before = letters.filter(({ state }) => state !== 'planned');
  return {
    runs: runs.filter((run) => run.letters.length > 0),
    ...{ letters, leftOut, printedBefore: before.length },
    posted: before.filter(({ state }) => state === 'posted').length,
  };
}

/**
 * A letter that is lost, was opened or went astray must not be printed again: somebody else may know its
 * secret.
 * @throws `letters-compromised`
 */
export function refuseCompromised(
  { ledger }: Home,
  { letters }: PrintingPlan,
  reason: PrintingReason,
): void {
  if (reason === 'spoiled' || reason === 'wording') return;
  const named = letters.map(({ kind, controlNumber, personId }) => {
    const person = ledger.people.byId(personId);
    const group = person && ledger.groups.byId(person.groupId);
    const members = person ? ledger.people.ofGroup(person.groupId) : [];
    const others = members.filter(({ state, id }) => state === 'active' && id !== personId).length;
    return {
      ...{ kind, controlNumber, others },
      ...{ loginId: person?.loginId ?? '', name: person?.name ?? '', group: group?.name ?? '' },
    };
  });
  throw new HakkoError('letters-compromised', { reason, letters: named });
}
