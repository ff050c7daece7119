/** `hakko revoke`: whom it hits, why, the typed confirmation, then ledger and revocation lists. */
import { Option, type Command } from 'commander';
import { openHomeToRead } from '../home/open-home.ts';
import { planReissue } from '../withdrawal/plan-reissue.ts';
import { planRevocation } from '../withdrawal/plan-revocation.ts';
import { clientReasons } from '../x509/reason-code.ts';
import type { Invocation } from './invocation.ts';
import { addSyncedOption, judgeLetterFolders } from './out-option.ts';
import { parseReason } from './revoke-answers.ts';
import { finishUnfinished, reissueOnly, revoke, type RevokeOptions } from './revoke-run.ts';
import { sayFinished } from './revoke-screen.ts';
import type { Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

export function defineRevoke(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('revoke')
    .description(help.revoke.description)
    .argument('<target>', help.revoke.target)
    .addOption(
      new Option('--reason <reason>', help.revoke.reason)
        .choices(clientReasons)
        .argParser(parseReason),
    )
    .option('--invalidity-date <date>', help.revoke.invalidityDate)
    .option('--confirm <prefix>', help.revoke.confirm)
    .option('--reissue', help.revoke.reissue)
    .option('--dry-run', help.revoke.dryRun);
  addSyncedOption(command, help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko revoke G13B\n  hakko revoke G13B --reissue\n  hakko revoke G13B --reason keyCompromise --confirm G13B --passphrase-file pass.txt`,
    )
    .action((target: string, options: RevokeOptions, command: Command) =>
      run(command, (invocation) => revokeCommand(invocation, target, options)),
    );
}

async function revokeCommand(
  invocation: Invocation,
  target: string,
  options: RevokeOptions,
): Promise<0> {
  const { context } = invocation;
  // A plan alone changes nothing, not even the version of an older ledger.
  const home = options.dryRun
    ? openHomeToRead(context, invocation.home)
    : await openWritingHome(invocation, 'hakko revoke');
  try {
    if (options.reissue) judgeLetterFolders(invocation, home, options);
    const run = { invocation, home, unlock: unlockOnce(invocation, home), options };
    const finished = options.dryRun ? undefined : await finishUnfinished(run, target);
    if (finished?.isThisReissue) {
      sayFinished(invocation, finished.group, finished.summary);
      return 0;
    }
    const plan = planRevocation(context, home, target);
    const reissue = options.reissue ? planReissue(context, home, plan) : undefined;
    if (plan.step === 'revoke') await revoke(run, plan, reissue);
    else await reissueOnly(run, plan, reissue);
    return 0;
  } finally {
    home.close();
  }
}
