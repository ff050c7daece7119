import type { SealPurpose } from './vault.ts';

/** What can be wrong with secrets at rest. */
export interface SecretsErrorArgs {
  'sealed-secret-damaged': { purpose: SealPurpose };
  /** `groups`: those whose check character does not fit, from 1. Lengths in characters. */
  'recovery-code-mistyped': { groups: readonly number[]; length: number; expected: number };
}
