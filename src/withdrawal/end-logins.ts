/** Ends logins: passwords and hashes gone, letters void, certificates as they are. Needs no passphrase. */
import type { Home } from '../home/open-home.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import type { EndingPlan } from './plan-ending.ts';

/** @throws `file-failed` */
export function endLogins(
  context: Context,
  { ledger }: Pick<Home, 'ledger'>,
  { people, groups }: EndingPlan,
): void {
  const at = context.clock.now();
  ledger.transaction(() => {
    for (const { id } of people) {
      ledger.people.end(id, at);
      ledger.letters.voidAllOf(id, at);
    }
    ledger.events.append({
      at,
      kind: 'logins-ended',
      actor: actorOf(context.environment),
      details: {
        loginIds: people.map(({ loginId }) => loginId),
        groups: groups.map(({ group }) => group.name),
      },
    });
  });
  ledger.forget();
}
