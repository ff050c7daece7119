/** One cell of a row on its way to an entry: its text, and how to say that it is wrong. */
import type { Findings, PlaceReports } from './findings.ts';
import type { ColumnName } from './column.ts';
import type { Header } from './header.ts';
import type { Row } from './rows.ts';
import { shown } from './shown.ts';

/** A cell of a used column. */
export interface Cell extends PlaceReports {
  /** Without outer white space, full-width blanks included. */
  readonly text: string;
}

/**
 * The cell under a column; `undefined` when the column is missing, the cell is empty, or it holds
 * an error of the spreadsheet (reported). Not for passwords: the error would show the value.
 */
export function cellOf(
  row: Row,
  column: ColumnName,
  header: Header,
  findings: Findings,
): Cell | undefined {
  const text = rawCellOf(row, column, header)?.trim() ?? '';
  if (text === '') return undefined;
  const reports = findings.at({ line: row.line, column: header.texts.get(column) });
  if (!spreadsheetError.test(text)) return { text, ...reports };
  reports.problem('excel-error', { value: shown(text) });
  return undefined;
}

/** The cell exactly as in the file; `undefined` when the column or the cell is missing. */
export function rawCellOf(row: Row, column: ColumnName, header: Header): string | undefined {
  const position = header.positions.get(column);
  return position === undefined ? undefined : row.cells[position];
}

/** What Excel shows instead of a value, and what it writes when a column is too narrow to print. */
export const spreadsheetError =
  /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA|#+)$/iu;
