/** Whose logins are to end, and what that leaves behind in their groups. Changes nothing. */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Group } from '../ledger/groups.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../ledger/people.ts';
import type { Context } from '../system/context.ts';
import { findNearNames } from './near-names.ts';
import { leaversSince } from './plan-revocation.ts';

export interface EndingPlan {
  /** Their logins end now. */
  readonly people: readonly Person[];
  /** Their logins ended before, or were replaced. */
  readonly already: readonly Person[];
  readonly groups: readonly LeftGroup[];
}

/** A group as these people leave it. */
export interface LeftGroup {
  readonly group: Group;
  /** Who holds a login afterwards. */
  readonly left: number;
  /** In use and in date: the leavers' devices still have it. */
  readonly certificate?: CertificateRow;
  /** Who has left since it was made, these people included. */
  readonly leavers: number;
}

/**
 * @param loginIds in any case; one that is named twice counts once
 * @throws `logins-unknown`, `logins-waiting`
 */
export function planEnding(
  context: Context,
  { ledger }: Pick<Home, 'ledger'>,
  loginIds: readonly string[],
): EndingPlan {
  const named = findPeople(ledger, loginIds);
  const waiting = named.filter(({ state }) => state === 'planned');
  if (waiting.length > 0) {
    const batch = ledger.batches.open()?.id ?? '';
    throw new HakkoError('logins-waiting', { loginIds: waiting.map(loginIdOf), batch });
  }
  const people = named.filter(({ state }) => state === 'active');
  const groupIds = [...new Set(people.map(({ groupId }) => groupId))];
  const now = context.clock.now();
  return {
    people,
    already: named.filter(({ state }) => state !== 'active'),
    groups: groupIds.flatMap((id) => {
      const group = ledger.groups.byId(id);
      return group ? [leaveGroup(ledger, group, people, now)] : [];
    }),
  };
}

function findPeople({ people }: Ledger, loginIds: readonly string[]): readonly Person[] {
  const found = new Map<number, Person>();
  const unknown: string[] = [];
  for (const loginId of loginIds) {
    const person = people.byLoginId(loginId.normalize('NFKC').trim());
    if (person) found.set(person.id, person);
    else unknown.push(loginId);
  }
  if (unknown.length > 0) {
    const known = [...people.each()].map(loginIdOf);
    const logins = unknown.map((loginId) => ({ loginId, near: findNearNames(loginId, known) }));
    throw new HakkoError('logins-unknown', { logins });
  }
  return [...found.values()];
}

function leaveGroup(
  { people, certificates }: Ledger,
  group: Group,
  leaving: readonly Person[],
  now: Date,
): LeftGroup {
  const everybody = people.ofGroup(group.id);
  const mine = leaving.filter(({ groupId }) => groupId === group.id);
  const active = everybody.filter(({ state }) => state === 'active');
  const current = certificates.current(group.id);
  const certificate = current && current.notAfter > now ? current : undefined;
  const before = certificate ? leaversSince(everybody, certificate.plannedAt).length : 0;
  return {
    group,
    left: active.length - mine.length,
    ...(certificate && { certificate }),
    leavers: before + mine.length,
  };
}

function loginIdOf({ loginId }: { readonly loginId: string }): string {
  return loginId;
}
