/**
 * The reconciliation list as CSV (RFC 4180) for a spreadsheet: UTF-8 with a byte order mark and CRLF, so
 * that Excel reads it right, and no cell that a spreadsheet would take for a formula or a number.
 */
import type { LetterAssets } from '../letter-assets.ts';
import { kindMark } from '../letter-values.ts';
import type { ListedLetter, RunSheets } from './run-sheets.ts';
import { readSheetWords, type SheetKey } from './run-wording.ts';

const heads: readonly SheetKey[] = [
  ...(['numberHead', 'controlHead', 'kindHead', 'nameHead', 'organisationHead'] as const),
  ...(['departmentHead', 'groupHead', 'fileHead', 'pageHead', 'placeHead', 'batchHead'] as const),
  ...(['checkedHead', 'spoiledHead', 'operator', 'checker', 'chainColumn'] as const),
];

/** In pieces: first the head, then a piece a letter. */
export function* listCsv(run: RunSheets, templates: LetterAssets['templates']): Generator<string> {
  const words = readSheetWords(run, templates);
  const shown: readonly SheetKey[] =
    run.envelopes === undefined ? heads : [...heads, 'envelopeHead'];
  yield `\uFEFF${csvRow(shown.map((key) => words.line(key)))}`;
  let number = 0;
  for (const letter of run.listed()) yield csvRow(cellsOf(letter, ++number, run));
}

function cellsOf(letter: ListedLetter, number: number, run: RunSheets): readonly string[] {
  const { controlNumber, name, organisation = '', department = '', group, file } = letter;
  return [
    ...[String(number), controlNumber, kindMark[run.kind], name, organisation, department],
    ...[group, file, String(letter.page), String(letter.place + 1), run.batch],
    // Room for what is filled in by hand.
    ...['', '', '', '', run.chainHead],
    ...(run.envelopes === undefined ? [] : [String(letter.envelope?.number ?? '')]),
  ];
}

/** A line with its end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
}

/** What Excel, LibreOffice or Google Sheets calculate, full-width signs included. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** `0012`, `12E5`, `3-4`, `1/2`: a spreadsheet would make another number or a date of it. */
const ALTERED = /^0\d+$|^\d{1,4}(?:[-/.:]\d{1,4}){1,3}$|^\d+(?:\.\d+)?[eE]\d+$|^\d{12,}$/;

/** An apostrophe before such a text makes it a text everywhere. */
function guarded(cell: string): string {
  return FORMULA.test(cell) || ALTERED.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
