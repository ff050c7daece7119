/** What can be wrong with the way a command was called. */
export interface CommandErrorArgs {
  'usage-unknown-option': { option: string; suggestion?: string };
  'usage-unknown-command': { command: string; suggestion?: string };
  'usage-missing-argument': { argument: string };
  'usage-missing-option-argument': { option: string };
  'usage-excess-arguments': Record<never, never>;
  'usage-conflict': { option: string; other: string };
  'usage-invalid-value': { option: string; value: string; expected: string };
  /** Empty, longer than `maximum` characters, or not one line of text. */
  'responsible-invalid': { option: string; maximum: number };
  /** Neither a hash of at least `minimum` digits nor a file that holds one. */
  'head-unreadable': { value: string; minimum: number };
  /** The roster has problems; they were printed. */
  'roster-has-problems': { file: string; count: number };
  /** Nothing is wrong with the roster: the CA or the settings stand in the way; it was printed how. */
  'plan-has-problems': { file: string; count: number };
  /** Wording, layout or the roster's rows; they were printed. */
  'templates-have-problems': { count: number };
  /** Many letters of a wording or layout that nobody has looked at. */
  'proof-missing': { roster: string };
  /** Too short or too long, or not ASCII alone. */
  'pdf-password-unfit': { minimum: number; maximum: number };
  /** The batch that is to be finished was begun with one. */
  'pdf-password-missing': { batch: string; flag: string };
  'not-confirmed': Record<never, never>;
  'passphrase-too-short': { minimum: number };
  'confirmation-missing': Record<never, never>;
  /** More people are hit than one would go on for with a mere yes. */
  'confirmation-untyped': { flag: string; people: number };
  'confirmation-differs': { flag: string; given: string };
  'nothing-known-of': { query: string };
  /** The letter is of a batch that was made after the backup which the home came back from. */
  'letter-lost': { controlNumber: string; batch: string };
}
