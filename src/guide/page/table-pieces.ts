/** A table as one piece a row; a row stays whole, and the head is repeated on the next page. */
import type { Paragraph, Table } from '../guide.ts';
import { flowText, plainText, type Typesetter } from './flow-text.ts';
import { type PageMark, roundedRect, straightLine } from './page-mark.ts';
import { textArea } from './sheet.ts';
import type { Piece, StructureNode } from './tagged-node.ts';

const pad = { x: 2, y: 1.7 } as const;

export function tablePieces(table: Table, id: string, typesetter: Typesetter): readonly Piece[] {
  const edges = edgesOf(table.widths);
  const strong = table.head.map((cell) => [
    cell.map((inline) => ({ ...inline, style: 'strong' as const })),
  ]);
  const container = { tag: 'Table', id } as const;
  const head = { ...rowPiece(strong, 'TH', edges, typesetter), container, keepWithNext: true };
  return [
    { ...head, before: 4 },
    ...table.rows.map((row) => ({ ...rowPiece(row, 'TD', edges, typesetter), container, head })),
  ];
}

/** Left edges of the columns, and the right edge of the last, in mm. */
function edgesOf(widths: readonly number[]): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let x = textArea.x as number;
  return [x, ...widths.map((width) => (x += (width / total) * textArea.width))];
}

function rowPiece(
  cells: readonly (readonly Paragraph[])[],
  tag: 'TH' | 'TD',
  edges: readonly number[],
  typesetter: Typesetter,
): Piece {
  const flows = cells.map((cell, i) => {
    const width = (edges[i + 1] ?? 0) - (edges[i] ?? 0) - 2 * pad.x;
    return flowText(cell, typesetter.styles.small, width, typesetter);
  });
  const height = Math.max(...flows.map((flow) => flow.height)) + 2 * pad.y;
  return {
    height,
    before: 0,
    says: plainText(cells.flat()),
    draw: (top) => {
      const row: StructureNode = {
        tag: 'TR',
        children: flows.map((flow, i) => ({
          tag,
          children: flow.draw((edges[i] ?? 0) + pad.x, top + pad.y),
        })),
      };
      return [{ tag: 'Artifact', marks: rulesOf(tag, top, height, edges) }, row];
    },
  };
}

function rulesOf(
  tag: 'TH' | 'TD',
  top: number,
  height: number,
  edges: readonly number[],
): readonly PageMark[] {
  const [left, right, bottom] = [edges[0] ?? 0, edges.at(-1) ?? 0, top + height];
  const ground = { x: left, y: top, width: right - left, height };
  const uprights = edges.map((x) => straightLine([x, top], [x, bottom], 0.25));
  return [
    ...(tag === 'TH' ? [roundedRect(ground, 0, { fill: 0.9 })] : []),
    ...(tag === 'TH' ? [straightLine([left, top], [right, top], 0.25)] : []),
    straightLine([left, bottom], [right, bottom], 0.25),
    ...uprights,
  ];
}
