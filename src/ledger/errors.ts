/** What can be wrong with a home's ledger or its lock. */
export interface LedgerErrorArgs {
  'ledger-newer': { path: string; version: number; known: number };
  'ledger-unreadable': { path: string; reason: string };
  /** Another command holds the home; `holder` is its own words about itself. */
  'home-in-use': { holder: string };
}
