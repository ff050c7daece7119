/** Runs a command in the process of the test: its clock and its person are the test's, and it takes no time to start. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInvocation, type GlobalOptions } from '../../src/commands/invocation.ts';
import { createProgram } from '../../src/commands/program.ts';
import { usageErrorOf } from '../../src/commands/usage-error.ts';
import { HakkoError, exitCodeOf, type ErrorArgs, type ErrorCode } from '../../src/errors.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { loadWords, type Words } from '../../src/words/words.ts';
import { createWorld, WORLD_NOW } from '../system/world.ts';

export const PASSPHRASE = 'canary-passphrase 合言葉';

export interface RunHere {
  /** A folder of the test's own, where a passphrase file stands. */
  readonly folder: string;
  /** What a person at the terminal answers, in turn; without it nobody is there. */
  readonly answers?: readonly (string | boolean)[];
  /** Days after the day on which the world stands still. */
  readonly days?: number;
  /** Changes the world before the command meets it. */
  readonly change?: (context: Context) => Context;
  readonly language?: 'ja' | 'en';
}

export interface RanHere {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: { readonly code: ErrorCode; readonly args: ErrorArgs[ErrorCode] };
  /** The questions that were asked. */
  readonly asked: readonly string[];
}

export async function runHere(options: RunHere, ...args: readonly string[]): Promise<RanHere> {
  const { folder, days = 0, change = (context: Context) => context } = options;
  writeFileSync(join(folder, 'pass.txt'), `${PASSPHRASE}\n`);
  const words = await loadWords(options.language ?? 'en');
  const seen = createScreen(options.answers);
  const now = new Date(WORLD_NOW.getTime() + days * 86_400_000);
  // A worker more costs its start, and every file of tests has a core to itself.
  const environment = { cores: 1, ...passphraseFile(folder, options) };
  const world = createWorld({ folder, now, environment });
  const context = change({ ...world, terminal: { ...world.terminal, ...seen.terminal } });
  const result = await run(words, context, args);
  return { ...result, stdout: seen.text('stdout'), stderr: seen.text('stderr'), asked: seen.asked };
}

/** A person types the passphrase; a script names its file. */
function passphraseFile(folder: string, { answers }: RunHere) {
  return answers ? {} : { passphraseFile: join(folder, 'pass.txt') };
}

async function run(words: Words, context: Context, args: readonly string[]) {
  const home = join(context.environment.workingFolder, 'hakko-home');
  const start = (options: GlobalOptions) => createInvocation(context, words, { home, ...options });
  const { program, exitCode } = await createProgram(words, '1.2.3', start, args);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return { code: exitCode() };
  } catch (error) {
    const known = error instanceof HakkoError ? (error as HakkoError) : usageErrorOf(error);
    if (known === undefined || known === 'shown') throw error;
    return { code: exitCodeOf(known), error: { code: known.code, args: known.args } };
  }
}

function createScreen(answers: readonly (string | boolean)[] | undefined) {
  const said = { stdout: '', stderr: '' };
  const asked: string[] = [];
  const left = [...(answers ?? [])];
  const say = (text = ''): void => {
    said.stderr += `${text}\n`;
  };
  /** An answer that will not do is told so, and the next one is taken. */
  const answer = (
    message: string,
    flag: string,
    problem?: (text: string) => string | undefined,
  ) => {
    asked.push(message);
    if (!answers)
      return Promise.reject(new HakkoError('answer-missing', { flag, question: message }));
    for (;;) {
      const next = left.shift();
      if (next === undefined) return Promise.reject(new HakkoError('cancelled', {}));
      const wrong = problem?.(String(next));
      if (wrong === undefined) return Promise.resolve(next);
      say(wrong);
    }
  };
  const terminal: Partial<Context['terminal']> = {
    interactive: answers !== undefined,
    say,
    complain: say,
    print: (text) => {
      said.stdout += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    ask: async ({ message, flag, problem }) => String(await answer(message, flag, problem)),
    askSecret: async ({ message, flag }) => new Secret(String(await answer(message, flag))),
    confirm: async ({ message, flag }) => (await answer(message, flag)) === true,
    choose: async ({ message, flag, choices }) => {
      const chosen = await answer(message, flag);
      const found = choices.find(({ value }) => value === chosen);
      if (!found) throw new RangeError(`${String(chosen)} is not offered`);
      return found.value;
    },
  };
  return { terminal, asked, text: (stream: keyof typeof said) => said[stream] };
}
