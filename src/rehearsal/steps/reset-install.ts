/**
 * A new group comes, and its letter ② is lost: the same certificate under another install password, and
 * the portal hands out the new file at once. A group of its own, so that what was issued before stays.
 */
import { openInstallReset } from '../../batch/open-install-reset.ts';
import { readRoster } from '../../batch/read-roster.ts';
import { runBatch } from '../../batch/run-batch.ts';
import { pause } from '../../system/pause.ts';
import { planInstallReset } from '../../withdrawal/plan-reset.ts';
import { readBackLetters } from '../read-back.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { findRecipients, type Recipient } from '../walk/recipient.ts';
import { filePath } from '../walk/walk.ts';
import { judgeDownload } from './download-files.ts';
import { issuePlanned } from './issue-all.ts';

const UNHEARD = { onStart: () => undefined, onGroup: () => undefined, onLetters: () => undefined };
/** The portal promises 5 seconds; a machine with much else to do may need more. */
const LONGEST_MS = 20_000;
/** Each look at a prefix that is not there yet counts as a failure of this machine. */
const LOOK_MS = 500;

export async function resetInstall(stage: Stage): Promise<Outcome> {
  const requests = made(stage, 'walk').visitor.requests;
  const before = requests();
  const first = await issueGroup(stage);
  if (!first) return { count: 0, faults: [{ code: 'reset-install-differs', subject: 'SAMPLE' }] };
  const faults = [...(await waitForGroup(stage, first)), ...(await download(stage, first))];
  const { second, serials } = await loseLetter(stage, first);
  if (!second || serials.size !== 1) {
    faults.push({ code: 'reset-install-differs', subject: first.file });
  }
  if (second) faults.push(...(await download(stage, second)));
  return { count: second ? 2 : 1, requests: requests() - before, faults };
}

/** One person, with what her letters say. */
async function issueGroup(stage: Stage): Promise<Recipient | undefined> {
  const { context } = stage;
  const home = made(stage, 'home');
  const prefix = freePrefix(stage);
  const bytes = Buffer.from(`ログインID,氏名\n${prefix}SAMPLE1,見本 太郎\n`);
  const roster = { path: 'comes.csv', bytes, acceptChanges: 0, partial: true };
  const planned = readRoster(context, home, roster);
  const summary = await issuePlanned(stage, planned, { hooks: UNHEARD });
  return findRecipients(home, planned, await readBackLetters(context, home, summary))[0];
}

/** As long as the others', and nobody's yet. */
function freePrefix(stage: Stage): string {
  const { ledger, settings } = made(stage, 'home');
  const { prefixLength } = settings.roster;
  for (let number = 1; ; number++) {
    const name = `S${String(number).padStart(prefixLength - 1, '0')}`;
    if (!ledger.groups.byName(name)) return name;
  }
}

/** @returns her letter ② of after, and the certificates that there were */
async function loseLetter(stage: Stage, { group, ...before }: Recipient) {
  const { context } = stage;
  const [home, unlocked] = [made(stage, 'home'), made(stage, 'unlocked')];
  const plan = planInstallReset(context, home, group);
  openInstallReset(context, home, unlocked, plan);
  const batch = home.ledger.batches.open();
  if (!batch) throw new RangeError('no open batch');
  const summary = await runBatch({ context, home, unlocked, batch }, made(stage, 'pool'), UNHEARD);
  stage.aftermath.replaced = summary;
  const { install, count } = await readBackLetters(context, home, summary);
  const [letter] = install.values();
  const { installPassword } = letter ?? {};
  const isNew = count === 1 && installPassword?.reveal() !== before.installPassword.reveal();
  const serials = new Set(
    home.ledger.certificates.ofGroup(plan.group.id).map(({ serialNumber }) => serialNumber),
  );
  const second = installPassword && isNew ? { ...before, group, installPassword } : undefined;
  return { second, serials };
}

async function waitForGroup(stage: Stage, { group }: Recipient): Promise<readonly Fault[]> {
  const { visitor, download: place } = made(stage, 'walk');
  const path = `/?prefix=${group}`;
  const end = performance.now() + LONGEST_MS;
  let { status } = await visitor.visit({ ...place, path });
  while (status === 404 && performance.now() < end) {
    await pause(LOOK_MS, stage.context.interrupted);
    ({ status } = await visitor.visit({ ...place, path }));
  }
  return status === 303 ? [] : [{ code: 'prefix-refused', subject: group, detail: String(status) }];
}

async function download(stage: Stage, recipient: Recipient): Promise<readonly Fault[]> {
  const { visitor, download: place } = made(stage, 'walk');
  const { loginId, initialPassword: password } = recipient;
  const visit = { ...place, path: filePath(recipient), login: { loginId, password } };
  return judgeDownload(stage, recipient, await visitor.visit(visit));
}
