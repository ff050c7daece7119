/** A QR code with its caption beside it. */
import { HakkoError } from '../../errors.ts';
import { drawQrBlock } from '../../letters/page/qr-block.ts';
import type { GuideCode, Paragraph } from '../guide.ts';
import { flowText, plainText, type Typesetter } from './flow-text.ts';
import type { StructureNode } from './tagged-node.ts';

/** Side of the symbol with its quiet zone, in mm: 29 modules of 0.7 mm for a usual address. */
const side = 27;
const gap = 2;

export interface CodeFigure {
  /** In mm. */
  readonly height: number;
  draw(x: number, top: number): readonly StructureNode[];
}

/**
 * @param width of symbol and caption together, in mm
 * @param name what a reading machine calls it, before the contents
 * @throws HakkoError `guide-overflow` for contents that no symbol of this size can hold
 */
export function codeFigure(
  { content, caption }: GuideCode,
  name: string,
  width: number,
  typesetter: Typesetter,
  extra: readonly Paragraph[] = [],
): CodeFigure {
  const text = flowText(
    [caption, ...extra].filter((paragraph) => paragraph.length > 0),
    typesetter.styles.small,
    width - side - gap,
    typesetter,
  );
  return {
    height: Math.max(side, text.height),
    draw(x, top) {
      const box = { x, y: top, width: side, height: side };
      const { marks, fault } = drawQrBlock(content, box);
      if (fault !== undefined) {
        throw new HakkoError('guide-overflow', {
          text: plainText([[{ text: content, style: 'code' }]]),
        });
      }
      const beside = Math.max(0, (side - text.height) / 2);
      return [
        { tag: 'Figure', alt: `${name} ${content}`, box, marks },
        ...text.draw(x + side + gap, top + beside),
      ];
    },
  };
}
