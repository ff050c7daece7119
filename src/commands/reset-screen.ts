/** What a reset replaces, and what people have to do then, on the screen. */
import { printedNumber } from '../batch/control-number.ts';
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { Home } from '../home/open-home.ts';
import type { InstallReset } from '../withdrawal/plan-reset.ts';
import type { Invocation } from './invocation.ts';

/** A screenful. */
const NAMES_SHOWN = 15;

export function sayLoginReset(
  { context, words }: Invocation,
  { ledger, settings }: Home,
  people: readonly { readonly id: number; readonly loginId: string; readonly name: string }[],
): void {
  const { reset: say } = words.screens;
  const { terminal } = context;
  terminal.say(terminal.colours.bold(say.login(people.length)));
  for (const { id, loginId, name } of people.slice(0, NAMES_SHOWN)) {
    const numbers = ledger.letters
      .ofPerson(id)
      .filter(({ kind, state }) => kind === 'login' && state !== 'void')
      .map((letter) => `${printedNumber(letter)} ①`);
    terminal.say(`  ${loginId}  ${name}  ${say.void(numbers.join(', '))}`);
  }
  if (people.length > NAMES_SHOWN) {
    terminal.say(`  ${words.plan.more(people.length - NAMES_SHOWN)}`);
  }
  if (settings.deliver.login === 'group') terminal.say(say.loginToManager);
  terminal.say(say.others);
}

export function sayInstallReset(
  { context, words }: Invocation,
  { settings }: Home,
  { group, certificate, people }: InstallReset,
): void {
  const { reset: say } = words.screens;
  const { terminal } = context;
  const letters = settings.deliver.install === 'group' ? 1 : people.length;
  terminal.say(terminal.colours.bold(say.install(group.name, certificate.fileName)));
  terminal.say(say.installLetters(letters));
  terminal.say(terminal.colours.yellow(say.copies(certificate.fileName, group.name)));
}

export function sayInstallResetDone(
  { context, words }: Invocation,
  { certificate }: InstallReset,
  { folders }: BatchSummary,
): void {
  context.terminal.say(words.screens.reset.installDone(certificate.fileName, folders.p12));
}
