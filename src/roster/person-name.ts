/** A person's name: of one column, or of a family name and a given name. Never normalised. */
import { cellOf, rawCellOf } from './cell.ts';
import type { ColumnName } from './column.ts';
import type { Findings } from './findings.ts';
import type { Header } from './header.ts';
import type { Row } from './rows.ts';
import { lengthLimits, type RosterRules } from './rules.ts';
import { checkText } from './text-cell.ts';

/** Gives the name, or `undefined` after reporting which part of it is missing or damaged. */
export function readName(
  row: Row,
  header: Header,
  rules: RosterRules,
  findings: Findings,
): string | undefined {
  const read = (column: ColumnName): string | undefined => {
    if ((rawCellOf(row, column, header) ?? '').trim() === '') {
      const place = { line: row.line, column: header.texts.get(column) };
      findings.at(place).problem('value-missing', { missing: 'name' });
    }
    const cell = cellOf(row, column, header, findings);
    const rule = { kind: 'name', limit: lengthLimits.name, canPrint: rules.canPrint } as const;
    if (cell !== undefined) checkText(cell, rule);
    return cell?.text;
  };
  if (header.positions.has('name')) return read('name');
  const familyName = read('familyName');
  const givenName = read('givenName');
  if (familyName === undefined || givenName === undefined) return undefined;
  return joined(familyName, givenName);
}

/** Family name first, with a full-width blank, as on Japanese letters; Latin names the other way. */
function joined(familyName: string, givenName: string): string {
  const latin = /^[\u0020-\u024F]+$/u.test(familyName + givenName);
  return latin ? `${givenName} ${familyName}` : `${familyName}\u3000${givenName}`;
}
