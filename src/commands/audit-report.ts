/** The event log on the screen and as JSON: each event in words, then whether the log holds. */
import type { LogAudit } from '../inspection/audit-log.ts';
import type { EventKind } from '../ledger/event-kinds.ts';
import type { ChainedEvent } from '../ledger/events.ts';
import { localDateTime } from '../system/local-date.ts';
import type { Words } from '../words/words.ts';
import { formatFittedTable } from './fitted-table.ts';
import type { Invocation } from './invocation.ts';

/** A head that somebody noted, and the event it belongs to when the log holds it. */
export interface AskedHead {
  readonly head: string;
  readonly sequence?: number;
  readonly at?: string;
}

/** Beside the number of an event that does not fit the chain. */
const BROKEN = ' ✖';

/** One line for each event where nobody looks; on a terminal long ones are broken. */
export function formatEvents(
  { context, words, options }: Invocation,
  { broken }: LogAudit,
  events: readonly ChainedEvent[],
  timeZone: string,
): string {
  const { heads } = words.screens.audit;
  const rows = events.map((event) => [
    `${event.sequence}${event.sequence === broken?.sequence ? BROKEN : ''}`,
    shownTime(event.at, timeZone),
    words.screens.audit.who(event),
    describeEvent(event, words),
  ]);
  const columns = options.output === undefined ? context.terminal.printColumns : undefined;
  const titles = [heads.sequence, heads.time(timeZone), heads.who, heads.what];
  return `${formatFittedTable(titles, rows, columns).join('\n')}\n`;
}

/** An event in the language of the screen; what no sentence fits is shown as it stands. */
export function describeEvent({ kind, details }: ChainedEvent, words: Words): string {
  const { kinds } = words.screens.audit;
  const asItIs = `${kind} ${details}`;
  if (!Object.hasOwn(kinds, kind)) return asItIs;
  const sentenceOf = kinds[kind as EventKind] as (details: unknown) => string;
  // Details that were tampered with may lack anything: the chain names the event, not this sentence.
  try {
    const sentence = sentenceOf(JSON.parse(details));
    return /undefined|NaN|\[object/.test(sentence) ? asItIs : sentence;
  } catch {
    return asItIs;
  }
}

export function sayVerdict(
  { context, words }: Invocation,
  log: LogAudit,
  shown: number,
  asked: AskedHead | undefined,
): void {
  const { terminal } = context;
  const { audit: say } = words.screens;
  const complain = (text: string): void => {
    terminal.complain(terminal.colours.red(text));
  };
  terminal.say(say.counted(log.events.length, shown));
  if (log.broken) complain(say.broken(log.broken.sequence, log.broken.fault));
  else {
    terminal.say(terminal.colours.green(say.whole(log.events.length)));
    terminal.say(say.head);
    terminal.say(`  ${log.head}`);
  }
  for (const { path, head, sequence } of log.recorded) {
    if (head === undefined) complain(say.recordUnreadable(path));
    else if (sequence === undefined) complain(say.recordUnknown(path));
  }
  const known = log.recorded.filter(({ sequence }) => sequence !== undefined).length;
  if (known > 0) terminal.say(say.recordsKnown(known));
  if (!asked) return;
  if (asked.sequence === undefined) complain(say.headUnknown(asked.head));
  else terminal.say(say.headKnown(asked.head, asked.sequence, log.events.length));
}

export function auditJson(
  { events, head, broken, recorded }: LogAudit,
  shown: readonly ChainedEvent[],
  asked: AskedHead | undefined,
): object {
  return {
    total: events.length,
    head,
    whole: broken === undefined,
    ...(broken && { broken }),
    batches: recorded,
    ...(asked && { asked }),
    events: shown.map(({ details, actor: user, ...event }) => ({
      ...{ ...event, user, details: parsed(details) },
    })),
  };
}

function parsed(details: string): unknown {
  try {
    return JSON.parse(details);
  } catch {
    return details;
  }
}

/** A time that was made unreadable is shown as it stands. */
function shownTime(at: string, timeZone: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : localDateTime(time, timeZone);
}
