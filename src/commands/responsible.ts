/** Who answers for what a command does: operator, witness and reference, as the event log keeps them. */
import { HakkoError } from '../errors.ts';
import type { Environment } from '../system/environment.ts';

export interface ResponsibleOptions {
  readonly operator?: string;
  readonly witness?: string;
  readonly ref?: string;
}

const MAXIMUM_LENGTH = 100;

/** What a line of the log cannot show as it is: controls, marks of direction, lone surrogates. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * The environment with the people whom the options name; `$HAKKO_OPERATOR` gives way to `--operator`.
 * @throws `responsible-invalid`
 */
export function withResponsible(
  environment: Environment,
  options: ResponsibleOptions,
): Environment {
  const { operator: usual } = environment;
  const operator =
    options.operator === undefined
      ? textOf('$HAKKO_OPERATOR', usual)
      : textOf('--operator', options.operator);
  const witness = textOf('--witness', options.witness);
  const reference = textOf('--ref', options.ref);
  return {
    ...environment,
    ...(operator !== undefined && { operator }),
    ...(witness !== undefined && { witness }),
    ...(reference !== undefined && { reference }),
  };
}

/** The value itself stays out of the error: it may have been meant for another question. */
function textOf(option: string, value: string | undefined): string | undefined {
  const text = value?.trim();
  if (text === undefined) return undefined;
  if (text === '' || Array.from(text).length > MAXIMUM_LENGTH || UNFIT.test(text)) {
    throw new HakkoError('responsible-invalid', { option, maximum: MAXIMUM_LENGTH });
  }
  return text;
}
