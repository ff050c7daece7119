/** Why a batch's files cannot be made again. */
export interface RemakeErrorArgs {
  /** `known`: the last batches of the ledger. */
  'batch-not-known': { batch: string; known: readonly string[] };
  'batch-not-finished': { batch: string };
  /** Files that are not what the ledger holds; they are replaced on demand only. */
  'batch-files-differ': { batch: string; paths: readonly string[] };
}
