/** A revocation step by step: what is said, what is asked, what is done, with or without a new certificate. */
import type { BatchSummary } from '../batch/finish-batch.ts';
import { checkReissue, countReissued } from '../batch/open-reissue.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { findGroup } from '../withdrawal/find-certificate.ts';
import type { ReissuePlan } from '../withdrawal/plan-reissue.ts';
import type { RevocationPlan } from '../withdrawal/plan-revocation.ts';
import { reissueCertificate, revokeAndReissue } from '../withdrawal/reissue-certificate.ts';
import { requireRevocationKey, revokeCertificate } from '../withdrawal/revoke-certificate.ts';
import type { ClientReason } from '../x509/reason-code.ts';
import { runOpenBatch, sayDone, withWorkers } from './batch-screen.ts';
import type { Invocation } from './invocation.ts';
import { resumeBatch } from './resume-batch.ts';
import {
  askReason,
  confirmReissue,
  confirmRevocation,
  readInvalidityDate,
} from './revoke-answers.ts';
import { revocationJson, sayNothingToRevoke, sayRevocation, sayRevoked } from './revoke-screen.ts';

export interface RevokeOptions {
  readonly reason?: ClientReason;
  readonly invalidityDate?: string;
  readonly confirm?: string;
  readonly reissue?: boolean;
  readonly dryRun?: boolean;
  readonly allowSyncedFolder?: boolean;
}

export interface RevokeRun {
  readonly invocation: Invocation;
  readonly home: Home;
  readonly unlock: () => Promise<Unlocked>;
  readonly options: RevokeOptions;
}

export interface FinishedBatch {
  /** Name of the group that was asked for. */
  readonly group: string;
  readonly summary: BatchSummary;
  /** It was what this very command had begun: there is nothing left to do. */
  readonly isThisReissue: boolean;
}

/** An interrupted batch comes first when it is about this group, or when there is to be another batch. */
export async function finishUnfinished(
  { invocation, home, unlock, options }: RevokeRun,
  target: string,
): Promise<FinishedBatch | undefined> {
  const { ledger } = home;
  const open = ledger.batches.open();
  if (!open) return undefined;
  const group = findGroup(ledger, target);
  const concerned = group !== undefined && ledger.letters.groupsOf(open.id).has(group.id);
  if (!concerned && !options.reissue) return undefined;
  const { context, words } = invocation;
  context.terminal.say(words.screens.revoke.unfinished(open.id));
  const summary = await resumeBatch({ invocation, home, unlock }, open);
  const isReissue = open.command === 'issue' && open.rosterName === undefined;
  const isThisReissue = concerned && isReissue && options.reissue === true;
  return { group: group?.name ?? target, summary, isThisReissue };
}

export async function revoke(
  run: RevokeRun,
  plan: RevocationPlan,
  reissue: ReissuePlan | undefined,
): Promise<void> {
  const { invocation, home, unlock, options } = run;
  const { context } = invocation;
  requireRevocationKey(context, home, plan.certificate);
  const invalidityDate = readInvalidityDate(invocation, home, plan, options.invalidityDate);
  if (reissue) checkReissue(context, home, reissue);
  sayRevocation(invocation, home, plan);
  if (reissue) sayReissue(run, reissue);
  if (options.dryRun) {
    stopDry(run, plan);
    return;
  }
  const reason = options.reason ?? (await askReason(invocation));
  await confirmRevocation(invocation, plan, options.confirm);
  const request = { plan, reason, ...(invalidityDate && { invalidityDate }) };
  if (!reissue) {
    const revoked = await revokeCertificate(context, home, await unlock(), request);
    if (invocation.options.json) invocation.printJson(revocationJson(plan, { revoked }));
    else sayRevoked(invocation, home, plan, { revoked, reissue: false });
    return;
  }
  await withWorkers(invocation, home, 1, async (pool) => {
    const unlocked = await unlock();
    const revoked = await revokeAndReissue(context, home, unlocked, request, reissue);
    sayRevoked(invocation, home, plan, { revoked, reissue: true });
    const batch = await runOpenBatch(invocation, home, unlocked, pool);
    if (invocation.options.json) invocation.printJson(revocationJson(plan, { revoked, batch }));
    else sayDone(invocation, home, batch);
  });
}

/** Nothing is there to be revoked; the group may still need its new certificate. */
export async function reissueOnly(
  run: RevokeRun,
  plan: RevocationPlan,
  reissue: ReissuePlan | undefined,
): Promise<void> {
  const { invocation, home, unlock, options } = run;
  const { context, words } = invocation;
  const { revoke: say } = words.screens;
  if (reissue) checkReissue(context, home, reissue);
  sayNothingToRevoke(invocation, home, plan);
  if (!reissue) {
    if (options.reissue) context.terminal.say(say.reissued(plan.group.name));
    else if (plan.needsReissue) context.terminal.say(say.again(plan.group.name));
    if (invocation.options.json) invocation.printJson(revocationJson(plan, {}));
    return;
  }
  sayReissue(run, reissue);
  if (options.dryRun) {
    stopDry(run, plan);
    return;
  }
  await confirmReissue(invocation, plan, options.confirm);
  await withWorkers(invocation, home, 1, async (pool) => {
    const unlocked = await unlock();
    reissueCertificate(context, home, reissue);
    const batch = await runOpenBatch(invocation, home, unlocked, pool);
    if (invocation.options.json) invocation.printJson(revocationJson(plan, { batch }));
    else sayDone(invocation, home, batch);
  });
}

function sayReissue({ invocation, home }: RevokeRun, reissue: ReissuePlan): void {
  const { context, words } = invocation;
  context.terminal.say(words.screens.revoke.reissue(countReissued(home, reissue)));
}

function stopDry({ invocation }: RevokeRun, plan: RevocationPlan): void {
  const { context, words, options } = invocation;
  context.terminal.say(words.screens.revoke.dryRun);
  if (options.json) invocation.printJson(revocationJson(plan, {}));
}
