/** What the end of a login is: password and hash gone, letters void, and an event that tells it. */
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../ledger/people.ts';
import type { Actor } from '../system/environment.ts';

/**
 * Inside a transaction; `ledger.forget()` after it.
 * @param people active ones
 */
export function endPeople(
  ledger: Ledger,
  people: readonly Person[],
  { at, actor }: { readonly at: Date; readonly actor: Actor },
): void {
  for (const { id } of people) {
    ledger.people.end(id, at);
    ledger.letters.voidAllOf(id, at);
  }
  const groupIds = [...new Set(people.map(({ groupId }) => groupId))];
  const groups = groupIds.flatMap((id) => ledger.groups.byId(id)?.name ?? []);
  const loginIds = people.map(({ loginId }) => loginId);
  ledger.events.append({ at, kind: 'logins-ended', actor, details: { loginIds, groups } });
}
