/** What a running portal has to say, on the terminal where it runs. */
import { HakkoError } from '../errors.ts';
import type { PortalNotice } from '../portal/live-site.ts';
import { localDateTime } from '../system/local-date.ts';
import { errorMessage } from '../words/error-message.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';

/** One line with its time; whatever needs somebody's hand is said under `--quiet`, too. */
export function sayNotice({ context, words }: Invocation, notice: PortalNotice): void {
  const { terminal, clock, environment } = context;
  const time = localDateTime(clock.now(), environment.timeZone);
  const line = `${time}  ${sentenceOf(words, notice, environment.timeZone)}`;
  if (GOOD_NEWS.has(notice.kind)) terminal.say(line);
  else terminal.complain(terminal.colours.red(line));
}

const GOOD_NEWS: ReadonlySet<PortalNotice['kind']> = new Set([
  ...(['reloaded', 'audit-written-again', 'downloads-written-again'] as const),
]);

function sentenceOf(words: Words, notice: PortalNotice, timeZone: string): string {
  const { notices: say } = words.screens.portal;
  switch (notice.kind) {
    case 'reloaded':
      return say.reloaded(notice.accounts, notice.files);
    case 'reload-failed':
      return say['reload-failed'](causeOf(words, notice.error));
    case 'crl-soon':
    case 'crl-expired':
      return say[notice.kind](notice.ca, localDateTime(notice.nextUpdate, timeZone));
    case 'crl-missing':
      return say['crl-missing'](notice.ca);
    case 'audit-unwritable':
    case 'downloads-unwritable':
      return say[notice.kind](whatOf(words, notice.error));
    case 'audit-written-again':
    case 'downloads-written-again':
    case 'downloads-lost':
      return say[notice.kind](notice.count);
    case 'failed':
      return say.failed(causeOf(words, notice.error));
  }
}

function causeOf(words: Words, error: unknown): string {
  if (!isKnown(error)) return String(error);
  const { what, todo = '' } = errorMessage(error, words);
  return `${what} ${todo}`.trim();
}

/** What to do about it is another thing for a portal than for a command. */
function whatOf(words: Words, error: unknown): string {
  return isKnown(error) ? errorMessage(error, words).what : String(error);
}

function isKnown(error: unknown): error is HakkoError {
  return error instanceof HakkoError;
}
