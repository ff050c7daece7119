/**
 * A person joins a group that has its certificate: new letters for her alone, and the install password
 * on them opens the file that the others have.
 */
import { readRoster, type PlannedRoster } from '../../batch/read-roster.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Entry } from '../../roster/entry.ts';
import { readBackLetters, type ReadBack } from '../read-back.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome } from '../step.ts';
import { tryFiles } from '../try-files.ts';
import { findRecipients } from '../walk/recipient.ts';
import { issuePlanned } from './issue-all.ts';

const UNHEARD = { onStart: () => undefined, onGroup: () => undefined };

export async function joinPerson(stage: Stage): Promise<Outcome> {
  const { context } = stage;
  const home = made(stage, 'home');
  const before = made(stage, 'summary');
  const [group] = made(stage, 'planned').plan.groups;
  const [model] = group?.entries ?? [];
  if (!group || !model) return { count: 0 };
  const loginId = freeLoginId(home.ledger, group.name);
  const bytes = Buffer.from(rosterOf(loginId, model));
  const planned: PlannedRoster = readRoster(context, home, {
    ...{ path: 'joins.csv', bytes, acceptChanges: 0, partial: true },
  });
  const summary = await issuePlanned(stage, planned, { hooks: UNHEARD });
  const letters = await readBackLetters(context, home, summary);
  const faults: Fault[] = [];
  if (summary.certificates > 0) faults.push({ code: 'join-made-certificate', subject: loginId });
  if (summary.people !== 1) faults.push({ code: 'join-letters-missing', subject: loginId });
  // Her file is the one that was issued before; where a manager has the password, his letter too.
  const hers: ReadBack = {
    ...letters,
    install: new Map([...made(stage, 'letters').install, ...letters.install]),
  };
  const tried = tryFiles(context, home, planned, before, hers);
  const [joined] = findRecipients(home, planned, hers);
  if (joined) stage.aftermath.joined = joined;
  faults.push(...[...tried].flatMap((file) => file.faults));
  return { count: summary.people, faults };
}

/** It says itself what it is. */
function freeLoginId({ people }: Ledger, prefix: string): string {
  for (let number = 1; ; number++) {
    const loginId = `${prefix}SAMPLE${number}`;
    if (!people.byLoginId(loginId)) return loginId;
  }
}

/** A roster of one: where the others of her group are, she is. */
function rosterOf(loginId: string, { organisation, postalCode, address }: Entry): string {
  const columns: readonly (readonly [string, string | undefined])[] = [
    ['ログインID', loginId],
    ['氏名', '見本　花子'],
    ['所属', organisation],
    ['郵便番号', postalCode],
    ['住所', address.join('\n')],
  ];
  const known = columns.filter(([, value]) => value);
  const row = (cells: readonly string[]): string =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  return row(known.map(([head]) => head)) + row(known.map(([, value = '']) => value));
}
