/** Names that sentences about a roster share: places, encodings, columns, lists of lines. */
import type { ColumnName } from '../../roster/column.ts';
import type { RosterEncoding } from '../../roster/rules.ts';

/** `line 128, “Postal code”`; empty when the file as a whole is meant. The file name is the caller's. */
export function rosterPlace(place: { readonly line?: number; readonly column?: string }): string {
  const column = place.column === undefined ? [] : [`“${place.column}”`];
  return [...(place.line === undefined ? [] : [`line ${place.line}`]), ...column].join(', ');
}

/** Encodings as an administrator meets them in Excel. */
export const rosterEncodings: Readonly<Record<RosterEncoding, string>> = {
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS (Excel’s “CSV” in Japan)',
  'utf-16le': 'UTF-16LE (Excel’s “Unicode Text”)',
  'utf-16be': 'UTF-16BE',
};

/** Column names as a roster has them. */
export const rosterColumns: Readonly<Record<ColumnName, string>> = {
  loginId: 'Login ID',
  name: 'Name',
  familyName: 'Family name',
  givenName: 'Given name',
  organisation: 'Organisation',
  department: 'Department',
  postalCode: 'Postal code',
  prefecture: 'Prefecture',
  city: 'City',
  address1: 'Address 1',
  address2: 'Address 2',
  address3: 'Address 3',
  initialPassword: 'Initial password',
  language: 'Language',
  mail: 'Email',
  operation: 'Operation',
  formerLoginId: 'Former login ID',
};

/** `lines 201, 202`, and only the first ones of many. */
export function linesText(lines: readonly number[]): string {
  const first = lines.slice(0, 10).join(', ');
  if (lines.length === 1) return `line ${first}`;
  return lines.length > 10 ? `lines ${first} and ${lines.length - 10} more` : `lines ${first}`;
}

/** How to keep a spreadsheet from changing a value. */
export const excelText =
  'Please look at the original roster. In Excel, set the cells to the format “Text” before typing, and values stay as they are.';
