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
  /** `letters.loginOut` and `letters.installOut` name one folder. */
  'letters-folder-same': { folder: string };
  /** The same as of a batch's folder, of one that a setting names. */
  'letters-folder-inside-home': { key: string; folder: string; home: string };
  'letters-folder-synced': { key: string; folder: string; service: string; syncedFolder: string };
}
