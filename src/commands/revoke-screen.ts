/** A revocation on the screen: whom it hits before, what to do next after; the same for scripts. */
import { localDate } from '../system/local-date.ts';
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { Home } from '../home/open-home.ts';
import type { RevocationPlan } from '../withdrawal/plan-revocation.ts';
import type { Revoked } from '../withdrawal/revoke-certificate.ts';
import { sayCrlEnd, sayCrlFiles, sayCrlsElsewhere } from './crl-screen.ts';
import type { Invocation } from './invocation.ts';
import { formatFields } from './table.ts';

/** A screenful. */
const NAMES_SHOWN = 15;

export function sayRevocation(
  { context, words }: Invocation,
  home: Home,
  { group, certificate, inUse, people, leavers, others }: RevocationPlan,
): void {
  const { revoke: say } = words.screens;
  const { terminal } = context;
  const { timeZone } = home.settings.site;
  const { fields } = say;
  terminal.say(terminal.colours.bold(say.intro(group.name)));
  const facts = formatFields([
    [fields.file, certificate.fileName],
    [fields.serial, certificate.serialNumber],
    [fields.made, localDate(certificate.plannedAt, timeZone)],
    [fields.until, localDate(certificate.notAfter, timeZone)],
    [fields.batch, certificate.batchId],
    ...(inUse ? [] : [[fields.state, say.formerState] as const]),
  ]);
  for (const fact of facts) terminal.say(`  ${fact}`);
  if (people.length === 0) terminal.say(say.hitsNobody);
  else {
    const hits = inUse ? say.hits : say.formerHits;
    terminal.say(terminal.colours.yellow(hits(people.length)));
    for (const { loginId, name } of people.slice(0, NAMES_SHOWN)) {
      terminal.say(`  ${loginId}  ${name}`);
    }
    if (people.length > NAMES_SHOWN) terminal.say(`  ${say.more(people.length - NAMES_SHOWN)}`);
  }
  if (leavers.length > 0) terminal.say(say.leavers(leavers.length));
  if (others.length > 0) {
    terminal.say(say.others(group.name));
    for (const { serialNumber, notAfter } of others) {
      terminal.say(`  ${serialNumber}  ${localDate(notAfter, timeZone)}`);
    }
  }
  if (inUse && people.length > 1) terminal.say(say.onlyOne);
}

/** It is revoked already, or has ended: no fault of whoever asked. */
export function sayNothingToRevoke(
  { context, words }: Invocation,
  home: Home,
  { group, certificate, revocation }: RevocationPlan,
): void {
  const { revoke: say } = words.screens;
  const { timeZone } = home.settings.site;
  const line = revocation
    ? say.already(
        group.name,
        localDate(revocation.revokedAt, timeZone),
        say.reasons[revocation.reason],
      )
    : say.ended(group.name, localDate(certificate.notAfter, timeZone));
  context.terminal.say(line);
}

/** @param outcome `reissue`: the new certificate follows, and with it the summary of its batch */
export function sayRevoked(
  { context, words }: Invocation,
  home: Home,
  { group, certificate, inUse, needsReissue }: RevocationPlan,
  { revoked, reissue }: { readonly revoked: Revoked; readonly reissue: boolean },
): void {
  const { revoke: say } = words.screens;
  const { terminal } = context;
  const { revocation, crls } = revoked;
  terminal.say(terminal.colours.green(say.done(group.name, say.reasons[revocation.reason])));
  sayCrlFiles({ context }, home, crls);
  terminal.say(terminal.colours.yellow(say.next));
  if (reissue) return;
  sayCrlsElsewhere({ context, words }, home, crls);
  sayCrlEnd({ context, words }, home);
  if (inUse) terminal.say(say.takeDown(certificate.fileName));
  if (needsReissue) terminal.say(say.again(group.name));
}

/** The batch that was finished was what this command had begun before. */
export function sayFinished(invocation: Invocation, group: string, summary: BatchSummary): void {
  const { context, words, options } = invocation;
  context.terminal.say(words.screens.revoke.finished(group));
  if (options.json) invocation.printJson({ group, step: 'finished', batch: summary });
}

export interface RevocationOutcome {
  readonly revoked?: Revoked;
  /** Of the new certificate and its letters. */
  readonly batch?: BatchSummary;
}

export function revocationJson(plan: RevocationPlan, outcome: RevocationOutcome): object {
  const { group, certificate, step, inUse, people, leavers, others } = plan;
  const { revoked, batch } = outcome;
  const revocation = revoked?.revocation ?? plan.revocation;
  return {
    group: group.name,
    file: certificate.fileName,
    serialNumber: certificate.serialNumber,
    notAfter: certificate.notAfter,
    issuedIn: certificate.batchId,
    step: revoked ? 'revoked' : step,
    inUse,
    people: people.map(({ loginId }) => loginId),
    leavers: leavers.map(({ loginId }) => loginId),
    others: others.map(({ serialNumber }) => serialNumber),
    ...(revocation && {
      revokedAt: revocation.revokedAt,
      reason: revocation.reason,
      ...(revocation.invalidityDate && { invalidityDate: revocation.invalidityDate }),
    }),
    ...(revoked && { crls: revoked.crls }),
    ...(batch && { batch }),
  };
}
