/** What `verify` finds, as codes; what each means and what to do about it stands in `words/`. */
import type { CrlFaultCode } from '../home/check-crls.ts';
import type { ClockFault } from '../home/clock-fault.ts';
import type { P12Fault } from './open-issued-p12.ts';

export type FindingCode =
  | P12Fault
  | CrlFaultCode
  | ClockFault['code']
  | 'p12-missing'
  | 'p12-differs'
  /** A platform that is named opens none of the files of a certificate; `detail` is its name. */
  | 'p12-platform'
  /** Nobody issued a file of this name in this batch. */
  | 'p12-orphan'
  /** The ledger's own copy: nothing can be made again from it. */
  | 'p12-copy-damaged'
  /** Sealed in the ledger: the letter cannot be printed again. */
  | 'install-password-damaged'
  | 'initial-password-damaged'
  | 'letters-differ'
  /** A file among the letters that was not printed there. */
  | 'letters-orphan'
  | 'record-missing'
  | 'record-differs'
  /** Something else in a batch folder. */
  | 'file-unknown'
  /** What a killed command had begun to write and never named; it can hold secrets. */
  | 'staged-left'
  | 'batch-folder-missing'
  /** A folder below `batches/` that no batch of the ledger has. */
  | 'batch-unknown'
  | 'batch-open'
  | 'mode'
  | 'chain-broken'
  /** A chain head that a `batch.json` tells of and the log does not have, or none that can be read. */
  | 'head-unknown'
  | 'head-unreadable';

export interface Finding {
  readonly code: FindingCode;
  /** Path, batch or number that the finding is about. */
  readonly subject: string;
  /** A date, a mode, a fault or a kind of letters, where the sentence needs one. */
  readonly detail?: string;
  /** The batch whose files it is about: `hakko remake` takes it. */
  readonly batch?: string;
}
