/**
 * What goes to the clerk with a run of letters: a cover sheet with the printer's settings and a ruler,
 * and the list by which letters are counted and ticked off. The type has no place for a secret.
 */
import type { LetterKind, LetterSite } from '../letter.ts';
import type { Tongue } from '../letter-language.ts';
import type { LetterPrint } from '../letter-print.ts';

export interface RunSheets {
  readonly kind: LetterKind;
  readonly tongue: Tongue;
  readonly site: LetterSite;
  readonly print: LetterPrint;
  /** `20261122-01` */
  readonly batch: string;
  /** Why the letters were printed again; none for their first run. */
  readonly reason?: ReprintReason;
  /** The date on the letters. */
  readonly issuedAt: Date;
  readonly files: readonly RunFile[];
  /** How many `listed()` gives. */
  readonly letters: number;
  /** How many envelopes they go into, where several share one. */
  readonly envelopes?: number;
  /** In the order of the files, in each in the order of the letters; may be asked for again. */
  readonly listed: () => Iterable<ListedLetter>;
  /** Hash of the last event before these sheets: on paper it is the log's outside anchor. */
  readonly chainHead: string;
  readonly sample: boolean;
}

/** The sheet of paper was spoiled, or the wording had to be put right: the secret stays what it is. */
export const reprintReasons = ['spoiled', 'wording'] as const;
export type ReprintReason = (typeof reprintReasons)[number];

/** One PDF of the run. */
export interface RunFile {
  readonly name: string;
  readonly letters: number;
  readonly pages: number;
}

/** All letters to the manager of one group, which lie together. */
export interface Envelope {
  /** From 1. */
  readonly number: number;
  readonly letters: number;
}

export interface ListedLetter {
  readonly controlNumber: string;
  readonly name: string;
  readonly organisation?: string;
  readonly department?: string;
  readonly group: string;
  /** Into which it goes, where several share one. */
  readonly envelope?: Envelope;
  readonly file: string;
  /** From 1. */
  readonly page: number;
  /** From 0, on its page. */
  readonly place: number;
}
