/** Prints what is wrong with a roster and what would be done with it; also as JSON. */
import type { PrintedKinds } from '../batch/print-choice.ts';
import type { PlannedRoster } from '../batch/read-roster.ts';
import { localDate } from '../system/local-date.ts';
import type { Settings } from '../settings/read-settings.ts';
import { strengthBits } from '../secrets/password.ts';
import { errorMessage } from '../words/error-message.ts';
import type { Message } from '../words/message.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import { letterMessage } from './letter-message.ts';
import { isOfTheHome } from './roster-refusal.ts';

/** One problem or warning, in words. */
export interface Located extends Message {
  readonly code: string;
  readonly line?: number;
  readonly column?: string;
}

const LIST_LIMIT = 12;
const MARKS = { login: '①', install: '②' } as const;

export function problemsOf(planned: PlannedRoster, words: Words): readonly Located[] {
  return [
    ...rosterProblems(planned.roster, words),
    ...planned.plan.problems.map((problem) =>
      located(problem, planMessage(problem, planned.timeZone, words)),
    ),
    ...planned.letterFaults.map(({ person: { line }, fault }) => ({
      code: `letter-${fault.fault.type}`,
      line,
      ...letterMessage(fault, words),
    })),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Of the file alone. */
export function rosterProblems(
  { problems }: Pick<PlannedRoster['roster'], 'problems'>,
  words: Words,
): readonly Located[] {
  return problems.map((problem) => located(problem, rosterMessage(problem, words)));
}

export function warningsOf(planned: PlannedRoster, words: Words): readonly Located[] {
  return planned.roster.warnings.map((warning) => located(warning, rosterMessage(warning, words)));
}

/** Problems in red, warnings in yellow, each with its place. */
export function sayProblems({ context, words }: Invocation, planned: PlannedRoster): void {
  const { terminal } = context;
  const line = (item: Located): string => locatedSentence(planned, item, words);
  const clock = clockWarning(planned, words);
  if (clock) {
    const sentences = [clock.what, clock.todo].join(' ');
    terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${sentences}`));
  }
  for (const warning of warningsOf(planned, words)) {
    terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${line(warning)}`));
  }
  for (const problem of problemsOf(planned, words))
    terminal.complain(terminal.colours.red(line(problem)));
}

/** File, place, what is wrong and what to do, on one line. */
export function locatedSentence(
  { name }: Pick<PlannedRoster, 'name'>,
  item: Located,
  words: Words,
): string {
  const sentences = [item.what, item.todo].filter(Boolean).join(' ');
  const place = words.rosterPlace(item);
  return isOfTheHome(item.code) && place === '' ? sentences : words.located(name, place, sentences);
}

/** The machine's fault, not the roster's. */
export function clockWarning({ clockFault }: PlannedRoster, words: Words): Located | undefined {
  return clockFault && { code: clockFault.code, ...errorMessage(clockFault, words) };
}

/** The plan as an administrator reads it. */
export function sayPlan(
  invocation: Invocation,
  planned: PlannedRoster,
  settings: Settings,
  print: PrintedKinds = 'both',
): void {
  const { context, words } = invocation;
  const { terminal } = context;
  const { plan: say } = words;
  const { roster, plan } = planned;
  const { openBatch } = planned;
  if (openBatch) {
    const { id, left, total } = openBatch;
    terminal.say(
      terminal.colours.yellow(`${words.labels.warning}: ${say.openBatch(id, left, total)}`),
    );
  }
  const encoding = roster.encoding ? words.rosterEncodings[roster.encoding] : '';
  terminal.say(say.read(planned.name, encoding, roster.entries.length));
  if (roster.unknownHeaders.length > 0) terminal.say(say.unused(roster.unknownHeaders.join(', ')));
  if (plan.groups.length === 0) terminal.say(say.nothing);
  else sayGroups(invocation, planned, settings, print);
  if (planned.proof === 'missing') {
    terminal.say(
      terminal.colours.yellow(`${words.labels.warning}: ${say.proofMissing(planned.name)}`),
    );
  }
  if (plan.unchanged > 0) terminal.say(say.unchanged(plan.unchanged));
  if (plan.changes.length > 0) {
    terminal.say(say.changed(plan.changes.length));
    const changes = plan.changes.flatMap(({ entry, fields }) =>
      fields.map(({ field, before, after }) => say.change(entry.loginId, field, before, after)),
    );
    sayList(invocation, changes);
  }
  const first = plan.renewalDue
    .map(({ notAfter }) => notAfter)
    .sort((a, b) => Number(a) - Number(b))[0];
  if (first) {
    terminal.say(say.renewalDue(plan.renewalDue.length, localDate(first, settings.site.timeZone)));
  }
  if (plan.absent.length > 0) terminal.say(say.absent(plan.absent.length));
  if (plan.unusedPasswords.length > 0)
    terminal.say(say.unusedPasswords(plan.unusedPasswords.length));
}

