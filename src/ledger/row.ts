/** Columns of a row as the types the schema promises. A mismatch is a bug or a damaged file. */
import type { Row } from './database.ts';

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is not a text`);
  return value;
}

export function optionalTextOf(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is not a number`);
  return value;
}

export function optionalBytesOf(row: Row, column: string): Buffer | undefined {
  const value = row[column];
  if (value === null) return undefined;
  if (!(value instanceof Uint8Array)) throw new TypeError(`${column} is not a blob`);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

export function bytesOf(row: Row, column: string): Buffer {
  const value = optionalBytesOf(row, column);
  if (value === undefined) throw new TypeError(`${column} is empty`);
  return value;
}

/** A column whose CHECK constraint allows `values` alone. */
export function oneOf<const T extends string>(row: Row, column: string, values: readonly T[]): T {
  const found = values.find((value) => value === row[column]);
  if (found === undefined) throw new TypeError(`${column} holds none of ${values.join(', ')}`);
  return found;
}

export function dateOf(row: Row, column: string): Date {
  return new Date(textOf(row, column));
}
