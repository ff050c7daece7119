/**
 * The portal follows what has happened since it was opened, without a restart: who has joined may
 * download, whose login has ended or whose letter was lost
 * may not with the old password, and who is revoked is turned away, also on a connection that
 * was opened before.
 */
import { pause } from '../../system/pause.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import type { Recipient } from '../walk/recipient.ts';
import type { Answer } from '../walk/visitor.ts';
import { filePath } from '../walk/walk.ts';
import { judgeDownload } from './download-files.ts';

/** The portal promises 5 seconds; a machine with much else to do may need more. */
const LONGEST_MS = 20_000;
const LOOK_MS = 100;

export async function followYear(stage: Stage): Promise<Outcome> {
  const { visitor } = made(stage, 'walk');
  const before = visitor.requests();
  const faults = [
    ...(await turnsRevokedAway(stage)),
    ...(await letsJoinedIn(stage)),
    ...(await turnsEndedAway(stage)),
    ...(await takesNewPassword(stage)),
  ];
  const { joined, ended, reset, revoked } = stage.aftermath;
  const count = [joined, ended, reset, revoked].filter((one) => one !== undefined).length;
  return { count, requests: visitor.requests() - before, faults };
}

async function turnsRevokedAway(stage: Stage): Promise<readonly Fault[]> {
  const { visitor, portal, lastResult } = made(stage, 'walk');
  const { revoked } = stage.aftermath;
  if (!revoked) return [];
  const { context, agent, recipient } = revoked;
  const [host = ''] = portal.hosts;
  const place = { at: portal.at, path: '/', context };
  const end = performance.now() + LONGEST_MS;
  let answer = await visitor.visit({ ...place, host, agent });
  while (answer.status === 200 && performance.now() < end) {
    await pause(LOOK_MS, stage.context.interrupted);
    answer = await visitor.visit({ ...place, host, agent });
  }
  agent.destroy();
  const faults: Fault[] = [];
  for (const other of portal.hosts) {
    const { status } = await visitor.visit({ ...place, host: other });
    if (status !== 403 || lastResult() !== 'revoked' || answer.status !== 403) {
      faults.push({
        code: 'revoked-let-in',
        subject: recipient.file,
        detail: `${other}: ${status}`,
      });
    }
  }
  return faults;
}

async function letsJoinedIn(stage: Stage): Promise<readonly Fault[]> {
  const { visitor, download } = made(stage, 'walk');
  const { joined, revoked } = stage.aftermath;
  // In a roster of one group her file is gone with the certificate.
  if (!joined || joined.group === revoked?.recipient.group) return [];
  const { loginId, initialPassword: password } = joined;
  const login = { loginId, password };
  return judgeDownload(
    stage,
    joined,
    await visitor.visit({ ...download, path: filePath(joined), login }),
  );
}

async function turnsEndedAway(stage: Stage): Promise<readonly Fault[]> {
  const { visitor, download } = made(stage, 'walk');
  const { ended } = stage.aftermath;
  if (!ended) return [];
  const { group, ...login } = ended;
  const path = `/dl/${group}/${group}.p12`;
  const { status } = await visitor.visit({ ...download, path, login });
  return status === 401
    ? []
    : [{ code: 'ended-let-in', subject: login.loginId, detail: `${status}` }];
}

async function takesNewPassword(stage: Stage): Promise<readonly Fault[]> {
  const { visitor, download } = made(stage, 'walk');
  const { reset, revoked } = stage.aftermath;
  if (!reset) return [];
  const { before, after } = reset;
  const ask = ({ loginId, initialPassword: password, ...file }: Recipient): Promise<Answer> =>
    visitor.visit({ ...download, path: filePath(file), login: { loginId, password } });
  const { status } = await ask(before);
  const faults: Fault[] =
    status === 401 ? [] : [{ code: 'reset-let-in', subject: before.loginId, detail: `${status}` }];
  if (after.group === revoked?.recipient.group) return faults;
  return [...faults, ...judgeDownload(stage, after, await ask(after))];
}
