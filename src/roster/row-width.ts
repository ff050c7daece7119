/** Rows that have the width of the header; others are reported, because their cells may have slipped. */
import type { Findings } from './findings.ts';
import { isBlank, type Header } from './header.ts';
import type { Row } from './rows.ts';

/** The rows below the header that can be read, without empty ones; each as wide as the header. */
export function fullRows(header: Header, rows: readonly Row[], findings: Findings): readonly Row[] {
  const below = header.row === undefined ? [] : rows.slice(rows.indexOf(header.row) + 1);
  if (below.every(({ cells, faulty }) => !faulty && isBlank(cells))) {
    findings.at({ line: header.line }).problem('no-people', {});
  }
  const leftShort = rowsExcelLeftShort(rows, header.width);
  const full = below.filter((row) => {
    if (row.faulty || isBlank(row.cells)) return false;
    const cells = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    const { problem } = findings.at({ line: row.line });
    const expected = header.width;
    if (cells > expected) problem('long-row', { cells, expected });
    else if (row.cells.length >= expected || leftShort.has(row)) return true;
    else problem('short-row', { cells: row.cells.length, expected });
    return false;
  });
  reportUnnamed(header, full, findings);
  return full;
}

/**
 * Excel writes text in blocks of 16 rows, and leaves the last delimiters of a block out where the
 * last columns of all its rows are empty (Microsoft support article 77295). Such rows come in runs
 * of 16, or up to the end of the file, and never in the block of the header. A single short row
 * is none of these: there a cell is missing, or the file is cut off.
 */
function rowsExcelLeftShort(rows: readonly Row[], width: number): ReadonlySet<Row> {
  const block = 16;
  const leftShort = new Set<Row>();
  let start = block;
  while (start < rows.length) {
    const cells = rows[start]?.cells.length ?? 0;
    let end = start + 1;
    while (rows[end]?.cells.length === cells) end++;
    const complete = end - start >= block || (end === rows.length && end - start > 1);
    if (cells < width && complete) for (const row of rows.slice(start, end)) leftShort.add(row);
    start = end;
  }
  return leftShort;
}

function reportUnnamed(header: Header, rows: readonly Row[], findings: Findings): void {
  for (const at of header.unnamed) {
    const row = rows.find(({ cells }) => cells[at]?.trim());
    if (row) findings.at({ line: row.line }).warning('unnamed-column', { position: at + 1 });
  }
}
