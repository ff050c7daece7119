/** A batch on the screen: workers, progress, Ctrl-C, and what stands there when it is done. */
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { WorkerPool } from '../batch/worker-pool.ts';
import { readLastBackup } from '../home/last-backup.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { Secret } from '../secrets/secret.ts';
import { localDate } from '../system/local-date.ts';
import { whileHeard } from '../system/interrupt.ts';
import { sayCrlEnd } from './crl-screen.ts';
import type { Invocation } from './invocation.ts';
import { formatFields } from './table.ts';

/**
 * The workers make the first keys while the passphrase is still being checked.
 * @param early workers that were started before it was known what there is to do
 */
export async function withWorkers<T>(
  invocation: Invocation,
  home: Home,
  groups: number,
  work: (pool: WorkerPool) => Promise<T>,
  early?: WorkerPool,
): Promise<T> {
  const pool = early ?? (await startWorkers(invocation, home));
  pool.expectGroups(groups);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

/** @returns workers that make nothing yet; whoever asked for them closes them */
export async function startWorkers({ context }: Invocation, { settings }: Home) {
  const { startWorkerPool } = await import('../batch/worker-pool.ts');
  return startWorkerPool(context.environment.cores, settings.client.keyAlgorithm);
}

export async function runOpenBatch(
  { context, words }: Invocation,
  home: Home,
  unlocked: Unlocked,
  pool: WorkerPool,
  pdfPassword?: Secret,
): Promise<BatchSummary> {
  const { runBatch } = await import('../batch/run-batch.ts');
  const batch = home.ledger.batches.open();
  if (!batch) throw new RangeError('no open batch');
  const { terminal, interrupted } = context;
  interrupted.addEventListener(
    'abort',
    () => {
      terminal.complain(words.screens.issue.stopping);
    },
    { once: true },
  );
  let progress: ReturnType<typeof terminal.progress> | undefined;
  try {
    const hooks = {
      onStart: (groups: number) => (progress = terminal.progress(groups, words.screens.progress)),
      onGroup: () => progress?.step(),
      onLetters: () => {
        progress?.stop();
        terminal.say(words.screens.issue.printing);
      },
    };
    return await whileHeard(interrupted, () =>
      runBatch(
        { context, home, unlocked, batch, ...(pdfPassword && { pdfPassword }) },
        pool,
        hooks,
      ),
    );
  } finally {
    progress?.stop();
  }
}

/** What was just made is in no backup yet; the last one may be of any day. */
function sayLastBackup(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  home: Home,
): void {
  const { backup: say } = words.screens;
  const last = readLastBackup(context, home.paths);
  const { timeZone } = home.settings.site;
  context.terminal.say(last ? say.older(localDate(new Date(last.madeAt), timeZone)) : say.none);
}

/** What is to be done with the letters that were printed, and which are still to be. */
function sayLetters(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  { batch, letters, unprinted }: BatchSummary,
): void {
  const { issue: say } = words.screens;
  const { terminal } = context;
  const { login, install } = letters;
  if (login + install > 0) {
    terminal.say(
      login > 0 && install > 0 ? say.print : login > 0 ? say.printLogin : say.printInstall,
    );
    terminal.say(say.lists);
  }
  for (const kind of ['login', 'install'] as const) {
    if (unprinted[kind] > 0) terminal.say(say.unprinted(kind, unprinted[kind], batch));
  }
}

export function sayDone({ context, words }: Invocation, home: Home, summary: BatchSummary): void {
  const { issue: say } = words.screens;
  const { terminal } = context;
  const { certificates, p12Files, people, letters, fromRoster } = summary;
  terminal.say(terminal.colours.green(say.done(summary.batch)));
  terminal.say(say.counts({ certificates, people, ...letters, fromRoster }));
  if (certificates > 0) terminal.say(say.opened);
  const { folders } = summary;
  const places = formatFields([
    ...(certificates > 0 ? [[say.p12, folders.p12] as const] : []),
    ...(letters.login > 0 ? [[say.login, folders.login] as const] : []),
    ...(letters.install > 0 ? [[say.install, folders.install] as const] : []),
  ]);
  for (const place of places) terminal.say(`  ${place}`);
  sayCrlEnd({ context, words }, home);
  sayLetters({ context, words }, summary);
  if (certificates > 0) terminal.say(p12Files > certificates ? say.publishBoth : say.publish);
  sayLastBackup({ context, words }, home);
  terminal.say(say.chainHead(summary.chainHead));
}
