/** The address of one row, as lines in print order. */
import { cellOf, type Cell } from './cell.ts';
import type { ColumnName } from './column.ts';
import type { Findings } from './findings.ts';
import { addressColumns, type Header } from './header.ts';
import type { Row } from './rows.ts';
import { addressLineLimit, lengthLimits, type RosterRules } from './rules.ts';
import { checkText } from './text-cell.ts';

/**
 * Gives the lines of the address, none of them empty. A line break inside a cell starts a new
 * line, as it was typed; prefecture and city in columns of their own go before the first line.
 */
export function readAddress(
  row: Row,
  header: Header,
  rules: RosterRules,
  findings: Findings,
): readonly string[] {
  const linesOf = (column: ColumnName): readonly string[] => {
    const cell = cellOf(row, column, header, findings);
    return cell === undefined ? [] : checkedLines(cell, rules);
  };
  const [first, ...rest] = linesOf('address1');
  const prefecture = linesOf('prefecture').join('');
  const city = linesOf('city').join('');
  const isWhole = first?.startsWith(prefecture + city) === true;
  const start = isWhole ? first : joined(prefecture, joined(city, first));
  const further = [...rest, ...linesOf('address2'), ...linesOf('address3')];
  const lines = start === undefined ? further : [start, ...further];
  const column = addressColumns.find((each) => header.positions.has(each));
  if (column === undefined) return lines;
  const { problem, warning } = findings.at({ line: row.line, column: header.texts.get(column) });
  if (lines.length === 0) warning('address-missing', {});
  if (lines.length > addressLineLimit) {
    problem('too-many-address-lines', { lines: lines.length, limit: addressLineLimit });
  }
  return lines;
}

function checkedLines(cell: Cell, rules: RosterRules): readonly string[] {
  const lines = cell.text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const { canPrint } = rules;
  const rule = { kind: 'address', limit: lengthLimits.addressLine, canPrint } as const;
  for (const text of lines) checkText({ ...cell, text }, rule);
  return lines;
}

/** Puts the part before the rest, unless the rest already begins with it. */
function joined(part: string, rest: string | undefined): string | undefined {
  if (part === '') return rest;
  if (rest === undefined) return part;
  if (rest.startsWith(part)) return rest;
  const bothLatin = /[\w.]$/u.test(part) && /^\w/u.test(rest);
  return bothLatin ? `${part} ${rest}` : part + rest;
}
