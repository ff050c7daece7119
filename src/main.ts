/** The program: sets up world and words, runs one command. The only place that catches and exits. */
import { HakkoError, exitCodeOf } from './errors.ts';
import type { GlobalOptions } from './commands/invocation.ts';
import { systemClock } from './system/clock.ts';
import type { Context } from './system/context.ts';
import { readEnvironment, type Language } from './system/environment.ts';
import { systemFiles } from './system/files.ts';
import { interruptSignal } from './system/interrupt.ts';
import { watchOutput } from './system/output.ts';
import { readVersion } from './system/assets.ts';
import { systemRandom } from './system/random.ts';
import { errorMessage } from './words/error-message.ts';
import type { Message } from './words/message.ts';
import { loadWords, type Words } from './words/words.ts';

/** @param process of node, or a stand-in; its `exitCode` is set when all is done */
export async function main(process: NodeJS.Process): Promise<void> {
  const flushed = watchOutput(process);
  const version = readVersion();
  const [only, ...more] = process.argv.slice(2);
  // Asked for by scripts, again and again: nothing else is loaded for it.
  if (more.length === 0 && (only === '--version' || only === '-V')) {
    process.stdout.write(`${version}\n`);
  } else await run(process, version);
  try {
    await flushed();
  } catch (error) {
    const { language } = readEnvironment(process);
    const words = await loadWords(askedLanguage(process.argv) ?? language);
    process.exitCode = await report(error, words, process);
  }
}

async function run(process: NodeJS.Process, version: string): Promise<void> {
  const environment = readEnvironment(process);
  const words = await loadWords(askedLanguage(process.argv) ?? environment.language);
  const { createProgram } = await import('./commands/program.ts');
  const { createInvocation } = await import('./commands/invocation.ts');
  const { createTerminal } = await import('./system/terminal.ts');
  const interrupted = interruptSignal(process, () => {
    show(new HakkoError('stopped', {}), words, process);
  });
  const start = (options: GlobalOptions & { readonly color: boolean }) => {
    const terminal = createTerminal(process, {
      quiet: options.quiet ?? false,
      colours: options.color && !environment.noColour,
    });
    const world = { clock: systemClock, files: systemFiles, random: systemRandom };
    const context: Context = { ...world, environment, terminal, interrupted };
    return createInvocation(context, words, options);
  };
  const line = process.argv.slice(2);
  const { program, exitCode } = await createProgram(words, version, start, line);
  try {
    if (process.argv.length <= 2) process.stderr.write(program.helpInformation());
    else await program.parseAsync(process.argv);
    process.exitCode = process.argv.length <= 2 ? USAGE : exitCode();
  } catch (error) {
    process.exitCode = await report(error, words, process);
  }
}

const USAGE = 2;
const BUG = 70;
const CANCELLED = 130;

/** Says what went wrong; gives the exit code. */
async function report(error: unknown, words: Words, process: NodeJS.Process): Promise<number> {
  const known = await knownError(error);
  if (known === 'shown') return 0;
  if (known === undefined) {
    const { what, todo } = words.screens.bug;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(process, words, { what, todo });
    process.stderr.write(`${detail}\n`);
    if (process.argv.includes('--json')) print(process, { error: { code: 'bug', what, todo } });
    return BUG;
  }
  return show(known, words, process);
}

function show(error: HakkoError, words: Words, process: NodeJS.Process): number {
  const message = errorMessage(error, words);
  const exitCode = exitCodeOf(error);
  // Whoever said no, or pressed Ctrl-C, has not made an error.
  if (exitCode === CANCELLED)
    process.stderr.write(`${[message.what, message.todo].filter(Boolean).join(' ')}\n`);
  else say(process, words, message);
  if (process.argv.includes('--json')) print(process, { error: { code: error.code, ...message } });
  return exitCode;
}

/** Commander's complaints about a call become ours. */
async function knownError(error: unknown): Promise<HakkoError | 'shown' | undefined> {
  if (error instanceof HakkoError) return error;
  const { usageErrorOf } = await import('./commands/usage-error.ts');
  return usageErrorOf(error);
}

function say(process: NodeJS.Process, { labels }: Words, { what, todo }: Message): void {
  process.stderr.write(`${labels.error}: ${what}\n`);
  if (todo !== undefined) process.stderr.write(`${labels.hint}: ${todo}\n`);
}

function print(process: NodeJS.Process, document: object): void {
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
}

/** Needed before commander reads the line: its help is in that language already. */
function askedLanguage(argv: readonly string[]): Language | undefined {
  const index = argv.indexOf('--lang');
  const value =
    index >= 0 ? argv[index + 1] : argv.find((word) => word.startsWith('--lang='))?.slice(7);
  return value === 'ja' || value === 'en' ? value : undefined;
}
