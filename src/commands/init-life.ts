/** A CA must live longer than the certificates it issues, or it can issue none. */
import { clientNotAfter } from '../batch/client-validity.ts';
import { HakkoError } from '../errors.ts';
import { authorityNotAfter } from '../home/authority-life.ts';
import type { NewAuthority } from '../home/new-authority.ts';
import type { Settings } from '../settings/read-settings.ts';
import { localDate } from '../system/local-date.ts';
import type { Invocation } from './invocation.ts';

/**
 * Of a CA that is brought in it is only said: its dates are what they are, the days are a setting.
 * @throws `ca-life-too-short`, before a key is made
 */
export function judgeLife(
  { context, words }: Invocation,
  settings: Settings,
  imported: readonly NewAuthority[] | undefined,
): void {
  const { terminal, clock } = context;
  const { days } = settings.client;
  const now = clock.now();
  const needed = clientNotAfter(settings, now);
  const brought = imported?.at(-1)?.notAfter;
  if (brought) {
    if (brought >= needed) return;
    const until = localDate(brought, settings.site.timeZone);
    terminal.say(terminal.colours.yellow(words.screens.init.importedEndsSoon(until, days)));
    return;
  }
  const { years } = settings.ca;
  if (authorityNotAfter(now, years) >= needed) return;
  throw new HakkoError('ca-life-too-short', { years, days, minimum: 1 + Math.floor(days / 365) });
}
