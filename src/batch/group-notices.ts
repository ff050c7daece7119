/** What goes to the managers of groups: which groups get an install notice, and at whose address. */
import type { Ledger } from '../ledger/ledger.ts';
import { foldLoginId, type PersonDetails } from '../ledger/people.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { Plan, PlannedGroup } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import type { Settings } from '../settings/read-settings.ts';
import { addressOf, withCommonAddress } from './group-manager.ts';

export interface GroupNotice {
  readonly group: string;
  /** Beside whose letters it lies. */
  readonly addressee: Entry;
}

/**
 * One install notice for each new group, and for a known one whose manager has none yet for its
 * certificate.
 * @returns undefined where each person gets an install notice of their own
 */
export function planGroupNotices(
  groups: readonly PlannedGroup[],
  { deliver }: Pick<Settings, 'deliver'>,
  ledger: Ledger | undefined,
): readonly GroupNotice[] | undefined {
  if (deliver.install === 'person') return undefined;
  return groups
    .filter(({ name, kind }) => kind === 'new' || !hasNotice(ledger, name))
    .flatMap(({ name, entries }) => {
      const [addressee] = withCommonAddress(entries);
      return addressee ? [{ group: name, addressee }] : [];
    });
}

/** Letters to the manager of one group, and where they go. */
export interface GroupManager {
  readonly group: string;
  readonly kinds: readonly LetterKind[];
  /** Whose address is used: that which most of the group have. */
  readonly addressee: PersonDetails;
  /** Lines of the roster with another address. */
  readonly otherLines: readonly number[];
}

/** Of each group of a plan whose manager gets letters. */
export function planGroupManagers(
  plan: Pick<Plan, 'groups' | 'changes'>,
  settings: Pick<Settings, 'deliver'>,
  ledger: Ledger | undefined,
): readonly GroupManager[] {
  const { deliver } = settings;
  const notices = planGroupNotices(plan.groups, settings, ledger) ?? [];
  if (deliver.login === 'person' && notices.length === 0) return [];
  const noticed = new Set(notices.map(({ group }) => group));
  return plan.groups.flatMap(({ name, entries }) => {
    const kinds: readonly LetterKind[] = [
      ...(deliver.login === 'group' ? ['login' as const] : []),
      ...(noticed.has(name) ? ['install' as const] : []),
    ];
    const [addressee] = withCommonAddress([...entries, ...othersOf(name, plan, ledger)]);
    if (kinds.length === 0 || !addressee) return [];
    const used = addressOf(addressee);
    const others = entries.filter((entry) => addressOf(entry) !== used);
    return [{ group: name, kinds, addressee, otherLines: others.map(({ line }) => line) }];
  });
}

/** Who is in a known group already, with what the roster says anew of them. */
export function othersOf(
  group: string,
  { changes }: Pick<Plan, 'changes'>,
  ledger: Ledger | undefined,
): readonly PersonDetails[] {
  const known = ledger?.groups.byName(group);
  if (!known) return [];
  const changed = new Map(changes.map(({ entry }) => [foldLoginId(entry.loginId), entry]));
  return (
    ledger?.people
      .ofGroup(known.id)
      .filter(({ state }) => state === 'active')
      .map((person) => changed.get(foldLoginId(person.loginId)) ?? person) ?? []
  );
}

function hasNotice(ledger: Ledger | undefined, name: string): boolean {
  const group = ledger?.groups.byName(name);
  const certificate = group && ledger?.certificates.current(group.id);
  return certificate !== undefined && ledger?.letters.hasGroupNotice(certificate.id) === true;
}
