/** The table of contents: a line a section, with dots up to the number of its page. */
import { lineWidth } from '../../letters/page/text-line.ts';
import type { Guide, GuideSection } from '../guide.ts';
import type { BlockPress } from './block-pieces.ts';
import { flowText } from './flow-text.ts';
import { type PageMark, roundedRect } from './page-mark.ts';
import { textArea } from './sheet.ts';
import type { Piece } from './tagged-node.ts';

const rowHeight = 6.4;
const pad = 5;
/** Column of the sections' numbers, in mm. */
const numberWidth = 8;

/** The page numbers are asked for when the lines are drawn. */
export function contentsPieces(guide: Guide, press: BlockPress): readonly Piece[] {
  const { typesetter } = press;
  const head = [{ text: guide.labels.contents, style: 'plain' }] as const;
  const title = flowText(
    [head],
    typesetter.styles.heading,
    textArea.width - 2 * pad,
    typesetter,
    'P',
  );
  const rows = guide.sections.map((section) => rowPiece(section, press));
  // The frame around it all is drawn with the head, so all of it stands on one page.
  const height = title.height + rows.length * rowHeight + 2 * pad + 2;
  const frame = { x: textArea.x, width: textArea.width, height };
  const titlePiece: Piece = {
    height: title.height + pad + 2,
    before: 6,
    keepWithNext: true,
    says: guide.labels.contents,
    draw: (top) => [
      { tag: 'Artifact', marks: [roundedRect({ ...frame, y: top }, 2, { stroke: 0.4 })] },
      ...title.draw(textArea.x + pad, top + pad),
    ],
  };
  const last: Piece = { height: pad, before: 0, says: '', draw: () => [] };
  return [titlePiece, ...rows, last];
}

function rowPiece({ id, number, title }: GuideSection, { typesetter }: BlockPress): Piece {
  const { glyphs } = typesetter;
  const { contents: style } = typesetter.styles;
  const [left, right] = [textArea.x + pad, textArea.x + textArea.width - pad];
  const plain = (text: string) =>
    flowText([[{ text, style: 'plain' }]], style, 140, typesetter, 'Span');
  const end = left + numberWidth + lineWidth(glyphs(title, style.font), style.size);
  return {
    height: rowHeight,
    before: 0,
    keepWithNext: true,
    container: { tag: 'TOC', id: 'contents' },
    says: title,
    draw: (top, { pageOf }) => {
      const page = String(pageOf(id));
      const width = lineWidth(glyphs(page, 'textBold'), style.size);
      const digits = [{ text: page, style: 'strong' }] as const;
      const pageNumber = flowText([digits], style, 15, typesetter, 'Span');
      const area = { x: left, y: top, width: right - left, height: rowHeight };
      const children = [
        ...plain(String(number)).draw(left, top + 1),
        ...plain(title).draw(left + numberWidth, top + 1),
        { tag: 'Artifact', marks: dots(end + 2, right - width - 2, top + 4.3) } as const,
        ...pageNumber.draw(right - width, top + 1),
      ];
      const link = { to: { section: id }, areas: [area], says: `${number} ${title}` };
      return [
        {
          tag: 'TOCI',
          children: [{ tag: 'Reference', children: [{ tag: 'Link', link, children }] }],
        },
      ];
    },
  };
}

/** Dots of a leader, each in line with those of the other rows. */
function dots(from: number, to: number, y: number): readonly PageMark[] {
  const pitch = 2;
  const first = Math.ceil(from / pitch) * pitch;
  const count = Math.max(0, Math.floor((to - first) / pitch));
  const rects = Array.from(
    { length: count },
    (_, i) => [first + i * pitch, y - 0.2, 0.35, 0.35] as const,
  );
  return rects.length === 0 ? [] : [{ type: 'fill', rects, shade: 0.35 }];
}
