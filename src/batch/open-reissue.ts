/**
 * A batch for a group that is left without a certificate: a new key and file, and install notices for
 * everybody active in it. What the pipeline has to do stands in the ledger, as with any batch.
 */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Group } from '../ledger/groups.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { Person } from '../ledger/people.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { encodeName } from '../x509/name.ts';
import { clientSubject } from './client-subject.ts';
import { clientNotAfter } from './client-validity.ts';
import { formatControlNumber, numberAfter } from './control-number.ts';
import { withCommonAddress } from './group-manager.ts';
import { letterLanguageOf } from './letter-content.ts';
import { refuseUnfit } from './letter-faults.ts';
import type { NewBatch } from './new-batch.ts';
import { inPrintOrder } from './print-order.ts';
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
 * @throws `platforms-refuse-p12`, `platform-unknown`, `validity-past-issuer`, the `name-…` codes,
 *   `letters-unfit`
 */
export function checkReissue(context: Context, home: Home, { group, people }: Reissue): void {
  const { settings, ledger } = home;
  refusePlatforms(settings);
  const now = context.clock.now();
  const notAfter = clientNotAfter(settings, now);
  const issuerNotAfter = ledger.authorities.all().at(-1)?.notAfter;
  if (issuerNotAfter && notAfter > issuerNotAfter) {
    throw new HakkoError('validity-past-issuer', { notAfter, issuerNotAfter });
  }
  // Throws where the name is none that a certificate takes.
  encodeName(clientSubject(home, group, now));
  refuseUnfit(context, home, people);
}

export interface ReissuedLetters {
  /** None where people keep the login notice that they have. */
  readonly login: number;
  readonly install: number;
  /** Whether the one install notice goes to the manager of the group. */
  readonly toManager: boolean;
}

/** How many letters such a batch holds: ① only where it was to be destroyed after use. */
export function countReissued(
  { settings }: Pick<Home, 'settings'>,
  { people }: Reissue,
): ReissuedLetters {
  const toManager = settings.deliver.install === 'group';
  return {
    login: settings.passwords.initialPassword === 'reissue' ? people.length : 0,
    install: toManager ? 1 : people.length,
    toManager,
  };
}

/** The batch is open from here on. Inside a transaction. */
export function openReissue(context: Context, home: Home, batch: NewBatch, reissue: Reissue): void {
  const { ledger, settings } = home;
  const { id, openedAt: at } = batch;
  const { group, people, replaces } = reissue;
  const { login, toManager } = countReissued(home, reissue);
  const kinds: readonly LetterKind[] = [
    ...(login > 0 ? ['login' as const] : []),
    ...(toManager ? [] : ['install' as const]),
  ];
  ledger.batches.add({ ...batch, command: 'issue' });
  let number = numberAfter(ledger.letters.lastControlNumber());
  const letterTo = (person: Person) => ({
    ...{ batchId: id, personId: person.id, at },
    language: letterLanguageOf(person, settings, undefined),
    controlNumber: formatControlNumber(number++),
  });
  for (const person of kinds.length > 0 ? inPrintOrder(people, settings) : []) {
    const letter = letterTo(person);
    for (const kind of kinds) {
      const delivery = settings.deliver[kind];
      const before = letterBefore(home, [person], { kind, delivery });
      ledger.letters.plan({ ...letter, ...before, kind, delivery });
    }
  }
  // The manager's is nobody's in particular: the number of a person's letters would mislead.
  const [addressee] = toManager ? withCommonAddress(people) : [];
  if (addressee) {
    const install = { kind: 'install', delivery: 'group' } as const;
    const before = letterBefore(home, people, install);
    ledger.letters.plan({ ...letterTo(addressee), ...before, ...install });
  }
  ledger.events.append({
    at,
    kind: 'reissue-opened',
    actor: actorOf(context.environment),
    details: { batch: id, group: group.name, people: people.length, replaces },
  });
}

/** Whoever still has it on paper reads in the new one that it counts no more. */
function letterBefore(
  { ledger }: Pick<Home, 'ledger'>,
  people: readonly Person[],
  { kind, delivery }: Pick<LetterRow, 'kind' | 'delivery'>,
): Pick<LetterRow, 'replacesId'> {
  const printed = people
    .flatMap(({ id }) => ledger.letters.ofPerson(id))
    .filter((row) => row.kind === kind && row.delivery === delivery && row.file !== undefined)
    .toSorted((a, b) => a.id - b.id);
  const last = printed.at(-1);
  return last ? { replacesId: last.id } : {};
}
