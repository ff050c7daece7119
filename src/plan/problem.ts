/** Why a well-formed roster is not issued from; sentences stand in `words/`. */
export interface PlanProblemArgs {
  'login-ended': { loginId: string };
  'group-case': { group: string; known: string };
  'group-revoked': { group: string };
  'group-expired': { group: string; notAfter: Date };
  'ca-ends-too-soon': { clientNotAfter: Date; issuerNotAfter: Date };
  /** Lengths in characters. */
  'common-name-too-long': { group: string; length: number; maximum: number };
  'file-name-taken': { file: string; group: string; other: string };
  'many-changes': { changes: number; people: number };
  'many-absent': { absent: number; people: number };
}

export type PlanProblem = {
  readonly [Code in keyof PlanProblemArgs]: {
    readonly code: Code;
    /** Line of the roster, when one row is to blame. */
    readonly line?: number;
    readonly args: PlanProblemArgs[Code];
  };
}[keyof PlanProblemArgs];
