/** `hakko roster anonymise`: a roster of invented people, to be rehearsed where a real one must not go. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import type { AnonymisedRoster } from '../roster/anonymise/anonymise-roster.ts';
import type { RosterProblem } from '../roster/problem.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import { readSettings } from '../settings/read-settings.ts';
import { seededRandom } from '../system/random.ts';
import { encodingOption } from './check.ts';
import type { Invocation } from './invocation.ts';
import { locatedSentence, rosterProblems } from './roster-report.ts';
import type { Starter } from './starter.ts';

interface AnonymiseOptions {
  readonly encoding?: RosterEncoding;
  readonly seed?: string;
}

export function defineRosterAnonymise(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  parent
    .command('anonymise')
    .description(help.roster.anonymise.description)
    .argument('<roster>', help.arguments.roster)
    .addOption(encodingOption(help))
    .option('--seed <text>', help.roster.anonymise.seed)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko roster anonymise roster.csv --output invented.csv`,
    )
    .action((roster: string, options: AnonymiseOptions, command: Command) =>
      run(command, (invocation) => anonymise(invocation, roster, options)),
    );
}

async function anonymise(
  invocation: Invocation,
  path: string,
  options: AnonymiseOptions,
): Promise<0> {
  const { context, words } = invocation;
  const { output, json } = invocation.options;
  // One document on stdout: the roster has to go elsewhere.
  if (json && output === undefined) {
    throw new HakkoError('usage-missing-option-argument', { option: '--output' });
  }
  const made = await invent(invocation, path, options);
  if (!('bytes' in made)) return refuse(invocation, basename(path), made);
  invocation.print(made.bytes);
  const { rows: people, encoding } = made;
  if (json) {
    const document = { file: output, people, encoding };
    context.terminal.print(`${JSON.stringify(document, undefined, 2)}\n`);
  } else if (output !== undefined) {
    const { anonymise: say } = words.screens;
    context.terminal.say(say.done(output, people));
    context.terminal.say(say.look);
    context.terminal.say(say.next(output));
  }
  return 0;
}

/** By the settings of the home; where none is, by those that a new one would have. */
async function invent(
  { context, home, homeNamed }: Invocation,
  path: string,
  { encoding, seed }: AnonymiseOptions,
): Promise<AnonymisedRoster | readonly RosterProblem[]> {
  const { anonymiseFile } = await import('../batch/anonymise-file.ts');
  const world = seed === undefined ? context : { ...context, random: seededRandom(seed) };
  const request = { path, ...(encoding && { encoding }) };
  if (!homeNamed && !context.files.exists(home)) {
    const settings = readSettings(Buffer.from(''), 'hakko.yaml');
    return anonymiseFile(world, { settings }, request);
  }
  const opened = openHomeToRead(context, home);
  try {
    return anonymiseFile(world, opened, request);
  } finally {
    opened.close();
  }
}

/** Where cells cannot be told apart, something of a person could stay. */
function refuse(
  { context, words }: Invocation,
  name: string,
  problems: readonly RosterProblem[],
): never {
  const { terminal } = context;
  for (const problem of rosterProblems({ problems }, words)) {
    terminal.complain(terminal.colours.red(locatedSentence({ name }, problem, words)));
  }
  throw new HakkoError('roster-has-problems', { file: name, count: problems.length });
}
