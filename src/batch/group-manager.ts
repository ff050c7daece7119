/** The manager of a group, to whom its letters go where `deliver` says so, and at which address. */
import type { Home } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person, PersonDetails } from '../ledger/people.ts';
import type { Recipient } from '../letters/letter.ts';
import { groupNameOf } from '../roster/group-name.ts';
import type { Settings } from '../settings/read-settings.ts';

/** The manager at the address that most of these people of one group have. */
export function managerOf(
  people: readonly PersonDetails[],
  settings: Pick<Settings, 'site' | 'roster' | 'deliver'>,
): Recipient {
  const [addressee] = withCommonAddress(people);
  if (!addressee) throw new RangeError('a group of nobody');
  const { site, roster, deliver } = settings;
  const { postalCode, address, loginId } = addressee;
  const organisation =
    addressee.organisation ?? `${site.groupWord} ${groupNameOf(loginId, roster)}`;
  return {
    ...{ name: deliver.manager, address, organisation },
    ...(postalCode !== undefined && { postalCode }),
  };
}

/** Tells a person's manager, as the ledger has the group: one address for all letters of a run. */
export type FindManager = (person: Pick<Person, 'groupId'>) => Recipient;

/** To be made for each run: what it has found once, it does not look up again. */
export function createManagers({
  ledger,
  settings,
}: Pick<Home, 'ledger' | 'settings'>): FindManager {
  const found = new Map<number, Recipient>();
  return ({ groupId }) => {
    const known = found.get(groupId) ?? managerOf(presentIn(ledger, groupId), settings);
    found.set(groupId, known);
    return known;
  };
}

/** People who have left say nothing about where a group is, unless all have. */
function presentIn({ people }: Ledger, groupId: number): readonly Person[] {
  const all = people.ofGroup(groupId);
  const present = all.filter(({ state }) => state === 'planned' || state === 'active');
  return present.length > 0 ? present : all;
}

/**
 * Those at the address that most of the group have; the first of them stands for its manager. Of two
 * that are as common it is that of the lowest login ID, in whatever order people come.
 */
export function withCommonAddress<P extends PersonDetails>(people: readonly P[]): readonly P[] {
  const byAddress = [...Map.groupBy(people, addressOf).values()];
  return byAddress.reduce<readonly P[]>((best, some) => {
    if (some.length !== best.length) return some.length > best.length ? some : best;
    return lowestOf(some) < lowestOf(best) ? some : best;
  }, []);
}

function lowestOf(people: readonly PersonDetails[]): string {
  return people.map(({ loginId }) => loginId).reduce((a, b) => (b < a ? b : a), '\uFFFF');
}

/** Where a letter would go, and what its second line would say. */
export function addressOf({ postalCode = '', address, organisation = '' }: PersonDetails): string {
  return [postalCode, organisation, ...address].join('\n');
}
