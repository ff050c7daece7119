/** `hakko init` offers a recovery code: on a terminal by a question, elsewhere for the flag alone. */
import type { Invocation } from './invocation.ts';
import { deliverRecoveryCode, type DeliveredCode } from './recovery-code.ts';

export interface RecoveryOptions {
  /** False after `--no-recovery-code`. */
  readonly recoveryCode?: boolean;
  readonly recoveryCodeFile?: string;
}

/** @returns nothing when there is to be none */
export async function offerRecoveryCode(
  invocation: Invocation,
  { recoveryCode, recoveryCodeFile }: RecoveryOptions,
): Promise<DeliveredCode | undefined> {
  const { context, words, options } = invocation;
  const { terminal } = context;
  const flag = '--recovery-code-file';
  if (recoveryCodeFile !== undefined) {
    return deliverRecoveryCode(invocation, recoveryCodeFile, flag);
  }
  // Whoever wants no questions has nobody to copy a code from the screen either.
  if (recoveryCode === false || !terminal.interactive || options.yes) return undefined;
  const { yes, no, yesOrNo: error } = words.screens.prompts;
  const question = { message: words.screens.recovery.offer, flag, default: true };
  const wanted = await terminal.confirm({ ...question, words: { yes, no, error } });
  return wanted ? deliverRecoveryCode(invocation, undefined, flag) : undefined;
}
