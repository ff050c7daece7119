/** People as the portal meets them: they know what their two letters say, and nothing else. */
import type { Home } from '../../home/open-home.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { PlannedRoster } from '../../batch/read-roster.ts';
import { made, type Stage } from '../stage.ts';
import { pairLetters, type LetterPair } from './letter-pairs.ts';

export interface Recipient {
  readonly loginId: string;
  readonly group: string;
  /** As letter ② names it. */
  readonly file: string;
  readonly initialPassword: Secret;
  readonly installPassword: Secret;
}

/** Everybody whose letters were read, or so many of them as `--sample` says, spread over the roster. */
export function recipientsOf(stage: Stage): readonly Recipient[] {
  const all = findRecipients(made(stage, 'home'), made(stage, 'planned'), stage.props.letters);
  const { sample = all.length } = stage.request;
  if (sample >= all.length) return all;
  const step = all.length / sample;
  return Array.from({ length: sample }, (_, index) => all[Math.floor(index * step)]).filter(
    (recipient) => recipient !== undefined,
  );
}

/** In the order of the groups. */
export function findRecipients(
  { ledger, settings }: Home,
  { plan }: PlannedRoster,
  letters: Stage['props']['letters'],
): readonly Recipient[] {
  if (!letters) return [];
  const find = pairLetters(letters);
  const manager = settings.deliver.install === 'group';
  return plan.groups.flatMap(({ name, entries }) => {
    const group = ledger.groups.byName(name);
    const file = group && ledger.certificates.current(group.id)?.fileName;
    return entries.flatMap((entry) => {
      const pair = find(entry, manager ? file : undefined);
      return pair ? recipientOf(entry.loginId, name, pair) : [];
    });
  });
}

function recipientOf(loginId: string, group: string, { login, install }: LetterPair) {
  const { initialPassword } = login;
  const { installPassword, fileName } = install;
  if (!initialPassword || !installPassword || fileName === undefined) return [];
  return [{ loginId, group, file: fileName, initialPassword, installPassword }];
}
