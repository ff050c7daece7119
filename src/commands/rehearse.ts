/** `hakko rehearse`: the whole line with a throwaway CA, and a report of every step. */
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { homePaths } from '../home/home-paths.ts';
import { HakkoError } from '../errors.ts';
import type { Rehearsal } from '../rehearsal/rehearse.ts';
import { readSettings } from '../settings/read-settings.ts';
import { settingsTable } from '../settings/settings-table.ts';
import type { Context } from '../system/context.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { startOfLocalDay, localDate } from '../system/local-date.ts';
import { keyAlgorithms, type KeyAlgorithm } from '../x509/key-algorithm.ts';
import type { Invocation } from './invocation.ts';
import {
  addLetterOptions,
  type LetterFormat,
  letterFormatOption,
  letterLanguageOption,
  type LetterOptions,
} from './letter-options.ts';
import { calendarDay, wholeNumber } from './option-values.ts';
import { addP12Options, p12Settings, type P12Options } from './p12-options.ts';
import { rehearsalJson, rehearsalJUnit, rehearsalPdf } from './rehearse-report.ts';
import { sayKept, sayResult, stepScreen } from './rehearse-screen.ts';
import { refusalOf } from './roster-refusal.ts';
import { planJson } from './roster-json.ts';
import { sayProblems } from './roster-report.ts';
import type { ExitCode, Starter } from './starter.ts';

interface RehearseOptions extends P12Options, LetterOptions {
  readonly letterFormat: LetterFormat;
  readonly keep?: string;
  readonly key: KeyAlgorithm;
  readonly junit?: string;
  readonly report?: string;
  readonly force?: boolean;
  readonly asOf?: string;
  readonly sample?: number;
}

