/** The report of a rehearsal in its forms: sentences, JUnit for a CI, PDF for the file, JSON. */
import type { Rehearsal } from '../rehearsal/rehearse.ts';
import { formatJUnit, type JUnitCase } from '../rehearsal/junit.ts';
import type { ReportSection } from '../rehearsal/print-report.ts';
import { phases, type DoneStep, type Fault } from '../rehearsal/step.ts';
import { readVersion } from '../system/assets.ts';
import { localDate, localTime } from '../system/local-date.ts';
import { errorMessage } from '../words/error-message.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';
import { locatedSentence, problemsOf } from './roster-report.ts';
import { describeFinding } from './verify.ts';

/** What a step found: what is wrong, where, and what to do. */
export function findingsOf(step: DoneStep, { planned }: Rehearsal, words: Words): string[] {
  const problems =
    planned && step.state === 'refused'
      ? problemsOf(planned, words).map((problem) => locatedSentence(planned, problem, words))
      : [];
  return [
    ...problems,
    ...step.faults.map((fault) => describeFault(fault, words)),
    ...step.findings.map((finding) => describeFinding(finding, words)),
  ];
}

function describeFault({ code, subject, detail = '' }: Fault, words: Words): string {
  return words.screens.rehearse.faults[code](subject, detail);
}

/** A suite for each phase; a case for each step, and for each file that a step went through. */
export function rehearsalJUnit(roster: string, result: Rehearsal, words: Words): Uint8Array {
  const { rehearse: say } = words.screens;
  const suites = phases.map((phase) => ({
    name: say.phases[phase],
    cases: result.steps
      .filter((step) => step.phase === phase)
      .flatMap((step) => casesOf(step, result, words)),
  }));
  return formatJUnit(`hakko rehearse ${roster}`, result.startedAt, suites);
}

function casesOf(step: DoneStep, result: Rehearsal, words: Words): readonly JUnitCase[] {
  const name = `${step.name}: ${words.screens.rehearse.steps[step.name]}`;
  const stopped = step.state === 'stopped' && result.error;
  return [
    {
      ...{ name, seconds: step.seconds, failures: findingsOf(step, result, words) },
      skipped: step.state === 'skipped',
      ...(stopped && { error: whyStopped(stopped, words) }),
    },
    ...step.cases.map((one) => ({
      ...{ name: `${step.name}: ${one.name}`, seconds: 0 },
      failures: one.faults.map((fault) => describeFault(fault, words)),
    })),
  ];
}

function whyStopped(error: NonNullable<Rehearsal['error']>, words: Words): string {
  const { what, todo } = errorMessage(error, words);
  return [what, todo].filter(Boolean).join(' ');
}

export function rehearsalJson(result: Rehearsal, keep: string | undefined): object {
  const { steps, files, summary, good, startedAt } = result;
  return {
    ...{ good, startedAt, people: summary?.people ?? 0, files, steps },
    faults: steps.flatMap(({ faults }) => faults),
    findings: steps.flatMap(({ findings }) => findings),
    ...(keep !== undefined && { folder: keep }),
  };
}

/** @param asOf the day on which the rehearsal was told to live */
export async function rehearsalPdf(
  { words }: Invocation,
  result: Rehearsal,
  asOf: string | undefined,
): Promise<Uint8Array> {
  const { printReport } = await import('../rehearsal/print-report.ts');
  const { report: say, ...screen } = words.screens.rehearse;
  const { planned, startedAt } = result;
  const timeZone = planned?.timeZone ?? 'UTC';
  const { contact, contents, note, warning, code, sampleMark, sampleHead } = say;
  return printReport({
    ...{ language: words.language, title: say.title, date: startedAt, note: say.worth },
    subtitle: [
      ...(planned ? [say.roster(planned.name, planned.sha256.slice(0, 16))] : []),
      say.when(localTime(startedAt, timeZone)),
      ...(asOf === undefined ? [] : [say.asOf(asOf)]),
      say.version(readVersion()),
    ],
    contact: '',
    labels: { contact, contents, note, warning, code, sampleMark, sampleHead },
    verdict: { good: result.good, text: verdictOf(result, words) },
    sections: [
      {
        title: say.steps,
        head: (['step', 'count', 'requests', 'seconds', 'result'] as const).map(
          (name) => screen.heads[name],
        ),
        widths: [88, 20, 22, 20, 20],
        rows: result.steps.map((step) => [
          screen.steps[step.name],
          ...(step.state === 'skipped'
            ? ['', '', '']
            : [String(step.count), shownRequests(step), step.seconds.toFixed(1)]),
          screen.states[step.state],
        ]),
      },
      ...findingsSection(result, words),
      ...filesSection(result, words),
    ],
  });
}

/** Steps that ask nothing of the portal leave the column empty. */
export function shownRequests({ requests }: Pick<DoneStep, 'requests'>): string {
  return requests === 0 ? '' : String(requests);
}

function verdictOf(result: Rehearsal, words: Words): string {
  const { good, bad, report } = words.screens.rehearse;
  const { error, planned, summary, files, steps } = result;
  if (error) return report.stopped(whyStopped(error, words));
  if (planned && planned.problems > 0) return report.refused(planned.problems);
  if (result.good) return good(summary?.people ?? 0, files.length);
  return bad(steps.reduce((sum, { faults, findings }) => sum + faults.length + findings.length, 0));
}

function findingsSection(result: Rehearsal, words: Words): readonly ReportSection[] {
  const items = result.steps.flatMap((step) => findingsOf(step, result, words));
  return items.length === 0 ? [] : [{ title: words.screens.rehearse.report.faults, items }];
}

function filesSection({ files, planned }: Rehearsal, words: Words): readonly ReportSection[] {
  const { table, yes, no, report } = words.screens.rehearse;
  if (files.length === 0) return [];
  return [
    {
      title: report.files,
      head: [table.file, table.people, table.letters, table.until, table.opens],
      widths: [60, 22, 22, 36, 30],
      rows: files.map(({ file, people, letters, notAfter, faults }) => [
        file,
        String(people),
        String(letters),
        localDate(notAfter, planned?.timeZone ?? 'UTC'),
        faults.length === 0 ? yes : no,
      ]),
    },
  ];
}
