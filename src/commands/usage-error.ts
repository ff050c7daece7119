/** Turns what commander says about a wrong call into our own error, in the screen's language. */
import { CommanderError } from 'commander';
import { HakkoError } from '../errors.ts';

/** @returns `shown` when commander only showed help or the version, nothing for another error */
export function usageErrorOf(error: unknown): HakkoError | 'shown' | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, suggestion] = /\(Did you mean (?:one of )?([^,?)]+)/.exec(error.message) ?? [];
  const suggested = suggestion === undefined ? {} : { suggestion };
  switch (error.code) {
    case 'commander.help':
      // Shown because the call names no command where one is needed.
      return new HakkoError('usage-missing-argument', { argument: 'command' }, error);
    case 'commander.helpDisplayed':
    case 'commander.version':
      return 'shown';
    case 'commander.unknownOption':
      return new HakkoError('usage-unknown-option', { option: quoted, ...suggested }, error);
    case 'commander.unknownCommand':
      return new HakkoError('usage-unknown-command', { command: quoted, ...suggested }, error);
    case 'commander.missingArgument':
      return new HakkoError('usage-missing-argument', { argument: quoted }, error);
    case 'commander.optionMissingArgument':
      return new HakkoError('usage-missing-option-argument', { option: quoted }, error);
    case 'commander.excessArguments':
      return new HakkoError('usage-excess-arguments', {}, error);
    case 'commander.conflictingOption':
      return conflict(error);
    case 'commander.invalidArgument':
      return invalidValue(error);
    default:
      return new HakkoError('usage-excess-arguments', {}, error);
  }
}

/** `option '--x' cannot be used with option '--y <z>'` */
function conflict(error: CommanderError): HakkoError {
  const [option = '', other = ''] = [...error.message.matchAll(/'(--[\w-]+)/g)].map(
    ([, flag = '']) => flag,
  );
  return new HakkoError('usage-conflict', { option, other }, error);
}

/** `option '--x <y>' argument 'v' is invalid. …` or `command-argument value 'v' is invalid for argument 'a'. …` */
function invalidValue(error: CommanderError): HakkoError {
  const { message } = error;
  const byOption = /option '([^']*)' (?:argument|value) '([^']*)' is invalid/.exec(message);
  const byArgument = /value '([^']*)' is invalid for argument '([^']*)'/.exec(message);
  const [option = '', value = ''] = byOption
    ? [byOption[1], byOption[2]]
    : [byArgument?.[2], byArgument?.[1]];
  const [, expected = ''] = /\. (?:Allowed choices are )?([^.]*)\.?\s*$/.exec(message) ?? [];
  return new HakkoError('usage-invalid-value', { option, value, expected }, error);
}