export function defineRehearse(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('rehearse')
    .description(help.rehearse.description)
    .argument('<roster>', help.arguments.roster)
    .option('--keep <dir>', help.rehearse.keep)
    .option('--junit <file>', help.rehearse.junit)
    .option('--report <file>', help.rehearse.report)
    .option('--force', help.rehearse.force)
    .option('--sample <n>', help.rehearse.sample, wholeNumber)
    .option('--as-of <day>', help.rehearse.asOf, calendarDay)
    .addOption(
      new Option('--key <algorithm>', help.rehearse.key)
        .choices(keyAlgorithms)
        .default(settingsTable.client.keyAlgorithm.default),
    );
  addLetterOptions(addP12Options(command, help), help)
    .addOption(letterFormatOption(help))
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko rehearse roster.csv --keep rehearsal\n  hakko rehearse roster.csv --junit rehearsal.xml --report rehearsal.pdf\n  hakko rehearse roster.csv --as-of 2028-10-01`,
    )
    .action((roster: string, options: RehearseOptions, command: Command) =>
      run(command, (invocation) => rehearseCommand(invocation, roster, options)),
    );
}

async function rehearseCommand(
  invocation: Invocation,
  roster: string,
  options: RehearseOptions,
): Promise<ExitCode> {
  const { context, words } = invocation;
  const { terminal, files } = context;
  const { rehearse: say } = words.screens;
  refuseExisting(invocation, options);
  const { keep, asOf } = options;
  const outer = keep ?? files.temporaryFolder('hakko-rehearsal');
  terminal.say(terminal.colours.bold(say.intro(roster)));
  if (asOf !== undefined) terminal.say(say.asOf(asOf));
  const undo = () => {
    files.deleteFolder(outer);
  };
  let result: Rehearsal | undefined;
  try {
    result = await undoneAtExit(context.interrupted, undo, () =>
      perform(invocation, roster, keep ?? join(outer, 'rehearsal'), options),
    );
    await writeReports(invocation, roster, result, options);
  } finally {
    // A rehearsal that was refused, or that nobody wants to keep, leaves nothing behind.
    if (keep === undefined || !result?.summary) undo();
  }
  return conclude(invocation, result, options);
}

/** Found out before anything is made, so that nothing of somebody else's is ever removed. */
function refuseExisting(
  { context: { files } }: Invocation,
  { keep, junit, report, force }: RehearseOptions,
): void {
  if (keep !== undefined && files.exists(keep)) throw new HakkoError('file-exists', { path: keep });
  for (const path of [junit, report]) {
    if (path !== undefined && !force && files.exists(path)) {
      throw new HakkoError('file-exists', { path, flag: '--force' });
    }
  }
}

async function perform(
  { context, words, home }: Invocation,
  roster: string,
  folder: string,
  options: RehearseOptions,
): Promise<Rehearsal> {
  const { environment, files } = context;
  const paths = homePaths(resolve(environment.workingFolder, home));
  const { rehearse } = await import('../rehearsal/rehearse.ts');
  const { terminal } = context;
  const screen = stepScreen(terminal, words);
  let progress: ReturnType<typeof terminal.progress> | undefined;
  try {
    return await rehearse(
      options.asOf === undefined ? context : livingOn(context, options.asOf),
      {
        ...{ roster, folder, keyAlgorithm: options.key, language: words.language },
        p12: p12Settings(options),
        letters: { format: options.letterFormat },
        ...letterLanguageOption(options),
        ...(options.sample !== undefined && { sample: options.sample }),
        // To whom letters go, and how they look, is tried as the home here has it.
        ...(files.exists(paths.settings) && {
          templates: paths.templates,
          deliver: readSettings(files.read(paths.settings), paths.settings).deliver,
        }),
      },
      {
        onStart: (groups) => (progress = terminal.progress(groups, words.screens.progress)),
        onGroup: () => progress?.step(),
        onStep: (step) => {
          progress?.stop();
          progress = undefined;
          screen(step);
        },
      },
    );
  } finally {
    progress?.stop();
  }
}

/** The same time of another day: the clock goes on, and everything that is made bears that day. */
function livingOn(context: Context, day: string): Context {
  const { clock } = context;
  const timeZone = settingsTable.site.timeZone.default;
  const [today, then] = [localDate(clock.now(), timeZone), day].map((date) =>
    Number(startOfLocalDay(date, timeZone)),
  );
  const offset = (then ?? 0) - (today ?? 0);
  return { ...context, clock: { now: () => new Date(clock.now().getTime() + offset) } };
}

async function writeReports(
  invocation: Invocation,
  roster: string,
  result: Rehearsal,
  { keep, junit, report, asOf, force = false }: RehearseOptions,
): Promise<void> {
  const { files, environment } = invocation.context;
  const place = (path: string): string => resolve(environment.workingFolder, path);
  if (junit !== undefined) {
    const xml = rehearsalJUnit(roster, result, invocation.words);
    files.write(place(junit), xml, { replace: force });
  }
  const kept = keep !== undefined && result.summary ? join(keep, 'report.pdf') : undefined;
  if (report === undefined && kept === undefined) return;
  const pdf = await rehearsalPdf(invocation, result, asOf);
  if (report !== undefined) files.write(place(report), pdf, { replace: force });
  if (kept !== undefined) files.write(place(kept), pdf);
}

/** @throws what ended the rehearsal early */
function conclude(invocation: Invocation, result: Rehearsal, { keep }: RehearseOptions): ExitCode {
  const { context, words, options } = invocation;
  const { planned } = result;
  if (result.error) throw result.error;
  if (planned && planned.problems > 0) {
    if (options.json) {
      invocation.printJson(planJson(planned, words));
      return 3;
    }
    sayProblems(invocation, planned);
    throw refusalOf(planned);
  }
  if (options.json) invocation.printJson(rehearsalJson(result, keep));
  else {
    sayResult(invocation, result);
    if (keep !== undefined) sayKept(invocation, keep);
    if (result.good) context.terminal.say(words.screens.rehearse.next);
  }
  return result.good ? 0 : 4;
}
