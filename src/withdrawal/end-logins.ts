/** Ends logins: passwords and hashes gone, letters void, certificates as they are. Needs no passphrase. */
import { endPeople } from '../batch/end-people.ts';
import type { Home } from '../home/open-home.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import type { EndingPlan } from './plan-ending.ts';

/** @throws `file-failed` */
export function endLogins(
  context: Context,
  { ledger }: Pick<Home, 'ledger'>,
  { people }: EndingPlan,
): void {
  const at = context.clock.now();
  ledger.transaction(() => {
    endPeople(ledger, people, { at, actor: actorOf(context.environment) });
  });
  ledger.forget();
}
