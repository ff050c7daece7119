/** What can stop a batch. The ledger keeps what was done; the same command goes on from there. */
export interface BatchErrorArgs {
  /** A file of `group` would have the name of a file that `other` has. */
  'file-name-taken': { file: string; group: string; other: string };
  /** Ctrl-C: the group at hand was finished. */
  interrupted: { batch: string };
  /** A file read back is not what the ledger holds. */
  'file-differs': { path: string };
  'letters-miscounted': { path: string; pages: number; rows: number };
  'folder-not-empty': { folder: string };
}
