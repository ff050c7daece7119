/** Tables for a screen: columns as wide as their widest cell, in the terminal's cells, not characters. */
import stringWidth from 'fast-string-width';

export function formatTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = heads.map((head, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), widthOf(head)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return [line(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}

/** ①, ※ and their like are two cells wide on Japanese terminals, one elsewhere; two never overlaps. */
function widthOf(text: string): number {
  return stringWidth(text);
}

/** Names and values, the values in one column. */
export function formatFields(fields: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...fields.map(([name]) => widthOf(name)));
  return fields.map(([name, value]) =>
    `${name}${' '.repeat(width - widthOf(name))}  ${value}`.trimEnd(),
  );
}
