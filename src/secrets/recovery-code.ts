/**
 * The recovery code for the safe: 8 groups of 5 characters, read off paper and typed years later. The
 * last of each group is its check character, so that a mistyped group is named at once.
 */
import { HakkoError } from '../errors.ts';
import { Secret } from './secret.ts';

/** Upper-case letters and digits without 0 1 I L O: 31, a prime, which the check characters need. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 8;
const GROUP_LENGTH = 5;
/** 32 characters that are drawn, 8 that check them. */
export const RECOVERY_CODE_BITS = Math.floor(GROUPS * (GROUP_LENGTH - 1) * Math.log2(31));

/**
 * A new code in the spelling in which it is a passphrase, for `openssl` too: 40 upper-case characters,
 * nothing between them.
 */
export function generateRecoveryCode(random: { integer(maxExclusive: number): number }): Secret {
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const drawn = Array.from({ length: GROUP_LENGTH - 1 }, () => random.integer(ALPHABET.length));
    return [...drawn, checkOf(drawn, index)].map((value) => ALPHABET.charAt(value)).join('');
  });
  return new Secret(groups.join(''));
}

/** As it is printed: `7KQ2M-…`, groups apart. Shows the secret. */
export function formatRecoveryCode(code: Secret): string {
  return groupsOf(code.reveal()).join('-');
}

/** The last group, which a person types to show that the code was written down. */
export function isLastGroup(code: Secret, typed: string): boolean {
  return squeeze(typed) === groupsOf(code.reveal()).at(-1);
}

/**
 * Reads a code as somebody typed it: capitals or not, full width or not, with or without spaces and
 * hyphens.
 * @throws `recovery-code-mistyped`, naming the groups that cannot be right
 */
export function parseRecoveryCode(typed: string): Secret {
  const text = squeeze(typed);
  const expected = GROUPS * GROUP_LENGTH;
  const groups = groupsOf(text).flatMap((group, index) => (isRight(group, index) ? [] : index + 1));
  if (text.length !== expected || groups.length > 0) {
    throw new HakkoError('recovery-code-mistyped', { groups, length: text.length, expected });
  }
  return new Secret(text);
}

/** What people put between groups: spaces of any width, hyphens and what looks like one. */
function squeeze(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}−ー.・,_]/gu, '');
}

function groupsOf(text: string): readonly string[] {
  return text.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'gu')) ?? [];
}

function isRight(group: string, index: number): boolean {
  const values = Array.from(group, (character) => ALPHABET.indexOf(character));
  const check = values.pop();
  const whole = values.length === GROUP_LENGTH - 1 && !values.includes(-1);
  return whole && check === checkOf(values, index);
}

/**
 * Weighted sum modulo a prime, as in ISBN-10: different weights betray each wrong character and each
 * swapped pair, the number of the group betrays two groups that changed places.
 */
function checkOf(values: readonly number[], group: number): number {
  const sum = values.reduce((total, value, index) => total + (index + 2) * value, group);
  return (ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length;
}
