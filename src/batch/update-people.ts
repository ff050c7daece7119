/** A plan that only changes what the ledger says of known people: no batch, no letter. */
import type { Home } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PersonDetails } from '../ledger/people.ts';
import type { Change } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import type { Entry } from '../roster/entry.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';

export function updatePeople(context: Context, { ledger }: Home, plan: Plan): void {
  const at = context.clock.now();
  ledger.transaction(() => {
    applyChanges(ledger, plan.changes, at);
    ledger.events.append({
      at,
      kind: 'people-changed',
      actor: actorOf(context.environment),
      details: { loginIds: plan.changes.map(({ entry }) => entry.loginId) },
    });
  });
}

/** Inside a transaction. */
export function applyChanges(ledger: Ledger, changes: readonly Change[], at: Date): void {
  for (const { personId, entry } of changes) ledger.people.update(personId, detailsOf(entry), at);
}

/** What the ledger keeps of a roster's row. */
export function detailsOf(entry: Entry): PersonDetails {
  const { loginId, name, organisation, department, postalCode, address, language, mail } = entry;
  return {
    loginId,
    name,
    address,
    ...(organisation !== undefined && { organisation }),
    ...(department !== undefined && { department }),
    ...(postalCode !== undefined && { postalCode }),
    ...(language !== undefined && { language }),
    ...(mail !== undefined && { mail }),
  };
}
