/** The blocks of a section as pieces that can be placed on pages. */
import type { Block, GuideLabels, Paragraph, Step } from '../guide.ts';
import { codeFigure } from './code-figure.ts';
import { figureOf, type PictureSource } from './draw-figure.ts';
import { flowText, plainText, type Typesetter } from './flow-text.ts';
import { circle, roundedRect } from './page-mark.ts';
import { textArea } from './sheet.ts';
import { tablePieces } from './table-pieces.ts';
import type { Piece, StructureNode } from './tagged-node.ts';

/** With what blocks are drawn. */
export interface BlockPress {
  readonly typesetter: Typesetter;
  readonly pictures: PictureSource;
  readonly labels: GuideLabels;
}

/** `section` tells the lists of one section from those of another. */
export function blockPieces(
  blocks: readonly Block[],
  section: string,
  press: BlockPress,
): readonly Piece[] {
  return blocks.flatMap((block, i) => {
    switch (block.kind) {
      case 'heading':
        return [headingPiece(block.text, press)];
      case 'text':
        return [textPiece(block.paragraphs, press)];
      case 'list':
        return block.items.map((item, row) => bulletPiece(item, row, `${section} ${i}`, press));
      case 'step':
        return [stepPiece(block, `${section} steps after ${lastOther(blocks, i)}`, press)];
      case 'note':
      case 'warning':
        return [boxPiece(block.kind, block.paragraphs, press)];
      case 'picture': {
        const figure = figureOf(block.picture, press.pictures, press.typesetter);
        const x = textArea.x + (textArea.width - figure.width) / 2;
        const draw = (top: number): readonly StructureNode[] => [figure.draw(x, top)];
        return [{ height: figure.height, before: 3, says: block.picture.alt, draw }];
      }
      case 'code': {
        const { code } = block;
        const said = [{ text: code.content, style: 'code' }] as const;
        const extra = /^https?:/.test(code.content) ? [said] : [];
        const { typesetter, labels } = press;
        const figure = codeFigure(code, labels.code, textArea.width, typesetter, extra);
        const draw = (top: number) => figure.draw(textArea.x, top);
        return [{ height: figure.height, before: 2, says: code.content, draw }];
      }
      case 'table':
        return tablePieces(block, `${section} ${i}`, press.typesetter);
    }
  });
}

/** Steps with nothing but steps between them are one list. */
function lastOther(blocks: readonly Block[], i: number): number {
  return blocks.slice(0, i).findLastIndex(({ kind }) => kind !== 'step');
}

function headingPiece(text: Paragraph, { typesetter }: BlockPress): Piece {
  const flow = flowText([text], typesetter.styles.heading, textArea.width - 4, typesetter, 'H3');
  return {
    height: flow.height,
    before: 5.5,
    keepWithNext: true,
    says: plainText([text]),
    draw: (top) => {
      const bar = { x: textArea.x, y: top - 0.4, width: 1.4, height: flow.height + 0.8 };
      return [
        { tag: 'Artifact', marks: [roundedRect(bar, 0, { fill: 0 })] },
        ...flow.draw(textArea.x + 4, top),
      ];
    },
  };
}

function textPiece(paragraphs: readonly Paragraph[], { typesetter }: BlockPress): Piece {
  const flow = flowText(paragraphs, typesetter.styles.body, textArea.width, typesetter);
  const draw = (top: number) => flow.draw(textArea.x, top);
  return { height: flow.height, before: 3, says: plainText(paragraphs), draw };
}

function bulletPiece(item: Paragraph, row: number, id: string, { typesetter }: BlockPress): Piece {
  const indent = 5;
  const flow = flowText([item], typesetter.styles.body, textArea.width - indent, typesetter);
  return {
    height: flow.height,
    before: row === 0 ? 3 : 2.2,
    container: { tag: 'L', id },
    says: plainText([item]),
    draw: (top) => [
      {
        tag: 'LI',
        children: [
          { tag: 'Artifact', marks: [circle(textArea.x + 2.2, top + 1.9, 0.75, { fill: 0 })] },
          { tag: 'LBody', children: flow.draw(textArea.x + indent, top) },
        ],
      },
    ],
  };
}

/** Columns of a step, in mm from the left edge of the text. */
const columns = { text: 10, gap: 5, beside: 60 } as const;
const badge = 3.3;

function stepPiece(step: Step, id: string, press: BlockPress): Piece {
  const { typesetter, pictures, labels } = press;
  const { picture, code, number, paragraphs } = step;
  const figure = picture && figureOf(picture, pictures, typesetter);
  const symbol = code && codeFigure(code, labels.code, columns.beside, typesetter);
  const beside = figure || symbol ? columns.gap + columns.beside : 0;
  const width = textArea.width - columns.text - beside;
  const flow = flowText(paragraphs, typesetter.styles.body, width, typesetter);
  const right = textArea.x + textArea.width - columns.beside;
  const digits = [{ text: String(number), style: 'plain' }] as const;
  const label = flowText([digits], typesetter.styles.number, 2 * badge, typesetter, 'Lbl');
  const advance = typesetter
    .glyphs(String(number), 'textBold')
    .reduce((sum, g) => sum + g.advance, 0);
  const digitWidth = (advance * typesetter.styles.number.size * 25.4) / 72;
  return {
    height: Math.max(2 * badge, flow.height + 1.2, figure?.height ?? 0, symbol?.height ?? 0),
    before: 4,
    container: { tag: 'L', id },
    says: plainText(paragraphs),
    draw: (top) => {
      const [x, y] = [textArea.x + badge, top + badge];
      const [number] = label.draw(x - digitWidth / 2, y - label.height / 2);
      const figures: readonly StructureNode[] = [
        ...(figure ? [figure.draw(right + (columns.beside - figure.width) / 2, top)] : []),
        ...(symbol?.draw(right, top) ?? []),
      ];
      return [
        {
          tag: 'LI',
          children: [
            { tag: 'Artifact', marks: [circle(x, y, badge, { fill: 1, stroke: 0.5 })] },
            ...(number ? [number] : []),
            {
              tag: 'LBody',
              children: [...flow.draw(textArea.x + columns.text, top + 1.2), ...figures],
            },
          ],
        },
      ];
    },
  };
}

/** A note on grey; a warning in a frame. */
function boxPiece(
  kind: 'note' | 'warning',
  paragraphs: readonly Paragraph[],
  { typesetter, labels }: BlockPress,
): Piece {
  const [pad, labelWidth] = [3, 17];
  const label = [{ text: labels[kind], style: 'strong' }] as const;
  const mark = flowText([label], typesetter.styles.small, labelWidth, typesetter);
  const flow = flowText(
    paragraphs,
    typesetter.styles.small,
    textArea.width - 2 * pad - labelWidth,
    typesetter,
  );
  const height = Math.max(flow.height, mark.height) + 2 * pad;
  const paint = kind === 'note' ? { fill: 0.93 } : { stroke: 0.5 };
  return {
    height,
    before: 4,
    says: plainText(paragraphs),
    draw: (top) => {
      const box = { x: textArea.x, y: top, width: textArea.width, height };
      const [left, y] = [textArea.x + pad, top + pad];
      return [
        { tag: 'Artifact', marks: [roundedRect(box, 1.5, paint)] },
        { tag: 'Div', children: [...mark.draw(left, y), ...flow.draw(left + labelWidth, y)] },
      ];
    },
  };
}
