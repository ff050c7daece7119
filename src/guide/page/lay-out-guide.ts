/** The guide on pages: title, contents with true page numbers, sections, running heads and feet. */
import { ideographicSpace } from '../../letters/letter-values.ts';
import type { Guide, GuideSection, Paragraph } from '../guide.ts';
import { type BlockPress, blockPieces } from './block-pieces.ts';
import { contentsPieces } from './contents-pieces.ts';
import { flowText } from './flow-text.ts';
import { paginate, type PlacedPiece } from './paginate.ts';
import { straightLine } from './page-mark.ts';
import { drawRunningMarks } from './running-marks.ts';
import { textArea } from './sheet.ts';
import type { Artifact, PageNumbers, Piece, TaggedNode } from './tagged-node.ts';

export interface GuideLayout {
  readonly pages: readonly LaidOutPage[];
  readonly sections: readonly PlacedSection[];
}

export interface LaidOutPage {
  /** Head, foot and the mark of a sample. */
  readonly artifacts: readonly Artifact[];
  readonly pieces: readonly LaidOutPiece[];
}

export interface LaidOutPiece {
  readonly nodes: readonly TaggedNode[];
  readonly container?: Piece['container'];
  /** Section to which it belongs; none for what stands before the first. */
  readonly section?: string;
}

/** A section and its pages, from 1. */
export interface PlacedSection extends Pick<GuideSection, 'id' | 'title' | 'number' | 'platform'> {
  readonly page: number;
  readonly lastPage: number;
}

/** @throws HakkoError `guide-overflow`, `guide-missing-glyph` */
export function layOutGuide(
  guide: Guide,
  press: BlockPress,
  options: { readonly sample: boolean },
): GuideLayout {
  const bodies = guide.sections.map((section) => ({
    section,
    pieces: [
      sectionPiece(section, press),
      ...blockPieces(section.blocks, section.id, press),
    ] as readonly Piece[],
  }));
  const contents = guide.contents ? contentsPieces(guide, press) : [];
  const front = [...titlePieces(guide, press), ...contents];
  const pieces = [...front, ...bodies.flatMap((body) => body.pieces)];
  const sectionOf = new Map(
    bodies.flatMap(({ section, pieces: own }) => own.map((piece) => [piece, section.id] as const)),
  );
  const placed = paginate(pieces, { top: textArea.y, bottom: textArea.bottom });
  const sections = guide.sections.map(({ id, title, number, platform }) => {
    const on = placed.flatMap((page, i) =>
      page.some(({ piece }) => sectionOf.get(piece) === id) ? [i + 1] : [],
    );
    const [page = 0, lastPage = page] = [on[0], on.at(-1)];
    return { id, title, number, page, lastPage, ...(platform && { platform }) };
  });
  const numbers: PageNumbers = {
    pageOf: (id) => sections.find((section) => section.id === id)?.page ?? 0,
  };
  const pages = placed.map((page, i) => {
    const [current] = page.flatMap(({ piece }) => sectionOf.get(piece) ?? []);
    const title = sections.find(({ id }) => id === current)?.title ?? '';
    const running = { page: i + 1, pages: placed.length, section: title, ...options };
    return {
      artifacts: drawRunningMarks(guide, running, press.typesetter),
      pieces: page.map((one) => laidOut(one, numbers, sectionOf.get(one.piece))),
    };
  });
  return { pages, sections };
}

function laidOut(
  { piece, top, repeated }: PlacedPiece,
  numbers: PageNumbers,
  section: string | undefined,
): LaidOutPiece {
  const nodes = piece.draw(top, numbers);
  const { container } = piece;
  const within = section === undefined ? {} : { section };
  if (repeated) return { nodes: nodes.map(asArtifact), ...within };
  return { nodes, ...(container && { container }), ...within };
}

/** What is repeated on a page is seen, and read no second time. */
function asArtifact(node: TaggedNode): Artifact {
  const marksOf = (one: TaggedNode): Artifact['marks'] =>
    one.tag === 'Artifact'
      ? one.marks
      : [...(one.marks ?? []), ...(one.children ?? []).flatMap(marksOf)];
  return { tag: 'Artifact', marks: marksOf(node) };
}

function titlePieces(guide: Guide, press: BlockPress): readonly Piece[] {
  const { typesetter } = press;
  const plain = (text: string): Paragraph => [{ text, style: 'plain' }];
  const title = flowText(
    [plain(guide.title)],
    typesetter.styles.title,
    textArea.width,
    typesetter,
    'H1',
  );
  const lines = guide.subtitle.map(plain);
  const subtitle = flowText(lines, typesetter.styles.subtitle, textArea.width, typesetter);
  const rule = title.height + 3;
  return [
    {
      height: rule + 4 + subtitle.height,
      before: 0,
      says: guide.title,
      draw: (top) => [
        ...title.draw(textArea.x, top),
        ruleAt(top + rule, 0.9),
        ...subtitle.draw(textArea.x, top + rule + 4),
      ],
    },
    ...blockPieces(guide.introduction, 'introduction', press).map((piece, i) =>
      i === 0 ? { ...piece, before: 6 } : piece,
    ),
  ];
}

function sectionPiece(section: GuideSection, { typesetter }: BlockPress): Piece {
  const text = [
    { text: `${section.number}${ideographicSpace}${section.title}`, style: 'plain' },
  ] as const;
  const flow = flowText([text], typesetter.styles.section, textArea.width, typesetter, 'H2');
  const rule = flow.height + 2.2;
  return {
    height: rule + 1,
    before: 10,
    keepWithNext: true,
    ...(section.newPage && { newPage: section.platform ? 'always' : 'usually' }),
    says: section.title,
    draw: (top) => [...flow.draw(textArea.x, top), ruleAt(top + rule, 0.6)],
  };
}

function ruleAt(y: number, width: number): Artifact {
  const [left, right] = [textArea.x, textArea.x + textArea.width];
  return { tag: 'Artifact', marks: [straightLine([left, y], [right, y], width)] };
}
