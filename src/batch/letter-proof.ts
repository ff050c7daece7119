/** Whether the letters of a batch should be proofed first: many of them, and nobody has seen such a letter yet. */
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import type { Plan } from '../plan/plan.ts';
import type { Context } from '../system/context.ts';
import { letterFingerprint } from './letter-fingerprint.ts';
import type { PrintingHome } from './load-letter-assets.ts';

/** A mistake on so many letters of a kind is found, and mended, by hand. */
const FEW_LETTERS = 50;

export type ProofState = 'made' | 'missing' | 'not-needed';

/** @throws HakkoError what reading the templates throws */
export function findProof(
  context: Context,
  home: PrintingHome & { readonly ledger?: Ledger },
  { groups }: Pick<Plan, 'groups'>,
  letterLanguage?: LetterLanguage,
): ProofState {
  const people = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const { ledger } = home;
  if (!ledger || people <= FEW_LETTERS) return 'not-needed';
  const wanted = letterFingerprint(context, home, letterLanguage);
  const made = ledger.events
    .detailsOf('letters-proofed')
    .some(({ fingerprint }) => fingerprint === wanted);
  return made ? 'made' : 'missing';
}
