/** Where the rows of a table lie in a SQLite file, byte by byte (https://sqlite.org/fileformat2.html). */
import { DatabaseSync } from 'node:sqlite';

/** A row as it lies in the file: length, rowid, header and columns, from `start` up to but not with `end`. */
export interface Cell {
  readonly rowid: number;
  readonly start: number;
  readonly end: number;
}

const LEAF = 0x0d;
const INTERIOR = 0x05;

/** @param bytes of the same file, which is closed and has no WAL */
export function findCells(path: string, bytes: Buffer, table: string): readonly Cell[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table);
  database.close();
  const stored = bytes.readUInt16BE(16);
  const pageSize = stored === 1 ? 65_536 : stored;
  return cellsOf(bytes, pageSize, Number(row?.['rootpage']));
}

function cellsOf(bytes: Buffer, pageSize: number, page: number): Cell[] {
  const base = (page - 1) * pageSize;
  // The first page begins with the header of the file.
  const header = base + (page === 1 ? 100 : 0);
  const kind = bytes[header];
  const count = bytes.readUInt16BE(header + 3);
  if (kind === INTERIOR) {
    const children = pointers(bytes, header + 12, count).map((at) => bytes.readUInt32BE(base + at));
    const last = bytes.readUInt32BE(header + 8);
    return [...children, last].flatMap((child) => cellsOf(bytes, pageSize, child));
  }
  if (kind !== LEAF) throw new Error(`page ${page} is no part of a table: ${kind}`);
  return pointers(bytes, header + 8, count).map((at) => {
    const length = readVarint(bytes, base + at);
    const rowid = readVarint(bytes, length.next);
    // A longer row goes on in overflow pages, which no event of these tests needs.
    if (length.value > pageSize - 35) throw new Error(`row ${rowid.value} overflows its page`);
    return { rowid: rowid.value, start: base + at, end: rowid.next + length.value };
  });
}

function pointers(bytes: Buffer, start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => bytes.readUInt16BE(start + 2 * index));
}

function readVarint(
  bytes: Buffer,
  start: number,
): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = start; ; at += 1) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + 1 };
  }
}
