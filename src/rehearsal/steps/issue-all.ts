/** Certificates, `.p12` files and letters of the whole roster, as `hakko issue` makes them. */
import { join } from 'node:path';
import type { BatchSummary } from '../../batch/finish-batch.ts';
import { openBatch } from '../../batch/open-batch.ts';
import type { PlannedRoster } from '../../batch/read-roster.ts';
import { runBatch } from '../../batch/run-batch.ts';
import { startWorkerPool } from '../../batch/worker-pool.ts';
import { unlockHome } from '../../home/unlock-home.ts';
import { made, type RehearsalHooks, type Stage } from '../stage.ts';
import type { Outcome } from '../step.ts';

export async function issueAll(stage: Stage): Promise<Outcome> {
  const { context, props, passphrase, hooks } = stage;
  const home = made(stage, 'home');
  const planned = made(stage, 'planned');
  const pool = startWorkerPool(context.environment.cores, home.settings.client.keyAlgorithm);
  props.pool = pool;
  stage.atEnd.push(() => pool.close());
  pool.expectGroups(planned.plan.groups.length);
  props.unlocked = unlockHome(context, home, passphrase);
  props.summary = await issuePlanned(stage, planned, { out: join(stage.folder, 'output'), hooks });
  return { count: props.summary.certificates };
}

export interface PlannedIssue {
  /** Folder for the batch; that of the home unless set. */
  readonly out?: string;
  readonly hooks: Pick<RehearsalHooks, 'onStart' | 'onGroup'>;
}

/** Issues what was planned, to the last letter. */
export async function issuePlanned(
  stage: Stage,
  { plan, name: rosterName, sha256: rosterSha256 }: PlannedRoster,
  { out, hooks: { onStart, onGroup } }: PlannedIssue,
): Promise<BatchSummary> {
  const { context, request } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  openBatch(context, home, unlocked.vault, {
    ...{ plan, rosterName, rosterSha256 },
    ...(out !== undefined && { out }),
    ...(request.letterLanguage && { letterLanguage: request.letterLanguage }),
  });
  const batch = home.ledger.batches.open();
  if (!batch) throw new RangeError('no open batch');
  const hooks = { onStart, onGroup, onLetters: () => undefined };
  return runBatch({ context, home, unlocked, batch }, made(stage, 'pool'), hooks);
}
