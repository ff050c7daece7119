/** Head and foot of every page, and the mark across a sample. */
import type { Mark } from '../../letters/page/mark.ts';
import { drawSampleMark } from '../../letters/page/sample-mark.ts';
import type { Align, Box, Style } from '../../letters/template/layout.ts';
import type { Guide } from '../guide.ts';
import { boxedText } from './boxed-text.ts';
import type { Typesetter } from './flow-text.ts';
import { roundedRect, straightLine } from './page-mark.ts';
import { footLine, headLine, sheet, textArea } from './sheet.ts';
import type { Artifact } from './tagged-node.ts';

export interface RunningPage {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Title of the section that stands on top. */
  readonly section: string;
  readonly sample: boolean;
}

/** @throws `guide-overflow` for a contact that is longer than the foot */
export function drawRunningMarks(
  { title, contact, labels }: Guide,
  { page, pages, section, sample }: RunningPage,
  typesetter: Typesetter,
): readonly Artifact[] {
  const write = (text: string, box: Box, align: Align, style: Style): readonly Mark[] =>
    boxedText(text, { box, style, align, vertical: 'middle' }, typesetter);
  const { x, width } = textArea;
  const half = { x, y: headLine.y, width: width / 2, height: 4 };
  const foot = { x, y: footLine.y, width: width - 20, height: footLine.height };
  const { running } = typesetter.styles;
  const head =
    page === 1
      ? []
      : [
          ...write(title, half, 'left', running),
          ...write(section, { ...half, x: x + width / 2 }, 'right', running),
          rule(headLine.rule),
        ];
  const bottom = [
    rule(footLine.rule),
    ...write(`${labels.contact} ${contact}`, foot, 'left', running),
    ...write(
      `${page} / ${pages}`,
      { ...foot, x: x + width - 20, width: 20 },
      'right',
      typesetter.styles.contents,
    ),
  ];
  return [
    // Below everything else: the steps stay readable.
    ...(sample ? sampleArtifacts(labels, typesetter, write) : []),
    { tag: 'Artifact', marks: [...head, ...bottom] },
  ];
}

type Write = (text: string, box: Box, align: Align, style: Style) => readonly Mark[];

function sampleArtifacts(
  { sampleMark, sampleHead }: Guide['labels'],
  { glyphs, styles }: Typesetter,
  write: Write,
): readonly Artifact[] {
  const across = { x: 25, y: 74, width: 160, height: 150 };
  // Large enough to fill the sheet whatever the word.
  const em = glyphs(sampleMark, 'textBold').reduce((sum, glyph) => sum + glyph.advance, 0);
  const size = Math.min(190, (180 / Math.max(em, 0.1)) * (72 / 25.4));
  const { marks } = drawSampleMark(glyphs(sampleMark, 'textBold'), across, size, 0.9);
  const box = { x: sheet.width / 2 - 25, y: 5, width: 50, height: 7 };
  const head = write(sampleHead, box, 'center', styles.sampleHead);
  return [
    { tag: 'Artifact', marks },
    { tag: 'Artifact', marks: [roundedRect(box, 0, { stroke: 0.4 }), ...head] },
  ];
}

function rule(y: number) {
  return straightLine([textArea.x, y], [textArea.x + textArea.width, y], 0.25);
}
