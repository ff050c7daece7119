/** A rehearsal on the screen: a row for each step as it is done, then what was tried and found. */
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import type { Rehearsal } from '../rehearsal/rehearse.ts';
import type { DoneStep, Phase } from '../rehearsal/step.ts';
import { localDate } from '../system/local-date.ts';
import type { Terminal } from '../system/terminal.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import { findingsOf, shownRequests } from './rehearse-report.ts';
import { formatTable } from './table.ts';

/** @returns takes the steps one by one; the table's width is known before the first */
export function stepScreen(terminal: Terminal, words: Words): (step: DoneStep) => void {
  const { steps, phases, heads } = words.screens.rehearse;
  const width = Math.max(...Object.values(steps).map((text) => stringWidth(text)));
  const { colours } = terminal;
  let phase: Phase | undefined;
  return (step) => {
    // What ended the rehearsal is said below; the report names what was left out.
    if (step.state === 'skipped') return;
    if (phase === undefined) {
      const numbers = [heads.count, heads.requests, heads.seconds];
      terminal.say(formatRow(`    ${heads.step}`, width + 4, numbers));
    }
    if (phase !== step.phase) terminal.say(colours.bold(phases[step.phase]));
    ({ phase } = step);
    const good = step.state === 'passed';
    const mark = good ? colours.green('✔') : colours.red('✖');
    const cells = [String(step.count), shownRequests(step), step.seconds.toFixed(1)];
    terminal.say(`  ${mark} ${formatRow(steps[step.name], width, cells)}`);
  };
}

const NUMBER_WIDTH = 9;

/** Numbers and their heads end at the same columns. */
function formatRow(text: string, width: number, numbers: readonly string[]): string {
  const pad = (cell: string, columns: number): string =>
    ' '.repeat(Math.max(columns - stringWidth(cell), 0));
  const cells = numbers.map((cell) => pad(cell, NUMBER_WIDTH) + cell);
  return [text + pad(text, width), ...cells].join('').trimEnd();
}

/** More rows than this, and nobody reads them. */
const ROWS_SHOWN = 20;

export function sayResult(invocation: Invocation, result: Rehearsal): void {
  const { context, words } = invocation;
  const { terminal } = context;
  const { rehearse: say } = words.screens;
  for (const line of fileTable(result, words)) terminal.say(`  ${line}`);
  if (result.files.length > ROWS_SHOWN) {
    terminal.say(`  ${say.moreFiles(result.files.length - ROWS_SHOWN)}`);
  }
  const findings = result.steps.flatMap((step) => findingsOf(step, result, words));
  if (findings.length === 0) {
    const people = result.summary?.people ?? 0;
    terminal.say(terminal.colours.green(say.good(people, result.files.length)));
    return;
  }
  terminal.complain(terminal.colours.red(say.bad(findings.length)));
  for (const sentence of findings.slice(0, ROWS_SHOWN)) terminal.complain(`  ${sentence}`);
  if (findings.length > ROWS_SHOWN) {
    terminal.complain(`  ${say.moreFaults(findings.length - ROWS_SHOWN)}`);
  }
}

function fileTable({ files, planned }: Rehearsal, words: Words): readonly string[] {
  const { table, yes, no } = words.screens.rehearse;
  const rows = files
    .slice(0, ROWS_SHOWN)
    .map(({ file, people, letters, notAfter, faults }) => [
      file,
      String(people),
      String(letters),
      localDate(notAfter, planned?.timeZone ?? 'UTC'),
      faults.length === 0 ? yes : no,
    ]);
  return formatTable([table.file, table.people, table.letters, table.until, table.opens], rows);
}

export function sayKept({ context, words }: Invocation, keep: string): void {
  const { terminal } = context;
  const { kept, look } = words.screens.rehearse;
  terminal.say(kept(keep));
  terminal.say(`  ${join(keep, 'report.pdf')}  ${look.report}`);
  terminal.say(`  ${join(keep, 'output', 'p12')}  ${look.p12}`);
  terminal.say(`  ${join(keep, 'output', 'letters', 'login-id')}  ${look.login}`);
  terminal.say(`  ${join(keep, 'output', 'letters', 'install-password')}  ${look.install}`);
}
