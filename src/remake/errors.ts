/** Why a batch's files cannot be made again, or its letters printed. */
import type { LetterKind } from '../letters/letter.ts';

export interface RemakeErrorArgs {
  /** `known`: the last batches of the ledger. */
  'batch-not-known': { batch: string; known: readonly string[] };
  'batch-not-finished': { batch: string };
  /** Files that are not what the ledger holds; they are replaced on demand only. */
  'batch-files-differ': { batch: string; paths: readonly string[] };
  /** Neither batch nor person nor number: nobody wants all letters there ever were. */
  'letters-not-named': Record<string, never>;
  'letters-not-known': { names: readonly string[] };
  /** None of the letters tells what opens something any more. */
  'letters-all-void': { letters: number };
  /** Somebody else may know the secret: it has to change. */
  'letters-compromised': {
    reason: 'lost' | 'opened' | 'misdelivered';
    letters: readonly CompromisedLetter[];
  };
}

export interface CompromisedLetter {
  readonly kind: LetterKind;
  readonly controlNumber: string;
  readonly loginId: string;
  readonly name: string;
  readonly group: string;
  /** How many other people of the group hold a login. */
  readonly others: number;
}
