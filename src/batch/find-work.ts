/** What an open batch still has to do, found in the ledger alone. */
import type { Person } from '../ledger/people.ts';
import type { BatchRun } from './batch-run.ts';

/** A group that waits for a certificate, new or in use, or whose new people wait for their logins. */
export interface GroupWork {
  readonly groupId: number;
  /** Who gets letters, or whose group gets an install notice. */
  readonly people: readonly Person[];
  /** Those among them who also get a login notice, and an initial password for it. */
  readonly newLogins: readonly Person[];
}

/** By group, in the order of the letters. */
export function findWork({ home, batch }: Pick<BatchRun, 'home' | 'batch'>): readonly GroupWork[] {
  const { letters, people } = home.ledger;
  const withLogin = new Set(letters.toPrint(batch.id, 'login').map(({ personId }) => personId));
  const groups = Map.groupBy(people.waitingIn(batch.id), ({ groupId }) => groupId);
  return [...groups].map(([groupId, waiting]) => ({
    groupId,
    people: waiting,
    newLogins: waiting.filter(({ id }) => withLogin.has(id)),
  }));
}
