import type { SealPurpose } from './vault.ts';

/** What can be wrong with secrets at rest. */
export interface SecretsErrorArgs {
  'sealed-secret-damaged': { purpose: SealPurpose };
}
