/** One login ID: NFKC-normalised, then checked against the pattern of the site. */
import type { Cell } from './cell.ts';
import type { RosterRules } from './rules.ts';
import { namedCharacters, shown } from './shown.ts';
import { englishDate } from './text-cell.ts';

/**
 * Gives the normalised login ID (`Ｇ１３Ｂ…` becomes `G13B…`), or `undefined` after reporting what
 * is wrong with it.
 */
export function readLoginId(cell: Cell, rules: RosterRules): string | undefined {
  const { problem } = cell;
  const loginId = cell.text.normalize('NFKC').trim();
  const value = shown(cell.text);
  if (/^[-+]?\d+(?:\.\d+)?E[-+]\d+$/iu.test(loginId)) problem('login-id-scientific', { value });
  else if (englishDate.test(loginId)) problem('excel-date', { value });
  else if (loginId.startsWith("'") && matches(loginId.slice(1), rules)) {
    problem('leading-apostrophe', { value, proposal: loginId.slice(1) });
  } else if (!matches(loginId, rules)) {
    const characters = namedCharacters(loginId.replace(/[A-Za-z0-9_-]/gu, ''));
    problem('login-id-invalid', { value, pattern: rules.loginIdPattern.source, characters });
  } else if (rules.groupBy === 'prefix' && loginId.length < rules.prefixLength) {
    problem('login-id-shorter-than-prefix', { value, prefixLength: rules.prefixLength });
  } else return loginId;
  return undefined;
}

/** As a whole, and without the memory that a pattern with the flag `g` or `y` has. */
function matches(loginId: string, { loginIdPattern }: RosterRules): boolean {
  const flags = loginIdPattern.flags.replace(/[gy]/gu, '');
  const match = new RegExp(loginIdPattern.source, flags).exec(loginId);
  return match?.[0] === loginId;
}
