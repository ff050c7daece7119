/** `hakko audit`: what was done in this CA, by whom and when, and whether the log can be believed. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import { openHomeToRead } from '../home/open-home.ts';
import { auditLog, findHead, headIn, HEAD_DIGITS, type LogAudit } from '../inspection/audit-log.ts';
import { localDate } from '../system/local-date.ts';
import { auditJson, formatEvents, sayVerdict, type AskedHead } from './audit-report.ts';
import type { Invocation } from './invocation.ts';
import { calendarDay, wholeNumber } from './option-values.ts';
import type { ExitCode, Starter } from './starter.ts';

interface AuditOptions {
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly head?: string;
}

export function defineAudit(program: Command, { words, run }: Starter): void {
  const { help } = words;
  program
    .command('audit')
    .description(help.audit.description)
    .option('--from <date>', help.audit.from, calendarDay)
    .option('--to <date>', help.audit.to, calendarDay)
    .option('--limit <number>', help.audit.limit, wholeNumber)
    .option('--head <hash>', help.audit.head)
    .addHelpText(
      'after',
      `\n${help.examples}\n  hakko audit\n  hakko audit --from 2026-04-01 --to 2027-03-31\n  hakko audit --limit 0 --head 5f0c91d2a4b7e683`,
    )
    .action((options: AuditOptions, command: Command) =>
      run(command, (invocation) => Promise.resolve(audit(invocation, options))),
    );
}

function audit(invocation: Invocation, options: AuditOptions): ExitCode {
  const { context } = invocation;
  const wanted = options.head === undefined ? undefined : readHead(invocation, options.head);
  const home = openHomeToRead(context, invocation.home);
  try {
    const { timeZone } = home.settings.site;
    const log = auditLog(context, home);
    const asked = wanted === undefined ? undefined : askedHead(log, wanted);
    const shown = select(log, options, timeZone);
    if (invocation.options.json) invocation.printJson(auditJson(log, shown, asked));
    else {
      if (shown.length > 0) invocation.print(formatEvents(invocation, log, shown, timeZone));
      sayVerdict(invocation, log, shown.length, asked);
    }
    const recorded = log.recorded.every(({ sequence }) => sequence !== undefined);
    const held = asked === undefined || asked.sequence !== undefined;
    return log.broken === undefined && recorded && held ? 0 : 4;
  } finally {
    home.close();
  }
}

/** The days are those of the site; a time that was made unreadable is shown whatever is asked for. */
function select({ events }: LogAudit, { from, to, limit }: AuditOptions, timeZone: string) {
  const inside = events.filter(({ at }) => {
    if (from === undefined && to === undefined) return true;
    const time = new Date(at);
    if (Number.isNaN(time.getTime())) return true;
    const day = localDate(time, timeZone);
    return (from === undefined || from <= day) && (to === undefined || day <= to);
  });
  return limit === undefined ? inside : inside.slice(Math.max(inside.length - limit, 0));
}

function askedHead(log: LogAudit, head: string): AskedHead {
  const event = findHead(log.events, head);
  return { head, ...(event && { sequence: event.sequence, at: event.at }) };
}

/** A head as it was noted, however it was grouped, or the `batch.json` in which it stands. */
function readHead({ context }: Invocation, value: string): string {
  const digits = value.replaceAll(/[\s-]/g, '').toLowerCase();
  const { min, max } = HEAD_DIGITS;
  if (/^[0-9a-f]+$/.test(digits) && digits.length >= min && digits.length <= max) return digits;
  const path = resolve(context.environment.workingFolder, value);
  const head = context.files.exists(path)
    ? headIn(context.files.read(path).toString('utf8'))
    : undefined;
  if (head === undefined) throw new HakkoError('head-unreadable', { value, minimum: min });
  return head;
}
