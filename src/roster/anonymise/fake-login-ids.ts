/** Login IDs of the same form: who shared a prefix shares one, and no two become one. */
import type { Random } from '../../system/random.ts';
import { isDeviceName } from '../group-name.ts';

export interface LoginIdRules {
  readonly random: Random;
  readonly prefixLength: number;
  /** Every login ID of the file, as it stands there. */
  readonly originals: readonly string[];
}

/** @returns takes a login ID as it stands in a cell: printable ASCII, in any width */
export function createFakeLoginIds(rules: LoginIdRules): (text: string) => string {
  const { random, prefixLength } = rules;
  const originals = new Set(rules.originals.map(fold));
  const taken = new Set([...originals].map((loginId) => loginId.slice(0, prefixLength)));
  const prefixes = createNames(random, (made) => taken.has(made) || isDeviceName(made));
  const rests = new Map<string, (original: string) => string>();
  return (text) => {
    const folded = fold(text);
    const prefix = folded.slice(0, prefixLength);
    const fakePrefix = isDeviceName(prefix) ? prefix : prefixes(prefix);
    const restOf =
      rests.get(prefix) ?? createNames(random, (made) => originals.has(fakePrefix + made));
    rests.set(prefix, restOf);
    return dressLike(text, fakePrefix + restOf(folded.slice(prefixLength)));
  };
}

/** As login IDs are compared: whatever their width and case. */
function fold(loginId: string): string {
  return loginId.normalize('NFKC').toLowerCase();
}

/** So often the form is tried; where it is used up, any letter or digit will do. */
const TRIES = 50;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** @returns gives each original a name of its own, always the same */
function createNames(random: Random, taken: (made: string) => boolean) {
  const names = new Map<string, string>();
  const used = new Set<string>();
  const usedUp = new Set<string>();
  const oneOf = (pool: string): string => pool[random.integer(pool.length)] ?? '';
  const make = (original: string, sameForm: boolean): string =>
    original.replaceAll(/[a-z0-9]/g, (character) =>
      oneOf(sameForm ? (DIGITS.includes(character) ? DIGITS : LETTERS) : LETTERS + DIGITS),
    );
  return (original: string): string => {
    const known = names.get(original);
    if (known !== undefined || original === '') return known ?? '';
    const form = original.replaceAll(/[a-z]/g, 'a').replaceAll(/[0-9]/g, '0');
    for (let tries = 0; ; tries++) {
      if (tries === TRIES) usedUp.add(form);
      const made = make(original, !usedUp.has(form));
      const hopeless = tries > 10 * TRIES;
      if (!hopeless && (used.has(made) || taken(made))) continue;
      names.set(original, made);
      used.add(made);
      return made;
    }
  };
}

/** Upper case and full width where the original has them. */
function dressLike(original: string, plain: string): string {
  return Array.from(original, (character, index) => {
    const made = plain[index] ?? '';
    const cased = /^\p{Lu}$/u.test(character) ? made.toUpperCase() : made;
    const wide = /^[\uFF01-\uFF5E]$/u.test(character);
    return wide ? String.fromCharCode(cased.charCodeAt(0) + 0xfee0) : cased;
  }).join('');
}
