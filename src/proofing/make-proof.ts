/** Prints the worst cases of a roster with passwords that open nothing, and notes that it was done. */
import { letterLanguageOf } from '../batch/letter-content.ts';
import { letterFingerprint } from '../batch/letter-fingerprint.ts';
import type { Home } from '../home/open-home.ts';
import type { PersonDetails } from '../ledger/people.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import type { LetterPage } from '../letters/render-letters.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { inventedPeople } from './invented-people.ts';
import { printDummies } from './print-dummies.ts';
import { pickWorstCases, type PickedCase } from './worst-cases.ts';

export interface ProofRequest {
  /** People of a roster; invented ones unless given. */
  readonly roster?: { readonly name: string; readonly entries: readonly PersonDetails[] };
  readonly letterLanguage?: LetterLanguage;
  /** Absolute. */
  readonly paths: Readonly<Record<LetterKind, string>>;
  readonly replace: boolean;
}

export interface Proof {
  readonly fingerprint: string;
  readonly cases: readonly PickedCase<PersonDetails>[];
  /** Of each case, in their order. */
  readonly pages: readonly LetterPage[];
}

/**
 * The ledger is told last: a proof that was not made whole counts for nothing.
 * @throws what printing throws
 */
export async function makeProof(
  context: Context,
  home: Home,
  { roster, letterLanguage, paths, replace }: ProofRequest,
): Promise<Proof> {
  const { settings, ledger } = home;
  const cases = pickWorstCases(roster?.entries ?? inventedPeople(settings));
  const letters = cases.map(({ person }, index) => ({
    ...{ person, number: index + 1 },
    language: letterLanguageOf(person, settings, letterLanguage),
  }));
  const common = { letters, overlay: false, replace };
  const pages = await printDummies(context, home, { ...common, kind: 'login', path: paths.login });
  await printDummies(context, home, { ...common, kind: 'install', path: paths.install });
  const fingerprint = letterFingerprint(context, home, letterLanguage);
  ledger.transaction(() => {
    ledger.events.append({
      at: context.clock.now(),
      kind: 'letters-proofed',
      actor: actorOf(context.environment),
      details: {
        ...{ fingerprint, letters: 2 * cases.length, format: settings.letters.format },
        ...(roster && { roster: roster.name }),
      },
    });
  });
  return { fingerprint, cases, pages };
}
