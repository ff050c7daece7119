/**
 * Reads a roster: octets to text, rows, people. Pure, and complete: everything that is wrong is
 * found in one pass. Whether people are new or known is the plan's business.
 */
import { decodeRoster } from './decoded-text.ts';
import { findDelimiter, type Delimiter } from './delimiter.ts';
import type { Entry } from './entry.ts';
import { Findings } from './findings.ts';
import { checkGroups } from './group-checks.ts';
import { readHeader, type RecognisedColumn } from './header.ts';
import { rowsToShow } from './password-rows.ts';
import type { RosterProblem } from './problem.ts';
import { readRow } from './row-entry.ts';
import { fullRows } from './row-width.ts';
import { readRows } from './rows.ts';
import type { RosterEncoding, RosterRules } from './rules.ts';

/** A roster as read. Nothing may be issued while it has problems. */
export interface Roster {
  /** The people whose rows could be read, in file order. */
  readonly entries: readonly Entry[];
  readonly problems: readonly RosterProblem[];
  readonly warnings: readonly RosterProblem[];
  /** `undefined` when the file could not be decoded. */
  readonly encoding: RosterEncoding | undefined;
  readonly delimiter: Delimiter | undefined;
  /** The recognised columns in file order, with the header text as in the file. */
  readonly columns: readonly RecognisedColumn[];
  /** Headers that are known and not needed, such as フリガナ or 備考. */
  readonly ignoredHeaders: readonly string[];
  /** Headers that mean nothing to hakko; an administrator should see them. */
  readonly unknownHeaders: readonly string[];
}

/** Reads a whole roster file. Never throws for what a file holds: that is what problems are for. */
export function parseRoster(bytes: Uint8Array, rules: RosterRules): Roster {
  const findings = new Findings();
  const decoded = decodeRoster(bytes, rules.encoding, findings);
  if (decoded === undefined) return rosterOf(findings, {});

  const { encoding, text } = decoded;
  const delimiter = findDelimiter(text);
  const rows = readRows(text, delimiter, findings);
  const header = readHeader(rows, rules, findings);
  const { columns, ignoredHeaders, unknownHeaders } = header;
  const described = { encoding, delimiter, columns, ignoredHeaders, unknownHeaders };
  if (!header.usable) return rosterOf(findings, described);

  const full = fullRows(header, rows, findings);
  const anyFaulty = rows.some((row) => row.faulty);
  const people = rowsToShow(full, header, anyFaulty, findings);
  const readings = people.map((row) => readRow(row, header, rules, findings));
  checkGroups(readings, header, rules, findings);
  const entries = readings.map((reading) => reading.entry).filter((entry) => entry !== undefined);
  return rosterOf(findings, { ...described, entries });
}

function rosterOf(findings: Findings, known: Partial<Roster>): Roster {
  const { encoding, delimiter, columns = [], entries = [] } = known;
  const { ignoredHeaders = [], unknownHeaders = [] } = known;
  const { problems, warnings } = findings;
  return {
    ...{ entries, problems, warnings, encoding, delimiter },
    ...{ columns, ignoredHeaders, unknownHeaders },
  };
}
