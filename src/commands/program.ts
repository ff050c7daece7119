/** The commander program: commands with their flags. What they do is loaded when they run. */
import { Command, Option } from 'commander';
import type { Words } from '../words/words.ts';
import type { GlobalOptions, Invocation } from './invocation.ts';
import { localiseHelp } from './localise-help.ts';
import { wholeNumber } from './option-values.ts';
import type { ExitCode, Starter } from './starter.ts';

export interface Program {
  readonly program: Command;
  exitCode(): ExitCode;
}

/**
 * @param line the words of the command line: commands that it cannot mean are left out, since to load
 * them all takes longer than most of them run; all are there without it
 */
export async function createProgram(
  words: Words,
  version: string,
  start: (options: GlobalOptions & { color: boolean }) => Invocation,
  line: readonly string[] = [],
): Promise<Program> {
  const { help } = words;
  let exitCode: ExitCode = 0;
  const starter: Starter = {
    words,
    async run(command, work) {
      exitCode = await work(start(command.optsWithGlobals()));
    },
  };
  const program = new Command('hakko')
    .description(help.program)
    .version(version, '-V, --version', help.options.version)
    .option('--home <dir>', help.options.home)
    .addOption(new Option('--lang <lang>', help.options.lang).choices(['ja', 'en']))
    .option('--json', help.options.json)
    .option('--output <file>', help.options.output)
    .option('--quiet', help.options.quiet)
    .option('--no-color', help.options.noColor)
    .option('--yes', help.options.yes)
    .option('--wait <seconds>', help.options.wait, wholeNumber)
    .option('--accept-clock', help.options.acceptClock)
    .option('--passphrase-file <file>', help.options.passphraseFile)
    .option('--passphrase-stdin', help.options.passphraseStdin)
    .option('--operator <name>', help.options.operator)
    .option('--witness <name>', help.options.witness)
    .option('--ref <text>', help.options.ref);
  const loaded = await Promise.all(commandsIn(line).map((load) => load()));
  for (const define of loaded) define(program, starter);
  localiseHelp(program, words);
  return { program, exitCode: () => exitCode };
}

type Define = (program: Command, starter: Starter) => void;

/** In the order in which the help lists them. */
const commands: Readonly<Record<string, () => Promise<Define>>> = {
  init: async () => (await import('./init.ts')).defineInit,
  check: async () => (await import('./check.ts')).defineCheck,
  issue: async () => (await import('./issue.ts')).defineIssue,
  end: async () => (await import('./end.ts')).defineEnd,
  revoke: async () => (await import('./revoke.ts')).defineRevoke,
  crl: async () => (await import('./crl.ts')).defineCrl,
  backup: async () => (await import('./backup.ts')).defineBackup,
  restore: async () => (await import('./restore.ts')).defineRestore,
  passphrase: async () => (await import('./passphrase.ts')).definePassphrase,
  verify: async () => (await import('./verify.ts')).defineVerify,
  audit: async () => (await import('./audit.ts')).defineAudit,
  list: async () => (await import('./list.ts')).defineList,
  show: async () => (await import('./show.ts')).defineShow,
  guide: async () => (await import('./guide.ts')).defineGuide,
  template: async () => (await import('./template.ts')).defineTemplate,
  export: async () => (await import('./export.ts')).defineExport,
  portal: async () => (await import('./portal.ts')).definePortal,
  notices: async () => (await import('./notices.ts')).defineNotices,
  reset: async () => (await import('./reset.ts')).defineReset,
  remake: async () => (await import('./remake.ts')).defineRemake,
  rehearse: async () => (await import('./rehearse.ts')).defineRehearse,
  roster: async () => (await import('./roster.ts')).defineRoster,
  completion: async () => (await import('./completion.ts')).defineCompletion,
};

/**
 * Those whose names stand in the line: one of the words is the command, the others may be a value that
 * is called like one. All of them when the first word is none, which is then explained or corrected,
 * and for the completion, which tells of all.
 */
function commandsIn(line: readonly string[]): readonly (() => Promise<Define>)[] {
  const first = line.find((word) => !word.startsWith('-')) ?? '';
  const all = Object.entries(commands);
  const known = Object.hasOwn(commands, first) && !line.includes('completion');
  return all.filter(([name]) => !known || line.includes(name)).map(([, load]) => load);
}