function sayGroups(
  { context, words }: Invocation,
  { plan, groupNotices, groupManagers, platformDoubts }: PlannedRoster,
  settings: Settings,
  print: PrintedKinds,
): void {
  const { terminal } = context;
  const { plan: say } = words;
  const people = plan.groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const fresh = plan.groups.filter(({ kind }) => kind === 'new').length;
  const word = settings.site.groupWord;
  terminal.say(
    terminal.colours.bold(say.heading({ groups: plan.groups.length, fresh, people, word })),
  );
  const rows = plan.groups.map(
    ({ name, kind, entries }) =>
      `${name}  ${kind === 'new' ? say.fresh : say.known}  ${say.people(entries.length)}  ${entries[0]?.organisation ?? ''}`,
  );
  sayList({ context, words }, rows);
  const [login, install] = (['login', 'install'] as const).map(
    (kind) => print === 'both' || print === kind,
  );
  terminal.say(say.letters(login ? people : 0, install ? (groupNotices?.length ?? people) : 0));
  sayManagers({ context, words }, { people, groups: plan.groups.length }, groupManagers, settings);
  if (settings.site.phone === '' && settings.site.email === '') {
    terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${say.noContact}`));
  }
  if (fresh > 0 && settings.p12.includeRoot) terminal.say(words.plan.rootIncluded);
  if (fresh > 0 && platformDoubts.length > 0) {
    terminal.say(words.importability.doubts(platformDoubts));
  }
  const { alphabet, initialLength, installLength } = settings.passwords;
  const bits = [initialLength, installLength].map((length) => strengthBits({ alphabet, length }));
  terminal.say(say.strength(bits[0] ?? 0, bits[1] ?? 0));
}

function sayManagers(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  { people, groups }: { readonly people: number; readonly groups: number },
  managers: PlannedRoster['groupManagers'],
  { deliver, letters }: Settings,
): void {
  const { terminal } = context;
  const { plan: say } = words;
  if (deliver.login === 'group') {
    const cards = letters.format === 'pressure-seal';
    terminal.say(cards ? say.handedOnCards(people) : say.handedOn(people, groups));
    if (deliver.install === 'group') {
      terminal.say(terminal.colours.yellow(`${words.labels.warning}: ${say.bothToManager}`));
    }
  }
  const differing = managers.filter(({ otherLines }) => otherLines.length > 0);
  for (const { group, kinds, addressee, otherLines } of differing.slice(0, LIST_LIMIT)) {
    const { postalCode = '', address, organisation = '' } = addressee;
    const shown = [postalCode, ...address, organisation].filter(Boolean).join(' ');
    const marks = kinds.map((kind) => MARKS[kind]).join('');
    terminal.say(`  ${say.managerAddress(group, marks, shown, otherLines.join(', '))}`);
  }
}

function sayList(
  { context, words }: Pick<Invocation, 'context' | 'words'>,
  rows: readonly string[],
): void {
  for (const row of rows.slice(0, LIST_LIMIT)) context.terminal.say(`  ${row}`);
  if (rows.length > LIST_LIMIT) {
    context.terminal.say(`  ${words.plan.more(rows.length - LIST_LIMIT)}`);
  }
}

type RosterProblem = PlannedRoster['roster']['problems'][number];
type PlanProblem = PlannedRoster['plan']['problems'][number];

function located(
  {
    code,
    line,
    column,
  }: { readonly code: string; readonly line?: number; readonly column?: string },
  message: Message,
): Located {
  return {
    code,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...message,
  };
}

function rosterMessage(problem: RosterProblem, words: Words): Message {
  // A union of codes, each with its own arguments, meets a table with a sentence for each of them.
  const sentence = words.rosterProblems[problem.code] as (args: typeof problem.args) => Message;
  return sentence(problem.args);
}

function planMessage({ code, args }: PlanProblem, timeZone: string, words: Words): Message {
  const shown = Object.entries(args).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Date ? localDate(value, timeZone) : value,
  ]);
  const sentence = words.planProblems[code] as (args: unknown) => Message;
  return sentence(Object.fromEntries(shown));
}
