/** What can stop a batch. The ledger keeps what was done; the same command goes on from there. */
import type { FieldFault } from '../letters/page/mark.ts';

export interface BatchErrorArgs {
  /** Letters that would not fit their page, by whom they are for. */
  'letters-unfit': { faults: readonly ({ readonly loginId: string } & FieldFault)[] };
  /** A file of `group` would have the name of a file that `other` has. */
  'file-name-taken': { file: string; group: string; other: string };
  /** Ctrl-C: the group at hand was finished. */
  interrupted: { batch: string };
  /** A file read back is not what the ledger holds. */
  'file-differs': { path: string };
  /** The ledger's own copy of a file is not what was issued. */
  'p12-copy-damaged': { fileName: string };
  'letters-miscounted': { path: string; pages: number; rows: number };
  'folder-not-empty': { folder: string };
  /** An interrupted batch stood in a folder that is not there, such as a disk that is not connected. */
  'batch-folder-gone': { batch: string; folder: string };
  /** `known`: the last batches of the ledger. */
  'batch-not-known': { batch: string; known: readonly string[] };
  'batch-not-finished': { batch: string };
  /** Files that are not what the ledger holds; they are replaced on demand only. */
  'batch-files-differ': { batch: string; paths: readonly string[] };
}
