/** `hakko issue`: plan, show it, ask, issue, print. An interrupted batch is finished first. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { PlannedRoster, RosterRequest } from '../batch/read-roster.ts';
import type { WorkerPool } from '../batch/worker-pool.ts';
import { readLastBackup } from '../home/last-backup.ts';
import { openHomeToRead, type Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Secret } from '../secrets/secret.ts';
import { unlockOnce } from './unlock.ts';
import { runOpenBatch, sayDone, startWorkers, withWorkers } from './batch-screen.ts';
import { addRosterOptions, rosterRequest, type RosterOptions } from './check.ts';
import { nextTurn } from '../system/turns.ts';
import type { Invocation } from './invocation.ts';
import {
  addPrintOptions,
  letterLanguageOption,
  printOptions,
  type PrintOptions,
} from './letter-options.ts';
import { confirmIssue, type ProofOption } from './confirm-issue.ts';
import { addOutOption, judgeLetterFolders, outFolder, type OutOption } from './out-option.ts';
import { addPdfPasswordOption, readPdfPassword, type PdfPasswordOption } from './pdf-password.ts';
import { resumeBatch } from './resume-batch.ts';
import type { ExitCode, Starter } from './starter.ts';
import { refusalOf } from './roster-refusal.ts';
import { planJson } from './roster-json.ts';
import { sayPlan, sayProblems } from './roster-report.ts';
import { openWritingHome } from './writing-home.ts';

interface IssueOptions
  extends RosterOptions, PrintOptions, ProofOption, PdfPasswordOption, OutOption {
  readonly dryRun?: boolean;
}

export function defineIssue(program: Command, { words, run }: Starter): void {
  const { help } = words;
  const command = program
    .command('issue')
    .description(help.issue.description)
    .argument('<roster>', help.arguments.roster)
    .option('--dry-run', help.issue.dryRun);
  addOutOption(command, help.issue.out, help).option('--without-proof', help.issue.withoutProof);
  addPdfPasswordOption(addPrintOptions(addRosterOptions(command, help), help), help)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko issue roster.csv\n  hakko issue roster.csv --print login --split group\n  hakko issue roster.csv --yes --passphrase-file pass.txt --json`,
    )
    .action((roster: string, options: IssueOptions, command: Command) =>
      run(command, (invocation) => issue(invocation, roster, options)),
    );
}

async function issue(
  invocation: Invocation,
  path: string,
  options: IssueOptions,
): Promise<ExitCode> {
  const { context, words } = invocation;
  const print = await readPdfPassword(invocation, options);
  // A plan alone changes nothing, not even the version of an older ledger.
  const home = options.dryRun
    ? openHomeToRead(context, invocation.home)
    : await openWritingHome(invocation, 'hakko issue');
  try {
    judgeLetterFolders(invocation, home, options);
    const out = outFolder(invocation, home, options);
    const unlock = unlockOnce(invocation, home);
    const open = home.ledger.batches.open();
    const resumed =
      open && !options.dryRun
        ? await resumeBatch({ invocation, home, unlock, out, ...print }, open)
        : undefined;
    if (resumed) context.terminal.say(words.screens.issue.resumed(resumed.batch));
    const { environment, files } = invocation.context;
    const bytes = files.read(resolve(environment.workingFolder, path), { pipe: true });
    const request = { ...rosterRequest(path, options), bytes };
    const early = await startEarly(invocation, home, bytes, options);
    try {
      const more = { ...options, ...print, resumed, early };
      return await issueFromRoster(invocation, home, unlock, request, more);
    } finally {
      await early?.close();
    }
  } finally {
    home.close();
  }
}

/**
 * Workers that begin a key each while the roster is still being read, on cores that have nothing else
 * to do. A roster that the last batch was made from most likely holds nothing new; and longer keys
 * cannot be called off, which would hold up the list of a roster's problems.
 */
