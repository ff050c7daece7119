/** Text to octets, in the encodings in which rosters are read. */
import type { RosterEncoding } from '../rules.ts';
import { shiftJisTable } from './shift-jis.ts';

/** @param mark whether a byte order mark stands before it */
export function encodeText(text: string, encoding: RosterEncoding, mark: boolean): Buffer {
  const marked = mark ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked, 'utf8');
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'shift_jis':
      return encodeShiftJis(text);
  }
}

/** Whether a character can stand in a file of this encoding. */
export function canEncode(character: string, encoding: RosterEncoding): boolean {
  if (encoding !== 'shift_jis') return true;
  const { codeOf } = shiftJisTable();
  return Array.from(character).every((each) => codeOf(each) !== undefined);
}

function encodeShiftJis(text: string): Buffer {
  const { codeOf } = shiftJisTable();
  const octets: number[] = [];
  for (const character of text) {
    const code = codeOf(character);
    if (code === undefined) throw new RangeError('a character that code page 932 lacks');
    if (code > 0xff) octets.push(code >> 8);
    octets.push(code & 0xff);
  }
  return Buffer.from(octets);
}
