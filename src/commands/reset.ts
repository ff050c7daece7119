/** `hakko reset`: a new initial password for a person, or a new install password for a group's file. */
import type { Command } from 'commander';
import type { BatchSummary } from '../batch/finish-batch.ts';
import { HakkoError } from '../errors.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { planInstallReset, planLoginReset } from '../withdrawal/plan-reset.ts';
import { runOpenBatch, sayDone, withWorkers } from './batch-screen.ts';
import type { Invocation } from './invocation.ts';
import { addSyncedOption, judgeLetterFolders } from './out-option.ts';
import { sayInstallReset, sayInstallResetDone, sayLoginReset } from './reset-screen.ts';
import { resumeBatch } from './resume-batch.ts';
import { confirmPlainly } from './revoke-answers.ts';
import type { ExitCode, Starter } from './starter.ts';
import { unlockOnce } from './unlock.ts';
import { openWritingHome } from './writing-home.ts';

interface ResetOptions {
  readonly install?: string;
  readonly dryRun?: boolean;
  readonly allowSyncedFolder?: boolean;
}

export function defineReset(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('reset')
    .description(help.reset.description)
    .argument('[loginId...]', help.reset.loginIds)
    .option('--install <prefix>', help.reset.install)
    .option('--dry-run', help.reset.dryRun);
  addSyncedOption(command, help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko reset G13B1234567\n  hakko reset --install G13B`,
    )
    .action((loginIds: readonly string[], options: ResetOptions, command: Command) =>
      run(command, (invocation) => reset(invocation, loginIds, options)),
    );
}

interface Planned {
  /** Whose letters become void, and get another. */
  readonly personIds: readonly number[];
  readonly say: () => void;
  readonly open: (unlocked: Unlocked) => Promise<string>;
  readonly sayDone: (summary: BatchSummary) => void;
}

async function reset(
  invocation: Invocation,
  loginIds: readonly string[],
  options: ResetOptions,
): Promise<ExitCode> {
  const { context, words } = invocation;
  const { reset: say } = words.screens;
  const { install } = options;
  if (install === undefined && loginIds.length === 0)
    throw new HakkoError('usage-missing-argument', { argument: 'loginId' });
  if (install !== undefined && loginIds.length > 0)
    throw new HakkoError('usage-conflict', { option: '--install', other: 'loginId' });
  // A plan alone changes nothing, not even the version of an older ledger.
  const home = options.dryRun
    ? openHomeToRead(context, invocation.home)
    : await openWritingHome(invocation, 'hakko reset');
  try {
    judgeLetterFolders(invocation, home, options);
    const plan =
      install === undefined
        ? planLogins(invocation, home, loginIds)
        : planInstall(invocation, home, install);
    const unlock = unlockOnce(invocation, home);
    const open = options.dryRun ? undefined : home.ledger.batches.open();
    if (open) {
      const same = open.command === 'reset' && isSame(home, open.id, plan());
      const finished = await resumeBatch({ invocation, home, unlock }, open);
      if (same) {
        if (invocation.options.json) invocation.printJson(finished);
        return 0;
      }
    }
    const planned = plan();
    planned.say();
    if (options.dryRun) {
      context.terminal.say(say.dryRun);
      return 0;
    }
    await confirmPlainly(invocation, say.confirm);
    const summary = await withWorkers(invocation, home, 0, async (pool) => {
      const unlocked = await unlock();
      await planned.open(unlocked);
      return runOpenBatch(invocation, home, unlocked, pool);
    });
    if (invocation.options.json) invocation.printJson(summary);
    else {
      sayDone(invocation, home, summary);
      planned.sayDone(summary);
    }
    return 0;
  } finally {
    home.close();
  }
}

/** The same command once more after it was interrupted: what it had begun is all there is to do. */
function isSame({ ledger }: Home, batchId: string, { personIds }: Planned): boolean {
  const letters = (['login', 'install'] as const).flatMap((kind) =>
    ledger.letters.ofBatch(batchId, kind),
  );
  return letters.length > 0 && letters.every(({ personId }) => personIds.includes(personId));
}

/** Looked up when asked: a batch that is finished first may have given somebody her login. */
function planLogins(
  invocation: Invocation,
  home: Home,
  loginIds: readonly string[],
): () => Planned {
  return () => {
    const people = planLoginReset(home, loginIds);
    return {
      personIds: people.map(({ id }) => id),
      say: () => {
        sayLoginReset(invocation, home, people);
      },
      open: async (unlocked) => {
        const { openLoginReset } = await import('../batch/open-login-reset.ts');
        return openLoginReset(invocation.context, home, unlocked, people);
      },
      sayDone: () => {
        invocation.context.terminal.say(invocation.words.screens.reset.loginDone);
      },
    };
  };
}

function planInstall(invocation: Invocation, home: Home, prefix: string): () => Planned {
  return () => {
    const group = planInstallReset(invocation.context, home, prefix);
    return {
      personIds: group.people.map(({ id }) => id),
      say: () => {
        sayInstallReset(invocation, home, group);
      },
      open: async (unlocked) => {
        const { openInstallReset } = await import('../batch/open-install-reset.ts');
        return openInstallReset(invocation.context, home, unlocked, group);
      },
      sayDone: (summary) => {
        sayInstallResetDone(invocation, group, summary);
      },
    };
  };
}
