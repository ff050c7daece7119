/** The questions of `hakko issue`: whether letters that nobody has looked at may be made, and whether to go on. */
import type { PlannedRoster } from '../batch/read-roster.ts';
import { HakkoError } from '../errors.ts';
import type { Invocation } from './invocation.ts';
import type { PrintOptions } from './letter-options.ts';

export interface ProofOption extends Pick<PrintOptions, 'print'> {
  readonly withoutProof?: boolean;
}

/** @throws `proof-missing`, `confirmation-missing`, `not-confirmed` */
export async function confirmIssue(
  invocation: Invocation,
  planned: PlannedRoster,
  { withoutProof = false, print }: ProofOption,
): Promise<void> {
  const { context, words, options } = invocation;
  const asked = !options.yes && context.terminal.interactive;
  if (planned.proof === 'missing' && !withoutProof && print !== 'none') {
    // Nobody is there to be asked, or everything was answered beforehand: this was not.
    if (!asked) throw new HakkoError('proof-missing', { roster: planned.name });
    if (!(await confirm(invocation, words.plan.proofQuestion, '--without-proof'))) {
      context.terminal.say(words.plan.proofFirst(planned.name));
      throw new HakkoError('not-confirmed', {});
    }
  }
  if (options.yes) return;
  if (!asked) throw new HakkoError('confirmation-missing', {});
  if (!(await confirm(invocation, words.plan.confirm, '--yes'))) {
    throw new HakkoError('not-confirmed', {});
  }
}

async function confirm(
  { context, words }: Invocation,
  message: string,
  flag: string,
): Promise<boolean> {
  const { yes, no, yesOrNo: error } = words.screens.prompts;
  const question = { message, flag, default: false, words: { yes, no, error } };
  return context.terminal.confirm(question);
}
