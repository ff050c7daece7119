/** The order in which people's letters lie in the tray, and in which their control numbers rise. */
import type { PersonDetails } from '../ledger/people.ts';
import { groupNameOf } from '../roster/group-name.ts';
import type { Settings } from '../settings/read-settings.ts';

type Sorted = Pick<PersonDetails, 'loginId' | 'organisation' | 'postalCode'>;

/**
 * People of a roster, in its order, as their letters lie in the tray: whom nothing tells apart stays in
 * place, and those whose letters go into one envelope lie together, where the first of them lies.
 */
export function inPrintOrder<P extends Sorted>(
  people: readonly P[],
  settings: Settings,
): readonly P[] {
  const sorted = people.toSorted(printOrder(settings));
  if (settings.deliver.login === 'person') return sorted;
  const groupOf = ({ loginId }: P): string => groupNameOf(loginId, settings.roster).toLowerCase();
  return [...Map.groupBy(sorted, groupOf).values()].flat();
}

function printOrder({
  letters: { sortBy },
  roster,
}: Settings): (one: Sorted, other: Sorted) => number {
  const keyOf = (person: Sorted): string => {
    switch (sortBy) {
      case 'roster':
        return '';
      case 'group':
        return groupNameOf(person.loginId, roster).toLowerCase();
      case 'organisation':
        return person.organisation ?? LAST;
      case 'postalCode':
        return person.postalCode?.replaceAll(/\D/g, '') ?? LAST;
    }
  };
  return (one, other) => {
    // By code units: no collation is the same on all machines, and none knows how a name is read.
    const [a, b] = [keyOf(one), keyOf(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  };
}

/** After every text: those of whom it is not known come at the end. */
const LAST = '\uFFFF';
