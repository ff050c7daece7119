/** `hakko check`: what is wrong with a roster and what `issue` would do. Changes nothing. */
import { Option, type Command } from 'commander';
import type { PlannedRoster } from '../batch/read-roster.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { groupNameOf } from '../roster/group-name.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/read-settings.ts';
import type { Invocation } from './invocation.ts';
import { addLetterOptions, letterLanguageOption, type LetterOptions } from './letter-options.ts';
import { wholeNumber } from './option-values.ts';
import type { Starter } from './starter.ts';
import { refusalOf } from './roster-refusal.ts';
import { planJson } from './roster-json.ts';
import { sayPlan, sayProblems } from './roster-report.ts';

export interface RosterOptions extends LetterOptions {
  readonly encoding?: RosterEncoding;
  readonly acceptChanges?: number;
  readonly partial?: boolean;
}

interface CheckOptions extends RosterOptions {
  readonly follow?: string;
}

export function defineCheck(program: Command, { words, run }: Starter): void {
  const { help } = words;
  addRosterOptions(
    program
      .command('check')
      .description(help.check.description)
      .argument('<roster>', help.arguments.roster)
      .option('--follow <loginId>', help.check.follow),
    words.help,
  )
    .addHelpText('after', `\n${help.examples}\n  hakko check roster.csv`)
    .action((roster: string, options: CheckOptions, command: Command) =>
      run(command, (invocation) => check(invocation, roster, options)),
    );
}

/** Options of every command that takes a roster. */
export function addRosterOptions(command: Command, help: Starter['words']['help']): Command {
  return addLetterOptions(command, help)
    .addOption(encodingOption(help))
    .option('--accept-changes <n>', help.issue.acceptChanges, wholeNumber)
    .option('--partial', help.issue.partial);
}

/** `--encoding`, for a roster that does not tell by itself. */
export function encodingOption(help: Starter['words']['help']): Option {
  return new Option('--encoding <name>', help.options.encoding).choices([
    ...(['utf-8', 'shift_jis', 'utf-16le', 'utf-16be'] satisfies RosterEncoding[]),
  ]);
}

export function rosterRequest(path: string, options: RosterOptions) {
  return {
    path,
    acceptChanges: options.acceptChanges ?? 0,
    partial: options.partial ?? false,
    ...(options.encoding && { encoding: options.encoding }),
    ...letterLanguageOption(options),
  };
}

async function check(invocation: Invocation, path: string, options: CheckOptions): Promise<0 | 3> {
  const { context, words } = invocation;
  const { terminal } = context;
  const { planned, settings } = await readForCheck(invocation, path, options);
  if (invocation.options.json) {
    invocation.printJson(planJson(planned, words));
    return planned.problems > 0 ? 3 : 0;
  }
  sayProblems(invocation, planned);
  if (options.follow !== undefined) {
    terminal.say(follow(options.follow, planned, settings, words));
  } else if (planned.roster.problems.length === 0) sayPlan(invocation, planned, settings);
  if (planned.problems > 0) {
    throw refusalOf(planned);
  }
  terminal.say(terminal.colours.green(words.plan.checked));
  return 0;
}

/** Before `init` a roster can be checked too, by the settings a new home would have. */
async function readForCheck(invocation: Invocation, path: string, options: RosterOptions) {
  const { context, home, homeNamed } = invocation;
  const { readRoster } = await import('../batch/read-roster.ts');
  const request = rosterRequest(path, options);
  if (!homeNamed && !context.files.exists(home)) {
    const settings = readSettings(Buffer.from(''), 'hakko.yaml');
    return { settings, planned: readRoster(context, { settings }, request) };
  }
  const opened = openHomeToRead(context, home);
  try {
    return { settings: opened.settings, planned: readRoster(context, opened, request) };
  } finally {
    opened.close();
  }
}

/** One person's story. */
function follow(
  loginId: string,
  { roster, plan }: PlannedRoster,
  settings: Settings,
  words: Invocation['words'],
): string {
  const { follow: say } = words.plan;
  const wanted = loginId.normalize('NFKC').toLowerCase();
  const entry = roster.entries.find((candidate) => candidate.loginId.toLowerCase() === wanted);
  if (!entry) return say.unknown(loginId);
  const group = plan.groups.find(({ entries }) => entries.includes(entry));
  const name = groupNameOf(entry.loginId, settings.roster);
  if (group) {
    return group.kind === 'new'
      ? say.fresh(entry.loginId, entry.line, name)
      : say.joins(entry.loginId, entry.line, name);
  }
  if (plan.problems.some(({ code, line }) => code === 'login-ended' && line === entry.line)) {
    return say.ended(entry.loginId, entry.line);
  }
  return plan.changes.some((change) => change.entry === entry)
    ? say.changed(entry.loginId, entry.line)
    : say.unchanged(entry.loginId);
}
