/**
 * Keeps passwords out of problems. Where quotes do not pair up, a cell can hold parts of other
 * cells; as long as one column holds passwords, none of these may be shown as a value of its own.
 */
import type { Findings } from './findings.ts';
import type { Header } from './header.ts';
import type { Row } from './rows.ts';

/**
 * The rows whose values may be shown: all of a roster without passwords; none below a damaged
 * quote (reported already); and no row with a line break, which may come from a missing quote.
 */
export function rowsToShow(
  people: readonly Row[],
  header: Header,
  anyFaulty: boolean,
  findings: Findings,
): readonly Row[] {
  if (!header.positions.has('initialPassword')) return people;
  if (anyFaulty) return [];
  return people.filter((row) => {
    const broken = row.cells.some((cell) => /[\r\n]/u.test(cell));
    if (broken) findings.at({ line: row.line }).problem('line-break-beside-password', {});
    return !broken;
  });
}
