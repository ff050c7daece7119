/**
 * Control numbers: `A000008-7`. They name a person's letters of one batch without saying anything to
 * outsiders. The last character is a check digit, so that a number read over the telephone or typed
 * from a returned envelope is not taken for its neighbour's.
 */

const DIGITS = 6;
const PER_LETTER = 10 ** DIGITS;

/** @param number from 1, counted over the life of a home */
export function formatControlNumber(number: number): string {
  const letter = String.fromCodePoint(0x41 + Math.floor(number / PER_LETTER));
  const digits = String(number % PER_LETTER).padStart(DIGITS, '0');
  return `${letter}${digits}-${checkDigit(letter + digits)}`;
}

/** Whether the check digit fits: a mistyped or swapped digit does not. */
export function isControlNumber(text: string): boolean {
  const match = /^([A-Z]\d{6})-(\d)$/.exec(text);
  return match?.[1] !== undefined && checkDigit(match[1]) === match[2];
}

/** ISO/IEC 7064 MOD 11,10: one digit, catches every single error and most swaps of neighbours. */
function checkDigit(text: string): string {
  let product = 10;
  for (const character of text) {
    const value = Number.parseInt(character, 36) % 10;
    const sum = (product + value) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
