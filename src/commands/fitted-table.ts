/** A table that fits its screen: the last two columns give way, their cells go on below. */
import stringWidth from 'fast-string-width';
import { formatTable } from './table.ts';

const GAP = 2;
/** Narrower than this no cell is read with pleasure: a smaller screen breaks the lines itself. */
const NARROWEST = { last: 34, secondLast: 16 };

/** @param columns of the screen; without one, a line holds a row however long it is */
export function formatFittedTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number | undefined,
): string[] {
  if (columns === undefined) return formatTable(heads, rows);
  const widths = heads.map((head, column) =>
    rows.reduce(
      (widest, row) => Math.max(widest, stringWidth(row[column] ?? '')),
      stringWidth(head),
    ),
  );
  const limits = fit(widths, columns);
  const lines = rows.flatMap((row) => {
    const cells = row.map((cell, column) => breakCell(cell, limits[column] ?? Infinity));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => cells.map((cell) => cell[line] ?? ''));
  });
  return formatTable(heads, lines);
}

/** What is left for each column when the last ones give way, the last one first. */
function fit(widths: readonly number[], columns: number): readonly number[] {
  const fitted = [...widths];
  for (const [offset, narrowest] of [NARROWEST.last, NARROWEST.secondLast].entries()) {
    const column = fitted.length - 1 - offset;
    const total = fitted.reduce((sum, width) => sum + width, GAP * (fitted.length - 1));
    const width = fitted[column] ?? 0;
    const wanted = width - Math.max(total - columns, 0);
    fitted[column] = Math.max(wanted, Math.min(width, narrowest));
  }
  return fitted;
}

/**
 * Lines of at most `width` cells: words stay whole, other characters part anywhere but before a mark
 * that ends something.
 */
function breakCell(cell: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string): void => {
    if (stringWidth((line + piece).trimEnd()) > width && line !== '') {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  };
  for (const piece of cell.match(/(?:[!-~]+ ?|.)[、。」]*/gu) ?? []) {
    // A word that fits no line is broken like the others.
    if (stringWidth(piece) > width) for (const character of piece) put(character);
    else put(piece);
  }
  return [...lines, line.trimEnd()];
}
