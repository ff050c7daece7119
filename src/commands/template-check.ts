/** `hakko template check`: all that is wrong with the site's letters, at once. Changes nothing. */
import { type Command } from 'commander';
import { HakkoError } from '../errors.ts';
import type { RosterEncoding } from '../roster/rules.ts';
import { openHomeToRead } from '../home/open-home.ts';
import type { TemplateCheck } from '../proofing/check-templates.ts';
import { errorMessage } from '../words/error-message.ts';
import { encodingOption } from './check.ts';
import type { Invocation } from './invocation.ts';
import { letterMessage } from './letter-message.ts';
import { addLetterOptions, letterLanguageOption, type LetterOptions } from './letter-options.ts';
import type { ExitCode, Starter } from './starter.ts';
import { type Located, rosterProblems } from './roster-report.ts';

interface CheckOptions extends LetterOptions {
  readonly encoding?: RosterEncoding;
  readonly roster?: string;
}

export function defineTemplateCheck(parent: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = parent
    .command('check')
    .description(help.template.check)
    .option('--roster <file>', help.template.roster);
  addLetterOptions(command.addOption(encodingOption(help)), help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko template check\n  hakko template check --roster roster.csv`,
    )
    .action((options: CheckOptions, command: Command) =>
      run(command, (invocation) => check(invocation, options)),
    );
}

async function check(invocation: Invocation, options: CheckOptions): Promise<ExitCode> {
  const found = await judgeTemplates(invocation, options);
  const { json } = invocation.options;
  if (json) invocation.printJson(checkJson(invocation, found));
  else sayCheck(invocation, found);
  const count = found.problems.length;
  if (count === 0) return 0;
  if (json) return 3;
  throw new HakkoError('templates-have-problems', { count });
}

/** What was found, with all problems of templates and roster as a person reads them. */
export interface JudgedTemplates {
  readonly checked: TemplateCheck;
  readonly problems: readonly TemplateProblem[];
}

/** `file` unless the sentence itself names it. */
interface TemplateProblem extends Located {
  readonly file?: string;
}

export async function judgeTemplates(
  { context, words, home: folder }: Invocation,
  options: CheckOptions,
): Promise<JudgedTemplates> {
  const { checkTemplates } = await import('../proofing/check-templates.ts');
  const home = openHomeToRead(context, folder);
  try {
    const { roster: path, encoding } = options;
    const checked = checkTemplates(context, home, {
      ...(path !== undefined && { roster: { path, ...(encoding && { encoding }) } }),
      ...letterLanguageOption(options),
    });
    const file = checked.roster?.name;
    const inRoster = [
      ...(checked.roster ? rosterProblems(checked.roster.roster, words) : []),
      ...checked.letterFaults.map(({ person: { line }, fault }) => ({
        ...{ code: `letter-${fault.fault.type}`, line },
        ...letterMessage(fault, words),
      })),
    ];
    const inTemplates = checked.faults.map((fault) => ({
      code: fault.code,
      ...placeOf(fault),
      ...errorMessage(fault, words),
    }));
    const problems = [
      ...inTemplates,
      ...inRoster.map((one) => ({ ...one, ...(file && { file }) })),
    ];
    return { checked, problems };
  } finally {
    home.close();
  }
}

function placeOf({ args }: HakkoError): { readonly line?: number } {
  const { line } = args as { readonly line?: unknown };
  return typeof line === 'number' ? { line } : {};
}

function checkJson({ words }: Invocation, { checked, problems }: JudgedTemplates): object {
  const code = 'templates-have-problems';
  const count = problems.length;
  const { own, unknown, languages, roster } = checked;
  return {
    ...(count > 0 && { error: { code, ...words.errors[code]({ count }) } }),
    ...{ problems, own, unknown, languages },
    ...(roster && { roster: { file: roster.name, people: roster.roster.entries.length } }),
  };
}

export function sayCheck(
  { context, words }: Invocation,
  { checked, problems }: JudgedTemplates,
): void {
  const { terminal } = context;
  const { template: say } = words.screens;
  const { own, unknown, languages, roster } = checked;
  const changed = own.filter(({ entries }) => entries.length > 0);
  terminal.say(changed.length === 0 ? say.noneOwn : say.own);
  for (const { file, entries } of changed) terminal.say(`  ${file}: ${entries.join(', ')}`);
  for (const name of unknown) {
    terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${say.unknown(name)}`));
  }
  for (const problem of problems) {
    const sentence = [problem.what, problem.todo].filter(Boolean).join(' ');
    const { file } = problem;
    const line = file ? words.located(file, words.rosterPlace(problem), sentence) : sentence;
    terminal.complain(terminal.colours.red(line));
  }
  if (problems.length > 0) return;
  const people = roster?.roster.entries.length;
  terminal.say(terminal.colours.green(say.checked(languages, people)));
  if (!roster) terminal.say(say.withRoster);
}
