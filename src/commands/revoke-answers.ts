/** What `revoke` has to be told before it goes on: the reason, the date, and that it is meant. */
import { localDate, startOfLocalDay } from '../system/local-date.ts';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { RevocationPlan } from '../withdrawal/plan-revocation.ts';
import { checkInvalidityDate } from '../withdrawal/revoke-certificate.ts';
import { clientReasons, reasonCodes, type ClientReason } from '../x509/reason-code.ts';
import type { Invocation } from './invocation.ts';

/** More people than these are not locked out by a mere yes. */
const TYPED_ABOVE = 10;

/** @throws `reason-not-for-clients`, `usage-invalid-value` */
export function parseReason(value: string): ClientReason {
  const reason = clientReasons.find((candidate) => candidate === value);
  if (reason !== undefined) return reason;
  if (Object.hasOwn(reasonCodes, value)) {
    throw new HakkoError('reason-not-for-clients', { reason: value });
  }
  const expected = clientReasons.join(', ');
  throw new HakkoError('usage-invalid-value', { option: '--reason', value, expected });
}

export async function askReason({ context, words }: Invocation): Promise<ClientReason> {
  const { revoke: say, prompts } = words.screens;
  return context.terminal.choose({
    message: say.reason,
    flag: '--reason',
    keys: prompts.chooseKeys,
    choices: clientReasons.map((value) => ({ value, name: `${value}: ${say.reasons[value]}` })),
  });
}

/**
 * `2026-11-20`, from the first moment of that day at the site, or a moment with its zone.
 * @throws `usage-invalid-value`, `invalidity-date-outside`
 */
export function readInvalidityDate(
  { context }: Invocation,
  home: Home,
  { certificate }: RevocationPlan,
  value: string | undefined,
): Date | undefined {
  if (value === undefined) return undefined;
  const { timeZone } = home.settings.site;
  const date = parseMoment(value) ?? startOfLocalDay(value, timeZone);
  if (!date) {
    const expected = '2026-11-20, 2026-11-20T18:00+09:00';
    throw new HakkoError('usage-invalid-value', { option: '--invalidity-date', value, expected });
  }
  const shown = (instant: Date) => localDate(instant, timeZone);
  return checkInvalidityDate(date, certificate, context.clock.now(), shown);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/;

function parseMoment(text: string): Date | undefined {
  const day = MOMENT.exec(text)?.[1];
  // A day that no calendar has would silently become another.
  if (day === undefined || !startOfLocalDay(day, 'UTC')) return undefined;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/**
 * Above ten people the prefix is typed, here or as `--confirm`; below, a yes will do.
 * @throws `confirmation-differs`, `confirmation-untyped`, `confirmation-missing`, `not-confirmed`
 */
export async function confirmRevocation(
  { context, words, options }: Invocation,
  { group: { name }, people }: RevocationPlan,
  typed: string | undefined,
): Promise<void> {
  const { revoke: say } = words.screens;
  const { terminal } = context;
  const flag = `--confirm ${name}`;
  if (typed !== undefined) {
    if (typed !== name) throw new HakkoError('confirmation-differs', { flag, given: typed });
    return;
  }
  if (people.length > TYPED_ABOVE) {
    if (!terminal.interactive) {
      throw new HakkoError('confirmation-untyped', { flag, people: people.length });
    }
    const problem = (answer: string) => (answer === name ? undefined : say.notTheSame(name));
    await terminal.ask({ message: say.typeToConfirm(name), flag, problem });
    return;
  }
  await confirmPlainly({ context, words, options }, say.confirm);
}

/** Nobody is locked out by a new certificate: a yes will do, or the prefix as above. */
export async function confirmReissue(
  invocation: Invocation,
  { group: { name } }: RevocationPlan,
  typed: string | undefined,
): Promise<void> {
  if (typed !== undefined && typed !== name) {
    throw new HakkoError('confirmation-differs', { flag: `--confirm ${name}`, given: typed });
  }
  if (typed === undefined) {
    await confirmPlainly(invocation, invocation.words.screens.revoke.confirmReissue);
  }
}

/** @throws `confirmation-missing`, `not-confirmed` */
export async function confirmPlainly(
  { context, words, options }: Pick<Invocation, 'context' | 'words' | 'options'>,
  message: string,
): Promise<void> {
  if (options.yes) return;
  if (!context.terminal.interactive) throw new HakkoError('confirmation-missing', {});
  const { yes, no, yesOrNo: error } = words.screens.prompts;
  const question = { message, flag: '--yes', default: false };
  const goOn = await context.terminal.confirm({ ...question, words: { yes, no, error } });
  if (!goOn) throw new HakkoError('not-confirmed', {});
}
