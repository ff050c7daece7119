/** The recovery code on its way to the safe and back: shown once or written to a file, typed or read. */
import { resolve } from 'node:path';
import { formatRecoveryCode, generateRecoveryCode } from '../secrets/recovery-code.ts';
import { isLastGroup, parseRecoveryCode } from '../secrets/recovery-code.ts';
import { HakkoError } from '../errors.ts';
import { Secret } from '../secrets/secret.ts';
import { readPassphrase } from '../system/passphrase.ts';
import { stageSecret, type StagedSecret } from '../system/secret-file.ts';
import type { Invocation } from './invocation.ts';

/** The file gets its name by `keep()`: under that name no code may stand that opens nothing. */
export interface DeliveredCode extends StagedSecret {
  readonly code: Secret;
}

/**
 * A new code, in the hands of the operator (or whole on the disk) before anything depends on it.
 * @param file where to write it; without one it is shown, and a part of it asked for
 * @param flag the flag that names such a file
 */
export async function deliverRecoveryCode(
  { context, words }: Invocation,
  file: string | undefined,
  flag: string,
): Promise<DeliveredCode> {
  const { terminal, environment, files, random } = context;
  const { recovery: say } = words.screens;
  const code = generateRecoveryCode(random);
  const printed = formatRecoveryCode(code);
  if (file !== undefined) {
    const path = resolve(environment.workingFolder, file);
    return { code, ...stageSecret(files, path, new Secret(printed)) };
  }
  // Before it is shown: without anybody to read it, it would only stand in a log.
  if (!terminal.interactive) {
    throw new HakkoError('answer-missing', { flag, question: say.lastGroup });
  }
  for (const line of say.shown) terminal.complain(line);
  terminal.complain(`\n  ${terminal.colours.bold(printed)}\n`);
  const problem = (answer: string) => (isLastGroup(code, answer) ? undefined : say.notLastGroup);
  await terminal.ask({ message: say.lastGroup, flag, problem });
  return { code, keep: () => undefined, undo: () => undefined };
}

/**
 * The code from the safe.
 * @throws `recovery-code-mistyped`, and what reading a passphrase throws
 */
export async function readRecoveryCode(
  { context, words }: Invocation,
  file: string | undefined,
): Promise<Secret> {
  const flag = '--recovery-code-file';
  const { recovery: say } = words.screens;
  if (file !== undefined) {
    const path = resolve(context.environment.workingFolder, file);
    const read = await readPassphrase(context, { file: path, flag }, { message: say.type });
    return parseRecoveryCode(read.reveal());
  }
  const problem = (answer: string): string | undefined => {
    try {
      parseRecoveryCode(answer);
      return undefined;
    } catch (error) {
      if (!(error instanceof HakkoError) || error.code !== 'recovery-code-mistyped') throw error;
      const { args } = error as HakkoError<'recovery-code-mistyped'>;
      return words.errors['recovery-code-mistyped'](args).what;
    }
  };
  return parseRecoveryCode(await context.terminal.ask({ message: say.type, flag, problem }));
}
