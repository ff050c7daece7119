/** The header row: which column stands where, under which text. Row contents are not looked at. */
import { columnOf, type ColumnName } from './column.ts';
import type { Findings } from './findings.ts';
import type { Row } from './rows.ts';
import type { RosterRules } from './rules.ts';
import { shown } from './shown.ts';

/** One column of the file that is used. */
export interface RecognisedColumn {
  readonly column: ColumnName;
  readonly header: string;
}

/** The header row as understood. */
export interface Header {
  readonly row: Row | undefined;
  readonly line: number;
  /** False when the rows below cannot be read with it; why has been reported. */
  readonly usable: boolean;
  /** How many cells a row must have: up to the last one with a header. */
  readonly width: number;
  readonly columns: readonly RecognisedColumn[];
  readonly ignoredHeaders: readonly string[];
  readonly unknownHeaders: readonly string[];
  /** Where each used column stands, from 0. */
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** Header texts as in the file, by column. */
  readonly texts: ReadonlyMap<ColumnName, string>;
  /** Positions between others that have no header, from 0. */
  readonly unnamed: readonly number[];
}

/** Finds and reads the header: the first row that is not empty. */
export function readHeader(
  rows: readonly Row[],
  rules: Pick<RosterRules, 'mailNeeded'>,
  findings: Findings,
): Header {
  const row = rows.find(({ cells, faulty }) => faulty || !isBlank(cells));
  const header = headerOf(row);
  if (row === undefined) findings.at({}).problem('empty-file', {});
  if (row === undefined || row.faulty) return { ...header, usable: false };

  const at = { line: header.line };
  const { columns } = header;
  for (const [meaning, { headers }] of columnsByMeaning(columns)) {
    if (headers.length > 1) {
      const column = headers.at(-1);
      findings.at({ ...at, column }).problem('duplicate-column', { meaning, headers });
    }
  }
  const hint = columns.length > 1 ? undefined : laterHeader(rows, row);
  const named = row.cells.map((text) => shown(text.trim())).filter((text) => text !== '');
  // Without a single known header this may be a row of data, and one of its cells a password.
  const found = columns.length > 0 ? named : [];
  const missing = missingColumns(header.positions);
  if (missing.length === 0 && rules.mailNeeded && !header.positions.has('mail')) {
    findings.at(at).problem('missing-column', { missing: 'mail', found });
  }
  for (const each of missing) {
    const args = { missing: each, found, ...(hint && { headerLine: hint.line }) };
    findings.at(at).problem('missing-column', args);
  }
  if (missing.length === 0 && !addressColumns.some((column) => header.positions.has(column))) {
    findings.at(at).warning('no-address-column', {});
  }
  if (columns.length === 0)
    return { ...header, usable: false, ignoredHeaders: [], unknownHeaders: [] };
  return { ...header, usable: missing.length === 0 };
}

/** Whether a row holds nothing but white space, as Excel leaves them below a list. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The columns of which an address is made; the first one present names it in problems. */
export const addressColumns = ['address1', 'address2', 'address3', 'prefecture', 'city'] as const;

function headerOf(row: Row | undefined): Header {
  const cells = (row?.cells ?? []).map((cell) => cell.trim());
  const meanings = cells.map((text) => (text === '' ? undefined : columnOf(text)));
  const hasWholeName = meanings.includes('name');
  const columns: RecognisedColumn[] = [];
  const positions = new Map<ColumnName, number>();
  const texts = new Map<ColumnName, string>();
  const ignoredHeaders: string[] = [];
  const unknownHeaders: string[] = [];
  cells.forEach((text, position) => {
    const column = meanings[position];
    const header = shown(text);
    if (column === 'ignored' || (hasWholeName && isNamePart(column))) ignoredHeaders.push(header);
    else if (column !== undefined) {
      columns.push({ column, header });
      positions.set(column, position);
      texts.set(column, header);
    } else if (text !== '') unknownHeaders.push(header);
  });
  const width = cells.findLastIndex((text) => text !== '') + 1;
  const unnamed = cells.flatMap((text, at) => (text === '' && at < width ? [at] : []));
  return {
    ...{ row, line: row?.line ?? 1, usable: true, width, columns, positions, texts },
    ...{ unnamed, ignoredHeaders, unknownHeaders },
  };
}

function isNamePart(column: ColumnName | undefined): boolean {
  return column === 'familyName' || column === 'givenName';
}

function columnsByMeaning(columns: readonly RecognisedColumn[]) {
  const meanings = new Map<ColumnName, { headers: string[] }>();
  for (const { column, header } of columns) {
    const known = meanings.get(column);
    if (known === undefined) meanings.set(column, { headers: [header] });
    else known.headers.push(header);
  }
  return meanings;
}

function missingColumns(
  positions: ReadonlyMap<ColumnName, number>,
): readonly ('loginId' | 'name')[] {
  const hasName =
    positions.has('name') || (positions.has('familyName') && positions.has('givenName'));
  return [
    ...(positions.has('loginId') ? [] : ['loginId' as const]),
    ...(hasName ? [] : ['name' as const]),
  ];
}

/** Rosters often start with a title; then the header stands a few rows further down. */
function laterHeader(rows: readonly Row[], first: Row): Row | undefined {
  return rows
    .slice(0, 20)
    .filter((row) => row !== first)
    .find((row) => missingColumns(headerOf(row).positions).length === 0);
}
