/** The number of a letter that takes the place of others: theirs, in the next generation. */
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterRow } from '../ledger/letters.ts';
import { formatControlNumber, numberAfter } from './control-number.ts';

export interface SucceedingLetter {
  readonly controlNumber: string;
  readonly generation: number;
  /** The letter that becomes void, if it ever was on paper. */
  readonly replacesId?: number;
}

/** @param before letters of one kind to one person, the oldest first */
export function succeedingLetter(
  { letters }: Pick<Ledger, 'letters'>,
  before: readonly LetterRow[],
): SucceedingLetter {
  const last = before.at(-1);
  if (last === undefined) {
    const controlNumber = formatControlNumber(numberAfter(letters.lastControlNumber()));
    return { controlNumber, generation: 1 };
  }
  const { controlNumber } = last;
  const generations = before
    .filter((row) => row.controlNumber === controlNumber)
    .map(({ generation }) => generation);
  return {
    ...{ controlNumber, generation: Math.max(...generations) + 1 },
    ...(last.file !== undefined && { replacesId: last.id }),
  };
}
