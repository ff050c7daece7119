/**
 * A batch for a group that is left without a certificate: a new key and file, and install notices for
 * everybody active in it. What the pipeline has to do stands in the ledger, as with any batch.
 */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Group } from '../ledger/groups.ts';
import type { Person } from '../ledger/people.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { clientNotAfter } from './client-validity.ts';
import { formatControlNumber, numberAfter } from './control-number.ts';
import { letterLanguageOf } from './letter-content.ts';
import { findLetterFaults } from './letter-faults.ts';
import { letterAssetsFor } from './load-letter-assets.ts';
import type { NewBatch } from './new-batch.ts';
import { refusePlatforms } from './refuse-platforms.ts';

export interface Reissue {
  readonly group: Group;
  /** Who gets letters. */
  readonly people: readonly Person[];
  /** Serial number of the certificate that this one takes the place of. */
  readonly replaces: string;
}

/**
 * What would stop the batch halfway, found out while nothing is revoked yet.
 * @throws `platforms-refuse-p12`, `platform-unknown`, `validity-past-issuer`, `letters-unfit`
 */
export function checkReissue(context: Context, home: Home, { group, people }: Reissue): void {
  const { settings, ledger } = home;
  refusePlatforms(settings);
  const notAfter = clientNotAfter(settings, context.clock.now());
  const issuerNotAfter = ledger.authorities.all().at(-1)?.notAfter;
  if (issuerNotAfter && notAfter > issuerNotAfter) {
    throw new HakkoError('validity-past-issuer', { notAfter, issuerNotAfter });
  }
  const groups = [{ name: group.name, people }];
  const faults = findLetterFaults(context, settings, letterAssetsFor(context, settings), groups);
  if (faults.length > 0) {
    const unfit = faults.map(({ person, fault }) => ({ loginId: person.loginId, ...fault }));
    throw new HakkoError('letters-unfit', { faults: unfit });
  }
}

/** Which letters such a batch holds: both, where the login notice was to be destroyed after use. */
export function reissuedLetters({ settings }: Pick<Home, 'settings'>): readonly LetterKind[] {
  return settings.passwords.initialPassword === 'reissue' ? ['login', 'install'] : ['install'];
}

/** The batch is open from here on. Inside a transaction. */
export function openReissue(
  context: Context,
  home: Home,
  batch: NewBatch,
  { group, people, replaces }: Reissue,
): void {
  const { ledger } = home;
  const { id, openedAt: at } = batch;
  ledger.batches.add({ ...batch, command: 'issue' });
  const first = numberAfter(ledger.letters.lastControlNumber());
  for (const [index, person] of people.entries()) {
    const { id: personId } = person;
    const language = letterLanguageOf(person, home.settings, undefined);
    const controlNumber = formatControlNumber(first + index);
    for (const kind of reissuedLetters(home)) {
      ledger.letters.plan({ batchId: id, personId, kind, controlNumber, language, at });
    }
  }
  ledger.events.append({
    at,
    kind: 'reissue-opened',
    actor: actorOf(context.environment),
    details: { batch: id, group: group.name, people: people.length, replaces },
  });
}
