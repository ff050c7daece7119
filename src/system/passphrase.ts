/**
 * The operator's passphrase, from the first source that is there: `--passphrase-file`,
 * `--passphrase-stdin`, `$HAKKO_PASSPHRASE_FILE`, the terminal. Never a flag's or a variable's value.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { HakkoError } from '../errors.ts';
import { Secret } from '../secrets/secret.ts';
import type { Context } from './context.ts';
import { errnoOf } from './attempt.ts';

export interface PassphraseSource {
  readonly file?: string;
  readonly stdin?: boolean;
  /** Of a passphrase that is not the home's own: `$HAKKO_PASSPHRASE_FILE` does not name its file. */
  readonly flag?: string;
  /** Of a file of others, which may well have no password. */
  readonly mayBeEmpty?: boolean;
}

/** Names the file of the home's own passphrase. */
export const PASSPHRASE_FLAG = '--passphrase-file';

/** Sentences of the prompts; `problem` judges a new passphrase. */
export interface PassphraseQuestion {
  readonly message: string;
  /** Asked for twice when set: the second time with this message. */
  readonly again?: { readonly message: string; readonly differs: string };
  readonly problem?: (passphrase: string) => string | undefined;
}

const MAXIMUM_OCTETS = 4096;
const STDIN = 0;

export async function readPassphrase(
  context: Context,
  source: PassphraseSource,
  question: PassphraseQuestion,
): Promise<Secret> {
  const { stdin = false, flag = PASSPHRASE_FLAG } = source;
  const common = stdin || flag !== PASSPHRASE_FLAG ? undefined : context.environment.passphraseFile;
  const file = source.file ?? common;
  if (file !== undefined) {
    return fromDescriptor(file, (path) => openSync(path, 'r'), source.mayBeEmpty);
  }
  if (stdin) return fromDescriptor('stdin', () => STDIN);
  return fromTerminal(context, question, flag);
}

async function fromTerminal(
  context: Context,
  question: PassphraseQuestion,
  flag: string,
): Promise<Secret> {
  if (!context.terminal.interactive) throw new HakkoError('passphrase-missing', { flag });
  const { message, again, problem } = question;
  const first = await context.terminal.askSecret({ message, flag, ...(problem && { problem }) });
  if (again) {
    const differs = (answer: string) => (answer === first.reveal() ? undefined : again.differs);
    await context.terminal.askSecret({ message: again.message, flag, problem: differs });
  }
  return normalise(first.reveal(), flag);
}

/** Read by descriptor, so that a FIFO or a process substitution works like a file. */
function fromDescriptor(path: string, open: (path: string) => number, mayBeEmpty = false): Secret {
  // One octet more than allowed: a passphrase is never cut off in silence.
  const bytes = Buffer.alloc(MAXIMUM_OCTETS + 1);
  try {
    const descriptor = open(path);
    let length = 0;
    try {
      for (;;) {
        const count = readSync(descriptor, bytes, length, bytes.length - length, null);
        if (count === 0) break;
        length += count;
        if (length > MAXIMUM_OCTETS) {
          throw new HakkoError('passphrase-too-long', {
            source: path,
            maximumOctets: MAXIMUM_OCTETS,
          });
        }
      }
    } finally {
      if (descriptor !== STDIN) closeSync(descriptor);
    }
    return normalise(decode(bytes.subarray(0, length), path), path, mayBeEmpty);
  } catch (error) {
    if (error instanceof HakkoError) throw error;
    if (errnoOf(error) === 'ENOENT') throw new HakkoError('file-missing', { path }, error);
    throw new HakkoError('passphrase-file-unreadable', { path, errno: errnoOf(error) }, error);
  } finally {
    bytes.fill(0);
  }
}

function decode(bytes: Buffer, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new HakkoError('passphrase-not-utf8', { source }, error);
  }
}

/** One line end goes (editors add it), the BOM is gone with decoding; NFC, as macOS types NFD. */
function normalise(text: string, source: string, mayBeEmpty = false): Secret {
  const passphrase = text.replace(/\r?\n$/, '').normalize('NFC');
  if (passphrase === '' && !mayBeEmpty) throw new HakkoError('passphrase-empty', { source });
  return new Secret(passphrase);
}
