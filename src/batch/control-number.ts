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

/**
 * The number that comes after a control number, 1 when there is none yet. Numbers may have gone: it is
 * the highest that counts, not how many there are.
 * @throws RangeError for a text that is no control number
 */
export function numberAfter(last: string | undefined): number {
  if (last === undefined) return 1;
  if (!isControlNumber(last)) throw new RangeError(`no control number: ${last}`);
  const letter = (last.codePointAt(0) ?? 0) - 0x41;
  return letter * PER_LETTER + Number(last.slice(1, 1 + DIGITS)) + 1;
}

/** As it stands on a letter: with the generation of one that replaces another, `A000008-7-2`. */
export function printedNumber(letter: {
  readonly controlNumber: string;
  readonly generation: number;
}): string {
  const { controlNumber, generation } = letter;
  return generation === 1 ? controlNumber : `${controlNumber}-${generation}`;
}

/** Whether the check digit fits: a mistyped or swapped digit does not. */
export function isControlNumber(text: string): boolean {
  const match = /^([A-Z]\d{6})-(\d)$/.exec(text);
  return match?.[1] !== undefined && checkDigit(match[1]) === match[2];
}

/**
 * H. M. Damm, "Total anti-symmetrische Quasigruppen" (Marburg 2004): catches every wrong digit and
 * every swap of neighbours. The letter counts as two digits, A as 10, as in ISO 13616.
 */
function checkDigit(text: string): string {
  const digits = String(Number.parseInt(text.charAt(0), 36)) + text.slice(1);
  let row = 0;
  for (const digit of digits) row = QUASIGROUP[row]?.[Number(digit)] ?? 0;
  return String(row);
}

const QUASIGROUP = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];
