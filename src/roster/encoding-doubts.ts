/**
 * When the encoding of a file is in doubt: what the octets look like instead, and on which lines
 * they do not fit. Only for files in which an octet below 0x40 always stands for itself, UTF-16 apart.
 */
import type { RosterEncoding } from './rules.ts';
import { decodeStrictly } from './strict-decoder.ts';

/** Whether the octets read better as EUC-JP; `asShiftJis` is how they read as Shift_JIS, if they do. */
export function eucJpSuspected(bytes: Uint8Array, asShiftJis = ''): boolean {
  const asEucJp = decodeStrictly(bytes, 'euc-jp');
  if (asEucJp === undefined || !/[ぁ-んァ-ヶ一-龠]/u.test(asEucJp)) return false;
  const foreign = count(asShiftJis, /[^\0-\x7F]/gu);
  // EUC-JP kanji, read as Shift_JIS, become half-width katakana nearly throughout.
  return count(asShiftJis, /[｡-ﾟ]/gu) * 2 >= foreign;
}

/** The first line that does not decode in the encoding that fits best, and how many do not. */
export function firstBadLine(
  bytes: Uint8Array,
  tried: readonly RosterEncoding[],
): { readonly line: number | undefined; readonly badLines: number } {
  const lines = byteLines(bytes);
  const failures = tried
    .filter((encoding) => encoding === 'utf-8' || encoding === 'shift_jis')
    .map((encoding) => numbersOf(lines, (line) => decodeStrictly(line, encoding) === undefined));
  const fewest = failures.toSorted((one, other) => one.length - other.length)[0] ?? [];
  return { line: fewest[0], badLines: fewest.length };
}

/**
 * Lines that are UTF-8 with three characters of three octets or more. In a file that is Shift_JIS
 * otherwise, rows of another file were pasted in: read as Shift_JIS they would be gibberish.
 */
export function linesInUtf8(bytes: Uint8Array): readonly number[] {
  return numbersOf(byteLines(bytes), (line) => {
    if (!line.some((octet) => octet >= 0xe0)) return false;
    const text = decodeStrictly(line, 'utf-8');
    return text !== undefined && count(text, /[\u0800-\u{10FFFF}]/gu) >= 3;
  });
}

/** Which UTF-16 the octets may be, seen by its delimiters and line ends; `undefined` for neither. */
export function utf16Guess(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let littleEndian = 0;
  let bigEndian = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = bytes.subarray(at, at + 2);
    if (second === 0 && isRowSyntax(first)) littleEndian++;
    if (first === 0 && isRowSyntax(second)) bigEndian++;
  }
  // A stray NUL may stand beside one of them; every row of a UTF-16 file has some.
  if (bytes.length % 2 === 1 || Math.max(littleEndian, bigEndian) < 2) return undefined;
  return littleEndian > bigEndian ? 'utf-16le' : 'utf-16be';
}

/** The line of the first NUL octet. */
export function nulLine(bytes: Uint8Array): number {
  return byteLines(bytes.subarray(0, bytes.indexOf(0) + 1)).length;
}

/** Comma, semicolon, tab, line feed, carriage return. */
function isRowSyntax(octet: number): boolean {
  return [0x2c, 0x3b, 0x09, 0x0a, 0x0d].includes(octet);
}

function byteLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
    lines.push(bytes.subarray(start, at));
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) at++;
    start = at + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}

function numbersOf(
  lines: readonly Uint8Array[],
  matches: (line: Uint8Array) => boolean,
): readonly number[] {
  return lines.flatMap((line, index) => (matches(line) ? [index + 1] : []));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
