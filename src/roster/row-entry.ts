/** One row to one person. Every cell is read even when an earlier one is wrong. */
import { readAddress } from './address.ts';
import { cellOf, rawCellOf, type Cell } from './cell.ts';
import type { ColumnName } from './column.ts';
import type { Entry } from './entry.ts';
import type { Findings } from './findings.ts';
import type { Header } from './header.ts';
import { readInitialPassword } from './initial-password.ts';
import { readLanguage } from './language.ts';
import { readLoginId } from './login-id.ts';
import { readMail } from './mail.ts';
import { reportOperations } from './operation.ts';
import { readName } from './person-name.ts';
import { readPostalCode } from './postal-code.ts';
import type { Row } from './rows.ts';
import { lengthLimits, type RosterRules } from './rules.ts';
import { shown } from './shown.ts';
import { checkText } from './text-cell.ts';

/** What a row says: an entry when nothing is wrong, and in any case what the groups need to know. */
export interface RowReading {
  readonly line: number;
  readonly loginId: string | undefined;
  readonly organisation: string | undefined;
  readonly entry: Entry | undefined;
}

/** Reads a row that is as wide as the header; problems and warnings go to `findings`. */
export function readRow(
  row: Row,
  header: Header,
  rules: RosterRules,
  findings: Findings,
): RowReading {
  const { line } = row;
  const problemsBefore = findings.problemCount;
  const cell = (column: ColumnName) => cellOf(row, column, header, findings);
  const reportsAt = (column: ColumnName) => findings.at({ line, column: header.texts.get(column) });
  const text = (column: 'organisation' | 'department') => {
    const found = cell(column);
    const rule = { kind: 'other', limit: lengthLimits[column], canPrint: rules.canPrint } as const;
    if (found !== undefined) checkText(found, rule);
    return found?.text;
  };
  const raw = (column: ColumnName) => rawCellOf(row, column, header) ?? '';

  if (raw('loginId').trim() === '') {
    reportsAt('loginId').problem('value-missing', { missing: 'loginId' });
  }
  const loginId = ifPresent(cell('loginId'), (found) => readLoginId(found, rules));
  const name = readName(row, header, rules, findings);
  const organisation = text('organisation');
  const department = text('department');
  const postalCode = ifPresent(cell('postalCode'), readPostalCode);
  const address = readAddress(row, header, rules, findings);
  const language = ifPresent(cell('language'), readLanguage);
  const mail = ifPresent(cell('mail'), (found) => readMail(found, rules));
  const initialPassword = readInitialPassword(raw('initialPassword'), reportsAt('initialPassword'));
  reportOperations(cell('operation'), cell('formerLoginId'), shown(loginId ?? raw('loginId')));
  if (address.length > 0 && header.positions.has('postalCode') && raw('postalCode').trim() === '') {
    reportsAt('postalCode').warning('postal-code-missing', {});
  }

  if (rules.mailNeeded && header.positions.has('mail') && raw('mail').trim() === '') {
    reportsAt('mail').warning('mail-missing', {});
  }

  const reading = { line, loginId, organisation };
  if (findings.problemCount > problemsBefore || loginId === undefined || name === undefined) {
    return { ...reading, entry: undefined };
  }
  const entry: Entry = {
    ...{ line, loginId, name, address },
    ...(organisation !== undefined && { organisation }),
    ...(department !== undefined && { department }),
    ...(postalCode !== undefined && { postalCode }),
    ...(language !== undefined && { language }),
    ...(mail !== undefined && { mail }),
    ...(initialPassword !== undefined && { initialPassword }),
  };
  return { ...reading, entry };
}

function ifPresent<T>(cell: Cell | undefined, read: (cell: Cell) => T): T | undefined {
  return cell === undefined ? undefined : read(cell);
}
