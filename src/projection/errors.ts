/** What can be wrong with a batch's files. */
export interface ProjectionErrorArgs {
  /** A file read back is not what the ledger holds. */
  'file-differs': { path: string };
  /** The ledger's own copy of a file is not what was issued. */
  'p12-copy-damaged': { fileName: string };
}
