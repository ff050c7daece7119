/** What `notices` is going to print, and what it printed; the same for scripts. */
import { printedNumber } from '../batch/control-number.ts';
import type { Home } from '../home/open-home.ts';
import type { PrintedRun } from '../remake/print-again.ts';
import type { PrintingPlan } from '../remake/plan-printing.ts';
import type { Invocation } from './invocation.ts';

/** A screenful. */
const LETTERS_SHOWN = 15;
const MARKS = { login: '①', install: '②' } as const;

export function sayPlanned(
  { context, words }: Invocation,
  { ledger }: Home,
  plan: PrintingPlan,
): void {
  const { notices: say, show } = words.screens;
  const { terminal } = context;
  const { letters, leftOut, posted } = plan;
  const count = (kind: 'login' | 'install') => letters.filter((row) => row.kind === kind).length;
  terminal.say(terminal.colours.bold(say.intro(count('login'), count('install'))));
  for (const row of letters.slice(0, LETTERS_SHOWN)) {
    const person = ledger.people.byId(row.personId);
    const who = [person?.loginId, person?.name].filter(Boolean).join('  ');
    const place = row.file === undefined ? '' : show.onPage(row.file, row.page ?? 0);
    const state = show.letterStates[row.state];
    terminal.say(
      `  ${show.letter(MARKS[row.kind], printedNumber(row), `${who}  ${state}`, place)}`,
    );
  }
  if (letters.length > LETTERS_SHOWN) {
    terminal.say(`  ${words.plan.more(letters.length - LETTERS_SHOWN)}`);
  }
  if (leftOut > 0) terminal.say(words.screens.remake.leftOut(leftOut));
  if (posted > 0) terminal.say(terminal.colours.yellow(say.posted(posted)));
}

export function sayPrinted(
  { context, words }: Invocation,
  printed: readonly PrintedRun[],
  reason: 'spoiled' | 'wording' | undefined,
): void {
  const { notices: say, issue } = words.screens;
  const { terminal } = context;
  for (const { kind, letters, folder } of printed) {
    terminal.say(terminal.colours.green(say.done(MARKS[kind], letters, folder)));
  }
  terminal.say(issue.lists);
  terminal.say(reason === undefined ? say.post : say.shred);
}

export function printedJson(
  { letters, leftOut }: PrintingPlan,
  printed: readonly PrintedRun[],
): object {
  return {
    letters: letters.map(({ kind, controlNumber, batchId, state }) => ({
      ...{ kind, controlNumber, batch: batchId, before: state },
    })),
    leftOut,
    printed,
  };
}
