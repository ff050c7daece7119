/** What every command is started with: the world, the words, and the options they all share. */
import { resolve } from 'node:path';
import { askPassphrase } from './passphrase-prompt.ts';
import { HakkoError } from '../errors.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Context } from '../system/context.ts';
import type { Words } from '../words/words.ts';
import { withResponsible, type ResponsibleOptions } from './responsible.ts';

export interface GlobalOptions extends ResponsibleOptions {
  readonly home?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly yes?: boolean;
  /** Seconds to wait for another command in the same home; 0 unless given. */
  readonly wait?: number;
  /** The clock is right, although the ledger has a later event. */
  readonly acceptClock?: boolean;
  readonly passphraseFile?: string;
  readonly passphraseStdin?: boolean;
}

export interface Invocation {
  readonly context: Context;
  readonly words: Words;
  readonly options: GlobalOptions;
  /** Folder of the CA home. */
  readonly home: string;
  /** Whether the folder was named, or is the one nobody named. */
  readonly homeNamed: boolean;
  /** The operator's passphrase, asked for only when called. */
  passphrase(): Promise<Secret>;
  /** Whether the passphrase comes from a person at the terminal. */
  readonly passphraseTyped: boolean;
  /** Output for a script or a file: stdout, or the file of `--output`. */
  print(text: string | Uint8Array): void;
  printJson(value: unknown): void;
}

const DEFAULT_HOME = 'hakko-home';

export function createInvocation(world: Context, words: Words, options: GlobalOptions): Invocation {
  const context = { ...world, environment: withResponsible(world.environment, options) };
  const named = options.home ?? context.environment.home;
  const output = options.output && resolve(context.environment.workingFolder, options.output);
  // Said before the work, not after it.
  if (output !== undefined && context.files.exists(output)) {
    throw new HakkoError('file-exists', { path: output });
  }
  const print = (text: string | Uint8Array): void => {
    if (output === undefined) context.terminal.print(text);
    else context.files.write(output, text);
  };
  return {
    context,
    words,
    options,
    home: named ?? DEFAULT_HOME,
    homeNamed: named !== undefined,
    passphrase: () => askPassphrase(context, words, options, 'known'),
    passphraseTyped:
      options.passphraseFile === undefined &&
      !options.passphraseStdin &&
      context.environment.passphraseFile === undefined,
    print,
    printJson: (value) => {
      print(`${JSON.stringify(value, undefined, 2)}\n`);
    },
  };
}
