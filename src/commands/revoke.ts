/** `hakko revoke`: whom it hits, why, the typed confirmation, then ledger and revocation lists. */
import { Option, type Command } from 'commander';
import type { Home } from '../home/open-home.ts';
import { planRevocation, type RevocationPlan } from '../withdrawal/plan-revocation.ts';
import { requireRevocationKey, revokeCertificate } from '../withdrawal/revoke-certificate.ts';
import { clientReasons, type ClientReason } from '../x509/reason-code.ts';
import type { Invocation } from './invocation.ts';
import { askReason, confirmRevocation, parseReason, readInvalidityDate } from './revoke-answers.ts';
import { revocationJson, sayNothingToRevoke, sayRevocation, sayRevoked } from './revoke-screen.ts';
import type { Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

interface RevokeOptions {
  readonly reason?: ClientReason;
  readonly invalidityDate?: string;
  readonly confirm?: string;
  readonly dryRun?: boolean;
}

export function defineRevoke(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
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
    .option('--dry-run', help.revoke.dryRun)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko revoke G13B\n  hakko revoke G13B --reason keyCompromise --confirm G13B --passphrase-file pass.txt`,
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
  const home = await openWritingHome(invocation, 'hakko revoke');
  try {
    const plan = planRevocation(context, home, target);
    if (plan.step === 'revoke') await revoke(invocation, home, plan, options);
    else if (invocation.options.json) invocation.printJson(revocationJson(plan));
    else sayNothingToRevoke(invocation, home, plan);
    return 0;
  } finally {
    home.close();
  }
}

async function revoke(
  invocation: Invocation,
  home: Home,
  plan: RevocationPlan,
  options: RevokeOptions,
): Promise<void> {
  const { context, words } = invocation;
  requireRevocationKey(context, home, plan.certificate);
  const invalidityDate = readInvalidityDate(invocation, home, plan, options.invalidityDate);
  sayRevocation(invocation, home, plan);
  if (options.dryRun) {
    context.terminal.say(words.screens.revoke.dryRun);
    if (invocation.options.json) invocation.printJson(revocationJson(plan));
    return;
  }
  const reason = options.reason ?? (await askReason(invocation));
  await confirmRevocation(invocation, plan, options.confirm);
  const unlocked = await unlockOnce(invocation, home)();
  const revoked = await revokeCertificate(context, home, unlocked, {
    ...{ plan, reason },
    ...(invalidityDate && { invalidityDate }),
  });
  if (invocation.options.json) invocation.printJson(revocationJson(plan, revoked));
  else sayRevoked(invocation, home, plan, revoked);
}
