/** Which letters are printed with a batch and into which PDFs, as was decided when it was opened. */
import type { Home } from '../home/open-home.ts';
import type { LetterKind } from '../letters/letter.ts';
import { eventDetails } from '../projection/event-details.ts';
import type { LetterSplit } from './plan-parts.ts';

export interface PrintChoice {
  readonly kinds: readonly LetterKind[];
  readonly split: LetterSplit;
}

/** What a flag can say of the kinds. */
export const printedKinds = {
  login: ['login'],
  install: ['install'],
  both: ['login', 'install'],
  none: [],
} as const satisfies Record<string, readonly LetterKind[]>;
export type PrintedKinds = keyof typeof printedKinds;

const splits: readonly LetterSplit[] = ['none', 'group', 'entry'];

/** An interrupted batch goes on as it began, whatever flags its next run has. */
export function printChoiceOf(
  { ledger, settings }: Pick<Home, 'ledger' | 'settings'>,
  batchId: string,
): PrintChoice {
  const opened = ledger.events
    .ofKind('batch-opened')
    .map(eventDetails)
    .findLast(({ batch }) => batch === batchId);
  const print = Object.entries(printedKinds).find(([name]) => name === opened?.['print']);
  return {
    kinds: print?.[1] ?? printedKinds.both,
    split: splits.find((split) => split === opened?.['split']) ?? settings.letters.split,
  };
}
