/** What stands there when a restore is done: what came back, what was learnt, what is to be done. */
import type { RestoredHome } from '../backup/restore-home.ts';
import { localDate } from '../system/local-date.ts';
import type { Invocation } from './invocation.ts';
import { formatTable } from './table.ts';

export function reportRestored(
  invocation: Invocation,
  restored: RestoredHome,
  timeZone: string,
): void {
  const { context, words, options } = invocation;
  if (options.json) {
    invocation.printJson(restored);
    return;
  }
  const { restore: say } = words.screens;
  const { terminal } = context;
  terminal.say(terminal.colours.green(say.done(restored.folder)));
  if (restored.aside !== undefined) terminal.say(say.aside(restored.aside));
  if (restored.letterFiles > 0) terminal.say(say.letterFiles(restored.letterFiles));
  if (restored.p12Files > 0) terminal.say(say.p12Files(restored.p12Files));
  sayLearnt(invocation, restored);
  sayCertificates(invocation, restored, timeZone);
  sayWithdrawn(invocation, restored);
  for (const warning of warningsOf(invocation, restored)) {
    terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${warning}`));
  }
  for (const line of say.next) terminal.say(line);
}

function sayLearnt({ context, words }: Invocation, restored: RestoredHome): void {
  const { terminal } = context;
  const { restore: say } = words.screens;
  const { batches, certificates, controlNumbers, crls, revocations } = restored;
  if (batches.length === 0) terminal.say(say.nothingNew);
  else terminal.say(say.batches(batches.join(', ')));
  const [numbers, revoked] = [controlNumbers.length, revocations.length];
  if (certificates.length + numbers + revoked > 0) {
    terminal.say(say.taught({ certificates: certificates.length, numbers, revoked }));
  }
  if (crls.length > 0) terminal.say(say.crls(crls.join(', ')));
}

/** Those that are revoked already trouble nobody. */
function sayCertificates(
  { context, words }: Invocation,
  restored: RestoredHome,
  timeZone: string,
): void {
  const { terminal } = context;
  const { restore: say } = words.screens;
  const { certificates, controlNumbers, revocations } = restored;
  const open = certificates.filter(({ serialNumber }) => !revocations.includes(serialNumber));
  if (open.length > 0) {
    const { heads } = say;
    const rows = open.map(({ group, fileName, notAfter, batch, serialNumber }) => [
      ...[group, fileName, localDate(notAfter, timeZone), batch, serialNumber],
    ]);
    const columns = [heads.group, heads.file, heads.until, heads.batch, heads.serial];
    terminal.say(terminal.colours.yellow(say.certificates));
    for (const line of formatTable(columns, rows)) terminal.say(`  ${line}`);
  }
  if (controlNumbers.length > 0) terminal.say(say.letters(controlNumbers.length));
  if (open.length + controlNumbers.length > 0) terminal.say(say.again);
  const [first] = open;
  if (first) terminal.say(say.revoke(first.serialNumber));
  const revoked = certificates.filter((one) => !open.includes(one)).map(({ group }) => group);
  if (revoked.length > 0) terminal.say(say.revoked([...new Set(revoked)].join(', ')));
}

/** What ended or was replaced since: done again here, or to be done by hand. */
function sayWithdrawn({ context, words }: Invocation, restored: RestoredHome): void {
  const { terminal } = context;
  const { restore: say } = words.screens;
  const { endedLogins, resetLogins, resetGroups } = restored;
  if (endedLogins.length > 0) terminal.say(say.endedLogins(endedLogins.join(', ')));
  if (resetLogins.length + resetGroups.length === 0) return;
  terminal.say(terminal.colours.yellow(say.reset));
  for (const loginId of resetLogins) terminal.say(`  hakko reset ${loginId}`);
  for (const group of resetGroups) terminal.say(`  hakko reset --install ${group}`);
}

function warningsOf({ words }: Invocation, restored: RestoredHome): readonly string[] {
  const { restore: say } = words.screens;
  const { interrupted, strangers, foreign, unreadable, openBatch = '', renumbered } = restored;
  const { newerLedger, endAgain } = restored;
  return [
    ...(interrupted.length > 0 ? [say.interrupted(interrupted.join(', '))] : []),
    ...(strangers.length > 0 ? [say.strangers(strangers.join(', '))] : []),
    ...(foreign.length > 0 ? [say.foreign([...new Set(foreign)].join(', '))] : []),
    ...(unreadable.length > 0 ? [say.unreadable(unreadable.join(', '))] : []),
    ...(openBatch === '' ? [] : [say.openBatch(openBatch)]),
    ...(endAgain.length > 0 ? [say.endAgain(openBatch, endAgain.join(' '))] : []),
    ...(newerLedger ? [] : [say.withoutNewer]),
    ...(renumbered > 0 ? [say.renumbered(openBatch, renumbered)] : []),
  ];
}
