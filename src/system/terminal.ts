/**
 * The one place that writes to stdout and stderr and asks a person. What a person reads goes to
 * stderr, what a script reads to stdout; nothing here knows a sentence.
 */
import { Chalk, supportsColorStderr, type ChalkInstance } from 'chalk';
import type { createPromptModule } from 'inquirer';
import { HakkoError } from '../errors.ts';
import { Secret } from '../secrets/secret.ts';
import { startProgress, type Progress, type ProgressWords } from './progress.ts';

export interface Terminal {
  /** Whether a person can be asked: stdin and stderr are terminals. */
  readonly interactive: boolean;
  readonly colours: ChalkInstance;
  /** Columns of the screen that people read on, 80 when there is none. */
  readonly columns: number;
  /** Columns of the screen that `print` goes to; none when that is a pipe or a file. */
  readonly printColumns?: number;
  /** A line for people, on stderr; nothing under `--quiet`. */
  say(text?: string): void;
  /** A line for people that `--quiet` does not swallow: errors. */
  complain(text: string): void;
  /** Output for scripts and pipes, on stdout, as given. */
  print(text: string | Uint8Array): void;
  progress(total: number, words: ProgressWords): Progress;
  ask(question: TextQuestion): Promise<string>;
  askSecret(question: SecretQuestion): Promise<Secret>;
  confirm(question: ConfirmQuestion): Promise<boolean>;
  choose<T extends string>(question: ChoiceQuestion<T>): Promise<T>;
}

interface Question {
  readonly message: string;
  /** The flag that answers the same question in a script, named when nobody can be asked. */
  readonly flag: string;
}

export interface TextQuestion extends Question {
  readonly default?: string;
  /** Gives a sentence when the answer will not do. */
  readonly problem?: (answer: string) => string | undefined;
}

export interface SecretQuestion extends Question {
  readonly problem?: (answer: string) => string | undefined;
}

export interface ConfirmQuestion extends Question {
  readonly default: boolean;
  readonly words: { readonly yes: string; readonly no: string; readonly error: string };
}

export interface ChoiceQuestion<T extends string> extends Question {
  readonly choices: readonly { readonly value: T; readonly name: string }[];
  /** How to choose: which keys do what. */
  readonly keys: string;
}

export interface TerminalOptions {
  readonly quiet: boolean;
  /** Whether colours are wanted; they are used only where the screen has them. */
  readonly colours: boolean;
}

export function createTerminal(process: NodeJS.Process, options: TerminalOptions): Terminal {
  const interactive = process.stdin.isTTY && process.stderr.isTTY;
  const onTerminal = async <T>(question: Question, ask: (prompt: Prompt) => Promise<T>) => {
    if (!interactive) {
      throw new HakkoError('answer-missing', { flag: question.flag, question: question.message });
    }
    const { createPromptModule } = await import('inquirer');
    return cancellable(ask(createPromptModule({ input: process.stdin, output: process.stderr })));
  };
  const complain = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return {
    interactive,
    colours: new Chalk({ level: options.colours && supportsColorStderr ? 1 : 0 }),
    columns: process.stderr.isTTY ? process.stderr.columns : 80,
    // A terminal that does not know its own width says 0.
    ...(process.stdout.isTTY &&
      process.stdout.columns > 0 && { printColumns: process.stdout.columns }),
    say: options.quiet
      ? () => undefined
      : (text = '') => {
          complain(text);
        },
    complain,
    print: (text) => {
      process.stdout.write(text);
    },
    progress: (total, words) => startProgress(process.stderr, total, words, options.quiet),
    ask: (question) =>
      onTerminal(question, async (prompt) => {
        const { message, problem } = question;
        const validate = (answer: string) => problem?.(answer.trim()) ?? true;
        const initial = question.default === undefined ? {} : { default: question.default };
        const { answer } = await prompt<{ answer: string }>({
          type: 'input',
          name: 'answer',
          message,
          validate,
          ...initial,
        });
        return answer.trim();
      }),
    askSecret: (question) =>
      onTerminal(question, async (prompt) => {
        const { message, problem } = question;
        const validate = (answer: string) => problem?.(answer) ?? true;
        const mask = { mask: '*', toggleMask: false };
        const { answer } = await prompt<{ answer: string }>({
          type: 'password',
          name: 'answer',
          message,
          validate,
          ...mask,
        });
        return new Secret(answer);
      }),
    confirm: (question) =>
      onTerminal(question, async (prompt) => {
        const { message, words } = question;
        // The hint shows the first letter of each keyword; the answer is shown in words.
        const theme = { keywords: { yes: 'y', no: 'n', error: () => words.error } };
        const transformer = (answer: boolean) => (answer ? words.yes : words.no);
        const initial = { default: question.default };
        const { answer } = await prompt<{ answer: boolean }>({
          type: 'confirm',
          name: 'answer',
          message,
          theme,
          transformer,
          ...initial,
        });
        return answer;
      }),
    choose: <T extends string>(question: ChoiceQuestion<T>) =>
      onTerminal(question, async (prompt) => {
        const { message, choices, keys } = question;
        const { answer } = await prompt<{ answer: string }>({
          type: 'select',
          name: 'answer',
          message,
          // Once it is chosen, its bare value says enough.
          choices: choices.map((choice) => ({ ...choice, short: choice.value })),
          pageSize: choices.length,
          theme: { indexMode: 'number', style: { keysHelpTip: () => keys } },
        });
        const chosen = choices.find(({ value }) => value === answer);
        if (!chosen) throw new RangeError(`no choice ${answer}`);
        return chosen.value;
      }),
  };
}

type Prompt = ReturnType<typeof createPromptModule>;

/** Ctrl-C and a closed terminal are one thing: the person does not want to go on. */
async function cancellable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
      throw new HakkoError('cancelled', {}, error);
    }
    throw error;
  }
}
