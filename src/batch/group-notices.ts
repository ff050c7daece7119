/** Install notices that go to the manager of a group: which groups get one, and at whose address. */
import type { Ledger } from '../ledger/ledger.ts';
import type { PlannedGroup } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import type { Settings } from '../settings/read-settings.ts';

export interface GroupNotice {
  readonly group: string;
  /** Whose address is used: the first of those with the address that most of the group have. */
  readonly addressee: Entry;
  /** Lines of the roster with another address. */
  readonly otherLines: readonly number[];
}

/**
 * One notice for each new group, and for a known one whose manager has none yet for its certificate.
 * @returns undefined where each person gets an install notice of their own
 */
export function planGroupNotices(
  groups: readonly PlannedGroup[],
  { deliver }: Settings,
  ledger: Ledger | undefined,
): readonly GroupNotice[] | undefined {
  if (deliver.install === 'person') return undefined;
  return groups
    .filter(({ name, kind }) => kind === 'new' || !hasNotice(ledger, name))
    .flatMap(({ name, entries }) => {
      const most = withCommonAddress(entries);
      const [addressee] = most;
      if (addressee === undefined) return [];
      const others = entries.filter((entry) => !most.includes(entry));
      return [{ group: name, addressee, otherLines: others.map(({ line }) => line) }];
    });
}

/** Those at the address that most of the group have; the first of them stands for its manager. */
export function withCommonAddress<P extends Addressed>(people: readonly P[]): readonly P[] {
  const byAddress = [...Map.groupBy(people, addressOf).values()];
  return byAddress.reduce<readonly P[]>(
    (best, some) => (some.length > best.length ? some : best),
    [],
  );
}

type Addressed = Pick<Entry, 'postalCode' | 'address' | 'organisation'>;

function addressOf({ postalCode = '', address, organisation = '' }: Addressed): string {
  return [postalCode, organisation, ...address].join('\n');
}

function hasNotice(ledger: Ledger | undefined, name: string): boolean {
  const group = ledger?.groups.byName(name);
  const certificate = group && ledger?.certificates.current(group.id);
  return certificate !== undefined && ledger?.letters.hasGroupNotice(certificate.id) === true;
}
