/** The passphrase by flag, file or question; a new one is asked for twice and judged. */
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import { readPassphrase, type PassphraseSource } from '../system/passphrase.ts';
import { HakkoError } from '../errors.ts';
import type { Words } from '../words/words.ts';
import type { GlobalOptions } from './invocation.ts';

/** Against an offline attacker with the key file, who pays 600,000 iterations for each guess. */
export const MINIMUM_PASSPHRASE_LENGTH = 12;

export async function askPassphrase(
  context: Context,
  words: Words,
  options: Pick<GlobalOptions, 'passphraseFile' | 'passphraseStdin'>,
  which: 'known' | 'new',
): Promise<Secret> {
  const source = {
    ...(options.passphraseFile !== undefined && { file: options.passphraseFile }),
    ...(options.passphraseStdin && { stdin: true }),
  };
  if (which === 'new') return askNewPassphrase(context, words, source);
  return readPassphrase(context, source, { message: words.screens.prompts.passphrase });
}

/** @throws `passphrase-too-short`, `passphrase-missing` */
export async function askNewPassphrase(
  context: Context,
  words: Words,
  source: PassphraseSource,
): Promise<Secret> {
  const { prompts } = words.screens;
  const passphrase = await readPassphrase(context, source, {
    message: prompts.newPassphrase,
    again: { message: prompts.again, differs: prompts.differs },
    problem: (answer) =>
      isLongEnough(answer) ? undefined : prompts.tooShort(MINIMUM_PASSPHRASE_LENGTH),
  });
  if (!isLongEnough(passphrase.reveal())) {
    throw new HakkoError('passphrase-too-short', { minimum: MINIMUM_PASSPHRASE_LENGTH });
  }
  return passphrase;
}

function isLongEnough(passphrase: string): boolean {
  return Array.from(passphrase).length >= MINIMUM_PASSPHRASE_LENGTH;
}
