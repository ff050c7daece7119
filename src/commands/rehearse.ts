/** `hakko rehearse`: the whole line with a throwaway CA, and a table of what was tried. */
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { localDate } from '../system/local-date.ts';
import type { PlannedRoster } from '../batch/read-roster.ts';
import { HakkoError } from '../errors.ts';
import type { Rehearsal } from '../rehearsal/rehearse.ts';
import { settingsTable } from '../settings/settings-table.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { keyAlgorithms, type KeyAlgorithm } from '../x509/key-algorithm.ts';
import type { Invocation } from './invocation.ts';
import {
  addLetterOptions,
  type LetterFormat,
  letterFormatOption,
  letterLanguageOption,
  type LetterOptions,
} from './letter-options.ts';
import { addP12Options, p12Settings, type P12Options } from './p12-options.ts';
import type { ExitCode, Starter } from './starter.ts';
import { planJson, problemsOf, sayProblems } from './roster-report.ts';
import { formatTable } from './table.ts';
import { describeFinding } from './verify.ts';

interface RehearseOptions extends P12Options, LetterOptions {
  readonly letterFormat: LetterFormat;
  readonly keep?: string;
  readonly key: KeyAlgorithm;
}

export function defineRehearse(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('rehearse')
    .description(help.rehearse.description)
    .argument('<roster>', help.arguments.roster)
    .option('--keep <dir>', help.rehearse.keep)
    .addOption(
      new Option('--key <algorithm>', help.rehearse.key)
        .choices(keyAlgorithms)
        .default(settingsTable.client.keyAlgorithm.default),
    );
  addLetterOptions(addP12Options(command, help), help)
    .addOption(letterFormatOption(help))
    .addHelpText('after', `\n${help.examples}\n  hakko rehearse roster.csv --keep rehearsal`)
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
  const { rehearse } = await import('../rehearsal/rehearse.ts');
  // Found out before anything is made, so that nothing of somebody else's is ever removed.
  if (options.keep !== undefined && files.exists(options.keep)) {
    throw new HakkoError('file-exists', { path: options.keep });
  }
  const outer = options.keep ?? files.temporaryFolder('hakko-rehearsal');
  const folder = options.keep ?? join(outer, 'rehearsal');
  terminal.say(terminal.colours.bold(say.intro(roster)));
  let progress: ReturnType<typeof terminal.progress> | undefined;
  let result: Rehearsal | PlannedRoster | undefined;
  const undo = () => {
    files.deleteFolder(outer);
  };
  try {
    result = await undoneAtExit(context.interrupted, undo, () =>
      rehearse(
        context,
        {
          ...{ roster, folder, keyAlgorithm: options.key, language: words.language },
          p12: p12Settings(options),
          letters: { format: options.letterFormat },
          ...letterLanguageOption(options),
        },
        {
          onStart: (groups) => (progress = terminal.progress(groups, words.screens.progress)),
          onGroup: () => progress?.step(),
          onStep: ({ name, count, seconds }) => {
            progress?.stop();
            terminal.say(`  ✔ ${say.steps[name]} (${count}, ${seconds.toFixed(1)} s)`);
          },
        },
      ),
    );
  } finally {
    progress?.stop();
    // A rehearsal that was refused, or that nobody wants to keep, leaves nothing behind.
    if (options.keep === undefined || !isRehearsal(result)) undo();
  }
  return isRehearsal(result) ? report(invocation, result, options) : refuse(invocation, result);
}

function isRehearsal(result: Rehearsal | PlannedRoster | undefined): result is Rehearsal {
  return result !== undefined && 'summary' in result;
}

function refuse(invocation: Invocation, planned: PlannedRoster): 3 {
  if (invocation.options.json) {
    invocation.printJson(planJson(planned, invocation.words));
    return 3;
  }
  sayProblems(invocation, planned);
  const count = problemsOf(planned, invocation.words).length;
  throw new HakkoError('roster-has-problems', { file: planned.name, count });
}

function report(invocation: Invocation, result: Rehearsal, { keep }: RehearseOptions): ExitCode {
  const { context, words } = invocation;
  const { terminal } = context;
  const { rehearse: say } = words.screens;
  const { faults, findings, files, summary } = result;
  const failed = faults.length + findings.length > 0;
  if (invocation.options.json) {
    invocation.printJson({
      good: !failed,
      people: summary.people,
      ...{ files, faults, findings, steps: result.steps },
      ...(keep !== undefined && { folder: keep }),
    });
    return failed ? 4 : 0;
  }
  sayTable(invocation, result);
  if (failed) {
    terminal.complain(terminal.colours.red(say.bad(faults.length + findings.length)));
    for (const { code, subject } of faults) terminal.complain(`  ${say.faults[code](subject)}`);
    for (const finding of findings) terminal.complain(`  ${describeFinding(finding, words)}`);
  } else terminal.say(terminal.colours.green(say.good(summary.people, files.length)));
  if (keep !== undefined) {
    terminal.say(say.kept(keep));
    terminal.say(`  ${join(keep, 'output', 'p12')}  ${say.look.p12}`);
    terminal.say(`  ${join(keep, 'output', 'letters', 'login-id')}  ${say.look.login}`);
    terminal.say(`  ${join(keep, 'output', 'letters', 'install-password')}  ${say.look.install}`);
  }
  if (!failed) terminal.say(say.next);
  return failed ? 4 : 0;
}

function sayTable({ context, words }: Invocation, { files, planned }: Rehearsal): void {
  const { table, yes, no } = words.screens.rehearse;
  const rows = files.map(({ file, people, letters, notAfter, faults }) => [
    file,
    String(people),
    String(letters),
    localDate(notAfter, planned.timeZone),
    faults.length === 0 ? yes : no,
  ]);
  const heads = [table.file, table.people, table.letters, table.until, table.opens];
  for (const line of formatTable(heads, rows)) context.terminal.say(`  ${line}`);
}
