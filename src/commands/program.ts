/** The commander program: every command with its flags. What they do is loaded when they run. */
import { Command, Option } from 'commander';
import type { Words } from '../words/words.ts';
import { defineAudit } from './audit.ts';
import { defineBackup } from './backup.ts';
import { defineCheck } from './check.ts';
import { defineCompletion } from './completion.ts';
import { defineCrl } from './crl.ts';
import { defineEnd } from './end.ts';
import { defineExport } from './export.ts';
import { defineGuide } from './guide.ts';
import { defineInit } from './init.ts';
import type { GlobalOptions, Invocation } from './invocation.ts';
import { defineIssue } from './issue.ts';
import { defineList } from './list.ts';
import { localiseHelp } from './localise-help.ts';
import { defineNotices } from './notices.ts';
import { wholeNumber } from './option-values.ts';
import { definePassphrase } from './passphrase.ts';
import { definePortal } from './portal.ts';
import { defineRemake } from './remake.ts';
import { defineReset } from './reset.ts';
import { defineRestore } from './restore.ts';
import { defineRehearse } from './rehearse.ts';
import { defineRevoke } from './revoke.ts';
import { defineRoster } from './roster.ts';
import { defineShow } from './show.ts';
import type { ExitCode, Starter } from './starter.ts';
import { defineTemplate } from './template.ts';
import { defineVerify } from './verify.ts';

export interface Program {
  readonly program: Command;
  exitCode(): ExitCode;
}

export function createProgram(
  words: Words,
  version: string,
  start: (options: GlobalOptions & { color: boolean }) => Invocation,
): Program {
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
  for (const define of [
    defineInit,
    defineCheck,
    defineIssue,
    defineEnd,
    defineRevoke,
    defineCrl,
    defineBackup,
    defineRestore,
    definePassphrase,
    defineVerify,
    defineAudit,
    defineList,
    defineShow,
    defineGuide,
    defineTemplate,
    defineExport,
    definePortal,
    defineNotices,
    defineReset,
    defineRemake,
    defineRehearse,
    defineRoster,
    defineCompletion,
  ]) {
    define(program, starter);
  }
  localiseHelp(program, words);
  return { program, exitCode: () => exitCode };
}
