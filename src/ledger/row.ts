/**
 * Columns of a row as the types the schema promises. Its tables are STRICT, so a mismatch is no value
 * that anybody wrote: all of these throw `ledger-row-damaged`.
 */
import { HakkoError } from '../errors.ts';
import type { Row } from './database.ts';

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(row, column);
  return value;
}

export function optionalTextOf(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw damaged(row, column);
  return value;
}

export function optionalBytesOf(row: Row, column: string): Buffer | undefined {
  const value = row[column];
  if (value === null) return undefined;
  if (!(value instanceof Uint8Array)) throw damaged(row, column);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

export function bytesOf(row: Row, column: string): Buffer {
  const value = optionalBytesOf(row, column);
  if (value === undefined) throw damaged(row, column);
  return value;
}

/** A column whose CHECK constraint allows `values` alone. */
export function oneOf<const T extends string>(row: Row, column: string, values: readonly T[]): T {
  const found = values.find((value) => value === row[column]);
  if (found === undefined) throw damaged(row, column);
  return found;
}

export function dateOf(row: Row, column: string): Date {
  const date = new Date(textOf(row, column));
  if (Number.isNaN(date.getTime())) throw damaged(row, column);
  return date;
}

function damaged(row: Row, column: string): Error {
  // Nobody asked SQLite for it: that is a bug of ours.
  if (!(column in row)) return new TypeError(`no column ${column}`);
  return new HakkoError('ledger-row-damaged', { column });
}
