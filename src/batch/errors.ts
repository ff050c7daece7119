/** What can stop a batch. The ledger keeps what was done; the same command goes on from there. */
import type { FieldFault } from '../letters/page/mark.ts';

export interface BatchErrorArgs {
  /** Letters that would not fit their page, by whom they are for. */
  'letters-unfit': { faults: readonly ({ readonly loginId: string } & FieldFault)[] };
  /** A file of `group` would have the name of a file that `other` has. */
  'file-name-taken': { file: string; group: string; other: string };
  /** Ctrl-C: the group at hand was finished. */
  interrupted: { batch: string };
  'letters-miscounted': { path: string; pages: number; rows: number };
  'folder-not-empty': { folder: string };
  /** The batch stood outside the home in a folder that is not there, such as a disk that is not connected. */
  'batch-folder-gone': { batch: string; folder: string };
  /** Among the CA's own files, and not in `batches`. */
  'batch-folder-inside-home': { folder: string; home: string; batches: string };
  /** `syncedFolder`: what the service copies, or what is called like it. */
  'batch-folder-synced': { folder: string; service: string; syncedFolder: string };
}
