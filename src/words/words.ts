/** Every sentence a person reads on the screen, in one language. */
import type { ErrorArgs } from '../errors.ts';
import type { PlanProblemArgs } from '../plan/problem.ts';
import type { RosterProblemArgs } from '../roster/problem.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import type { help } from './en/help.ts';
import type { importability } from './en/importability.ts';
import type { pages } from './en/pages.ts';
import type { plan } from './en/plan.ts';
import type { screens } from './en/screens.ts';
import type { LocalDates, Messages } from './message.ts';

export interface Words {
  readonly language: 'ja' | 'en';
  readonly errors: Messages<ErrorArgs>;
  readonly rosterProblems: Messages<RosterProblemArgs>;
  readonly planProblems: Messages<LocalDates<PlanProblemArgs>>;
  /** Where a problem is: `line 128, “Postal code”`. */
  readonly rosterPlace: (place: { readonly line?: number; readonly column?: string }) => string;
  readonly rosterEncodings: Readonly<Record<RosterEncoding, string>>;
  /** File, place and sentence as one line. */
  readonly located: (file: string, place: string, sentence: string) => string;
  readonly labels: { readonly error: string; readonly hint: string; readonly warning: string };
  readonly help: typeof help;
  readonly importability: typeof importability;
  /** What recipients read on the pages of the portal. */
  readonly pages: typeof pages;
  readonly plan: typeof plan;
  readonly screens: typeof screens;
}

/** Only the language that is spoken is loaded. */
export async function loadWords(language: 'ja' | 'en'): Promise<Words> {
  return language === 'ja' ? (await import('./ja.ts')).ja : (await import('./en.ts')).en;
}
