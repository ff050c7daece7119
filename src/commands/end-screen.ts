/** The end of logins on the screen: who, and what it leaves behind; the same for scripts. */
import type { Home } from '../home/open-home.ts';
import { localDate } from '../system/local-date.ts';
import type { EndingPlan } from '../withdrawal/plan-ending.ts';
import type { Invocation } from './invocation.ts';

/** A screenful. */
const NAMES_SHOWN = 15;

export function sayEnding(
  { context, words }: Invocation,
  home: Home,
  { people, already, groups }: EndingPlan,
): void {
  const { end: say } = words.screens;
  const { terminal } = context;
  const { timeZone } = home.settings.site;
  for (const { loginId, name, endedAt } of already) {
    terminal.say(say.already(loginId, name, endedAt ? localDate(endedAt, timeZone) : ''));
  }
  if (people.length === 0) return;
  terminal.say(terminal.colours.bold(say.intro(people.length)));
  for (const { loginId, name } of people.slice(0, NAMES_SHOWN)) {
    terminal.say(`  ${loginId}  ${name}`);
  }
  if (people.length > NAMES_SHOWN) terminal.say(`  ${say.more(people.length - NAMES_SHOWN)}`);
  for (const { group, certificate, leavers, left } of groups.slice(0, NAMES_SHOWN)) {
    if (!certificate) continue;
    const until = localDate(certificate.notAfter, timeZone);
    const { fileName: file } = certificate;
    terminal.say(say.stays({ group: group.name, file, until, leavers, left }));
  }
}

/** What only people can do: the download page, and a group that nobody is left in. */
export function sayEnded({ context, words }: Invocation, { people, groups }: EndingPlan): void {
  const { end: say } = words.screens;
  const { terminal } = context;
  terminal.say(terminal.colours.green(say.done(people.length)));
  terminal.say(say.downloadPage);
  for (const { group, certificate, left } of groups) {
    if (!certificate) continue;
    terminal.say(left === 0 ? say.nobodyLeft(group.name) : say.lockOut(group.name));
  }
}

export function endingJson({ people, already, groups }: EndingPlan, ended: boolean): object {
  return {
    step: ended ? 'ended' : people.length > 0 ? 'end' : 'already-ended',
    loginIds: people.map(({ loginId }) => loginId),
    already: already.map(({ loginId, state, endedAt }) => ({ loginId, state, endedAt })),
    groups: groups.map(({ group, certificate, left, leavers }) => ({
      group: group.name,
      ...{ left, leavers },
      ...(certificate && {
        serialNumber: certificate.serialNumber,
        notAfter: certificate.notAfter,
      }),
    })),
  };
}
