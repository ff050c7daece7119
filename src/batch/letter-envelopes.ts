/** Which letters of a run share an envelope: those that the manager of one group is to hand on. */
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterRow } from '../ledger/letters.ts';

/** A login notice that goes to the manager of the group; any other letter goes alone. */
export function isHandedOn({ kind, delivery }: Pick<LetterRow, 'kind' | 'delivery'>): boolean {
  return kind === 'login' && delivery === 'group';
}

/** Letters, in their order, with those of one envelope in one piece. */
export function byEnvelope(
  ledger: Ledger,
  rows: readonly LetterRow[],
): readonly (readonly LetterRow[])[] {
  const pieces: LetterRow[][] = [];
  let last: number | undefined;
  for (const row of rows) {
    const group = isHandedOn(row) ? ledger.people.byId(row.personId)?.groupId : undefined;
    const piece = group !== undefined && group === last ? pieces.at(-1) : undefined;
    if (piece) piece.push(row);
    else pieces.push([row]);
    last = group;
  }
  return pieces;
}
