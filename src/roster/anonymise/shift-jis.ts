/** Code page 932 the other way: from characters to octets, which the platform's own encoder cannot do. */
import { decodeStrictly } from '../strict-decoder.ts';

export interface ShiftJisTable {
  /** One octet or two; undefined for a character that the code page lacks. */
  codeOf(character: string): number | undefined;
  /** All characters of a range of codes, in order. */
  charactersBetween(first: number, last: number): readonly string[];
}

let made: ShiftJisTable | undefined;

/**
 * The inverse of the WHATWG decoder: of two codes for one character the lower one, but for those that
 * NEC chose from IBM's (ED40 to EEFC), as Windows and the WHATWG encoder have it.
 */
export function shiftJisTable(): ShiftJisTable {
  return (made ??= readTable());
}

function readTable(): ShiftJisTable {
  const codes = new Map<string, number>();
  const characters = new Map<number, string>();
  const add = (octets: readonly number[]): void => {
    const character = decodeStrictly(Uint8Array.from(octets), 'shift_jis');
    const code = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    // A second octet of ASCII behind a first that leads nowhere would give two characters.
    if (character === undefined || Array.from(character).length !== 1) return;
    characters.set(code, character);
    if (!codes.has(character) && (code < 0xed40 || code > 0xeefc)) codes.set(character, code);
  };
  for (let octet = 0; octet < 0x100; octet++) add([octet]);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) add([lead, trail]);
  }
  return {
    codeOf: (character) => codes.get(character),
    charactersBetween: (first, last) =>
      [...characters]
        .filter(([code]) => code >= first && code <= last)
        .map(([, character]) => character),
  };
}
