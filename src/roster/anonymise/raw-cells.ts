/** Where each cell of a text stands, so that a cell can be replaced and all else left octet by octet. */
import type { Delimiter } from '../delimiter.ts';

export interface RawCell {
  /** From 0, as `readRows` counts them. */
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** @param text in which `readRows` found every quote paired */
export function rawCells(text: string, delimiter: Delimiter): readonly RawCell[] {
  const cells: RawCell[] = [];
  let [row, column, at] = [0, 0, 0];
  while (at < text.length || column > 0) {
    const start = at;
    const quoted = text[at] === '"';
    at = quoted ? endOfQuoted(text, at) : endOfPlain(text, at, delimiter);
    cells.push({ row, column, start, end: at, quoted });
    if (text[at] === delimiter) {
      at++;
      column++;
    } else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      row++;
      column = 0;
    }
  }
  return cells;
}

function endOfQuoted(text: string, start: number): number {
  let closed = text.indexOf('"', start + 1);
  while (text[closed + 1] === '"') closed = text.indexOf('"', closed + 2);
  return closed + 1;
}

function endOfPlain(text: string, start: number, delimiter: Delimiter): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
