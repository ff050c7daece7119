/** What can be wrong with a home's ledger or its lock. */
import type { LockHolder } from './lock.ts';

export interface LedgerErrorArgs {
  'ledger-newer': { path: string; version: number; known: number };
  'ledger-unreadable': { path: string; reason: string };
  /** Another command holds the home; who, is not known while it comes or goes. */
  'home-in-use': { holder?: LockHolder };
}
