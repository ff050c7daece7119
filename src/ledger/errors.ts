/** What can be wrong with a home's ledger or its lock. */
import type { EventFault } from './broken-event.ts';

import type { LockHolder } from './lock.ts';

export interface LedgerErrorArgs {
  'ledger-newer': { path: string; version: number; known: number };
  'ledger-unreadable': { path: string; reason: string };
  /** A value that SQLite hands out although no row of this table could hold it. */
  'ledger-row-damaged': { column: string };
  /** The first event that does not fit the chain. */
  'event-log-broken': { path: string; sequence: number; fault: EventFault };
  /** Another command holds the home; who, is not known while it comes or goes. */
  'home-in-use': { holder?: LockHolder };
}
