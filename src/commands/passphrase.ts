/** `hakko passphrase`: another passphrase for all keys, by the old one or by the recovery code. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import { changeKeys, isKeyChangeDecided } from '../home/change-keys.ts';
import { findKeysElsewhere } from '../home/keys-elsewhere.ts';
import type { Home } from '../home/open-home.ts';
import { openKeys, openKeysByCode, type OpenedKeys } from '../home/opened-keys.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Invocation } from './invocation.ts';
import { askNewPassphrase } from './passphrase-prompt.ts';
import { deliverRecoveryCode, readRecoveryCode, type DeliveredCode } from './recovery-code.ts';
import type { Starter } from './starter.ts';
import { tryPassphrases } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

interface PassphraseOptions {
  readonly newPassphraseFile?: string;
  readonly recoveryCode?: boolean;
  readonly recoveryCodeFile?: string;
  readonly newRecoveryCode?: boolean;
  readonly newRecoveryCodeFile?: string;
}

export function definePassphrase(program: Command, { words, run }: Starter): void {
  const { passphrase: help } = words.help;
  program
    .command('passphrase')
    .description(help.description)
    .option('--new-passphrase-file <file>', help.newPassphraseFile)
    .option('--recovery-code', help.recoveryCode)
    .option('--recovery-code-file <file>', help.recoveryCodeFile)
    .option('--new-recovery-code', help.newRecoveryCode)
    .option('--new-recovery-code-file <file>', help.newRecoveryCodeFile)
    .addHelpText(
      'after',
      `\n${words.help.examples}\n  hakko passphrase\n  hakko passphrase --recovery-code\n  hakko passphrase --new-recovery-code\n  hakko passphrase --passphrase-file old.txt --new-passphrase-file new.txt`,
    )
    .action((options: PassphraseOptions, command: Command) =>
      run(command, (invocation) => changePassphrase(invocation, options)),
    );
}

/** What is asked for, apart from where it comes from. */
interface Wish {
  /** The passphrase is lost: the recovery code opens the keys. */
  readonly byCode: boolean;
  readonly codeFile?: string;
  readonly newCode: boolean;
  readonly newCodeFile?: string;
  /** From a file, read once: a FIFO gives it no second time. */
  readonly newPassphrase?: Secret;
}

async function changePassphrase(invocation: Invocation, options: PassphraseOptions): Promise<0> {
  const home = await openWritingHome(invocation, 'hakko passphrase', { caMayHaveEnded: true });
  try {
    const wish = await readWish(invocation, options);
    const { keys, passphrase: known } = await openThem(invocation, home, wish);
    try {
      if (known !== undefined && known === wish.newPassphrase && !wish.newCode) {
        report(invocation, home, { keys, wish, changed: false });
        return 0;
      }
      // A new code alone is no reason for a new passphrase.
      const stays = known !== undefined && wish.newCode && wish.newPassphrase === undefined;
      const passphrase = stays ? known : (wish.newPassphrase ?? (await askNew(invocation)));
      await change(invocation, home, { keys, wish, passphrase, stays });
      report(invocation, home, { keys, wish, changed: !stays });
    } finally {
      keys.close();
    }
    return 0;
  } finally {
    home.close();
  }
}

async function readWish(invocation: Invocation, options: PassphraseOptions): Promise<Wish> {
  const { newPassphraseFile, recoveryCodeFile: codeFile, newRecoveryCodeFile } = options;
  return {
    byCode: options.recoveryCode === true || codeFile !== undefined,
    newCode: options.newRecoveryCode === true || newRecoveryCodeFile !== undefined,
    ...(codeFile !== undefined && { codeFile }),
    ...(newRecoveryCodeFile !== undefined && { newCodeFile: newRecoveryCodeFile }),
    ...(newPassphraseFile !== undefined && {
      newPassphrase: await askNew(invocation, newPassphraseFile),
    }),
  };
}

function askNew({ context, words }: Invocation, file?: string): Promise<Secret> {
  const flag = '--new-passphrase-file';
  const path = file && resolve(context.environment.workingFolder, file);
  return askNewPassphrase(context, words, { ...(path && { file: path }), flag });
}

/** @returns the passphrase too, when it was one that opened them */
async function openThem(
  invocation: Invocation,
  home: Home,
  { byCode, codeFile, newPassphrase }: Wish,
): Promise<{ readonly keys: OpenedKeys; readonly passphrase?: Secret }> {
  const { context } = invocation;
  if (byCode) {
    const code = await readRecoveryCode(invocation, codeFile);
    return { keys: openKeysByCode(context, home, code) };
  }
  const open = (passphrase: Secret) => ({ keys: openKeys(context, home, passphrase), passphrase });
  return tryPassphrases(invocation, (passphrase) => {
    try {
      return open(passphrase);
    } catch (error) {
      const wrong = error instanceof HakkoError && error.code === 'passphrase-wrong';
      if (!wrong || !newPassphrase) throw error;
      // The same command once more, after it was killed: what it wanted is done.
      return open(newPassphrase);
    }
  });
}

interface Change {
  readonly keys: OpenedKeys;
  readonly wish: Wish;
  readonly passphrase: Secret;
  /** Only the recovery code is another. */
  readonly stays: boolean;
}

async function change(
  invocation: Invocation,
  home: Home,
  { keys, wish, passphrase, stays }: Change,
): Promise<void> {
  const flag = '--new-recovery-code-file';
  const delivered: DeliveredCode | undefined = wish.newCode
    ? await deliverRecoveryCode(invocation, wish.newCodeFile, flag)
    : undefined;
  try {
    changeKeys(invocation.context, home, keys, {
      passphrase,
      ...(delivered && { recoveryCode: delivered.code, decided: delivered.keep }),
      event: {
        kind: stays ? 'recovery-code-changed' : 'passphrase-changed',
        details: {
          keys: [...keys.keys.keys()],
          by: wish.byCode ? 'recovery-code' : 'passphrase',
          recoveryCode: codeState(keys, wish),
        },
      },
    });
  } catch (error) {
    if (isKeyChangeDecided(invocation.context, home.paths)) delivered?.keep();
    else delivered?.undo();
    throw error;
  }
}

function codeState({ recovery }: OpenedKeys, { newCode }: Wish): 'new' | 'kept' | 'none' {
  if (newCode) return 'new';
  return recovery ? 'kept' : 'none';
}

function report(
  { context, words, options, printJson }: Invocation,
  home: Home,
  { keys, wish, changed }: { keys: OpenedKeys; wish: Wish; changed: boolean },
): void {
  const { passphrase: say } = words.screens;
  const { terminal } = context;
  const names = [...keys.keys.keys()];
  const recoveryCode = codeState(keys, wish);
  const elsewhere = findKeysElsewhere(context, home);
  if (options.json) {
    printJson({ passphraseChanged: changed, recoveryCode, keys: names, keysElsewhere: elsewhere });
    return;
  }
  if (changed) terminal.say(terminal.colours.green(say.changed(names)));
  else if (!wish.newCode) terminal.say(terminal.colours.green(say.already(names)));
  terminal.say(say.recoveryCode[recoveryCode]);
  const { newCodeFile: file } = wish;
  if (file !== undefined)
    terminal.say(terminal.colours.yellow(words.screens.recovery.written(file)));
  if (elsewhere.length > 0) terminal.say(terminal.colours.yellow(say.elsewhere(elsewhere)));
  terminal.say(say.backups);
}