async function startEarly(
  invocation: Invocation,
  home: Home,
  roster: Buffer,
  { dryRun }: IssueOptions,
): Promise<WorkerPool | undefined> {
  const { environment } = invocation.context;
  const known = home.ledger.batches.all().at(-1)?.rosterSha256;
  const quick = !['rsa-3072', 'rsa-4096'].includes(home.settings.client.keyAlgorithm);
  if (dryRun || !quick || createHash('sha256').update(roster).digest('hex') === known) return;
  const pool = await startWorkers(invocation, home);
  pool.expectGroups(environment.cores);
  return pool;
}

async function issueFromRoster(
  invocation: Invocation,
  home: Home,
  unlock: () => Promise<Unlocked>,
  request: RosterRequest,
  options: IssueOptions & {
    readonly resumed: BatchSummary | undefined;
    readonly early: WorkerPool | undefined;
    readonly pdfPassword?: Secret;
  },
): Promise<ExitCode> {
  const { context, words } = invocation;
  const { terminal } = context;
  const { resumed, pdfPassword } = options;
  const { readRoster } = await import('../batch/read-roster.ts');
  const planned = readRoster(context, home, request);
  const { plan } = planned;
  if (planned.problems > 0) return refuse(invocation, planned);
  sayProblems(invocation, planned);
  sayPlan(invocation, planned, home.settings, options.print);
  const nothing = plan.groups.length === 0 && plan.changes.length === 0;
  if (options.dryRun || nothing) {
    if (options.dryRun) terminal.say(words.plan.dryRun);
    if (invocation.options.json) invocation.printJson({ ...planJson(planned, words), resumed });
    return 0;
  }
  await confirmIssue(invocation, planned, options);
  if (plan.groups.length === 0) {
    const { updatePeople } = await import('../batch/update-people.ts');
    updatePeople(context, home, plan);
    terminal.say(words.screens.issue.updated(plan.changes.length));
    if (invocation.options.json) invocation.printJson({ ...planJson(planned, words), resumed });
    return 0;
  }
  const { openBatch } = await import('../batch/open-batch.ts');
  const out = outFolder(invocation, home, options);
  const fresh = plan.groups.filter(({ kind }) => kind === 'new').length;
  const work = async (pool: WorkerPool): Promise<BatchSummary> => {
    const unlocked = await unlock();
    // Whoever pressed Ctrl-C while the roster was read does not want it opened.
    await nextTurn();
    openBatch(context, home, unlocked.vault, {
      ...{ plan, rosterName: planned.name, rosterSha256: planned.sha256 },
      ...(out && { out }),
      ...letterLanguageOption(options),
      ...printOptions(options),
      encrypted: pdfPassword !== undefined,
      withoutProof: planned.proof === 'missing',
    });
    return runOpenBatch(invocation, home, unlocked, pool, pdfPassword);
  };
  const summary = await withWorkers(invocation, home, fresh, work, options.early);
  if (invocation.options.json) {
    const lastBackup = readLastBackup(context, home.paths)?.madeAt ?? null;
    invocation.printJson({ ...planJson(planned, words), resumed, ...summary, lastBackup });
  } else {
    sayDone(invocation, home, summary);
    if (pdfPassword) terminal.say(words.screens.issue.encrypted);
  }
  return 0;
}

function refuse(invocation: Invocation, planned: PlannedRoster): 3 {
  const { words, options } = invocation;
  if (options.json) {
    invocation.printJson(planJson(planned, words));
    return 3;
  }
  sayProblems(invocation, planned);
  if (planned.roster.problems.length === 0 && planned.plan.changes.length > 0) {
    for (const { entry, fields } of planned.plan.changes) {
      for (const { field, before, after } of fields) {
        invocation.context.terminal.say(
          `  ${words.plan.change(entry.loginId, field, before, after)}`,
        );
      }
    }
  }
  throw refusalOf(planned);
}
