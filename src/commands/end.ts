/** `hakko end`: logins end, one or a list of them; the certificates of their groups stay. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { endLogins } from '../withdrawal/end-logins.ts';
import { planEnding } from '../withdrawal/plan-ending.ts';
import { endingJson, sayEnded, sayEnding } from './end-screen.ts';
import type { Invocation } from './invocation.ts';
import { confirmPlainly } from './revoke-answers.ts';
import type { Starter } from './starter.ts';
import { openWritingHome } from './writing-home.ts';

interface EndOptions {
  readonly from?: string;
  readonly dryRun?: boolean;
}

export function defineEnd(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('end')
    .description(help.end.description)
    .argument('[loginId...]', help.end.loginIds)
    .option('--from <file>', help.end.from)
    .option('--dry-run', help.end.dryRun)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko end G13B1234567\n  hakko end --from leavers.txt --yes`,
    )
    .action((loginIds: readonly string[], options: EndOptions, command: Command) =>
      run(command, (invocation) => end(invocation, loginIds, options)),
    );
}

async function end(
  invocation: Invocation,
  named: readonly string[],
  options: EndOptions,
): Promise<0> {
  const { context, words } = invocation;
  const { end: say } = words.screens;
  const loginIds = [...named, ...readLoginIds(invocation, options.from)];
  if (loginIds.length === 0)
    throw new HakkoError('usage-missing-argument', { argument: 'loginId' });
  // A plan alone changes nothing, not even the version of an older ledger.
  const home = options.dryRun
    ? openHomeToRead(context, invocation.home)
    : await openWritingHome(invocation, 'hakko end', { caMayHaveEnded: true });
  try {
    const plan = planEnding(context, home, loginIds);
    sayEnding(invocation, home, plan);
    const goesOn = plan.people.length > 0 && !options.dryRun;
    if (goesOn) {
      await confirmPlainly(invocation, say.confirm);
      endLogins(context, home, plan);
    }
    if (options.dryRun) context.terminal.say(say.dryRun);
    if (invocation.options.json) invocation.printJson(endingJson(plan, goesOn));
    else if (goesOn) sayEnded(invocation, plan);
    return 0;
  } finally {
    home.close();
  }
}

/** One login ID a line, as a spreadsheet's column is copied; empty lines and a BOM mean nothing. */
function readLoginIds({ context }: Invocation, path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const bytes = context.files.read(resolve(context.environment.workingFolder, path));
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
