/** How the printed sheets become letters: folded in Z, cut into slips, or sealed. */
import type { LetterPrint } from '../letter-print.ts';
import type { Mark } from '../page/mark.ts';
import type { SheetPress } from './cover-page.ts';
import { fittedText } from './fitted-text.ts';
import type { SheetKey } from './run-wording.ts';
import { frame, sheetLeft as left, sheetStyles as styles, sheetWidth } from './sheet-style.ts';

export interface PartPlace {
  readonly heading: (key: SheetKey, y: number) => readonly Mark[];
  readonly top: number;
}

export function foldingPart(
  { format, order }: LetterPrint,
  press: SheetPress,
  { heading, top }: PartPlace,
): readonly Mark[] {
  const told = (key: SheetKey, indent: number): readonly Mark[] =>
    fittedText(
      {
        text: press.words.line(key, { perSheet: press.paper.perSheet }),
        box: { x: left + indent, y: top + 8, width: sheetWidth - indent, height: 32 },
        ...{ style: styles.body, vertical: 'top' },
      },
      press.glyphs,
    );
  switch (format) {
    case 'a4':
      return [...heading('fold', top), ...foldedSheet(press, top + 8), ...told('foldZ', 72)];
    case 'pressure-seal':
      return [...heading('seal', top), ...told('sealed', 4)];
    default: {
      const how = order === 'cut-stack' ? 'cutStack' : 'cutSheet';
      return [...heading('cut', top), ...told(how, 4)];
    }
  }
}

/** The sheet with its three panels, and beside each fold to which side it goes. */
function foldedSheet({ glyphs, words }: SheetPress, top: number): readonly Mark[] {
  const [x, width, height] = [left + 6, 32, 11];
  const panels = (['foldTop', 'foldMiddle', 'foldBottom'] as const).flatMap((key, i) =>
    fittedText(
      {
        text: words.line(key),
        box: { x: x + 2, y: top + i * height, width: width - 4, height },
        ...{ style: styles.small, align: 'center' },
      },
      glyphs,
    ),
  );
  const folds = (['mountain', 'valley'] as const).flatMap((key, i): readonly Mark[] => {
    const y = top + (i + 1) * height;
    const dashes = Array.from({ length: 12 }, (_, n) => [x + n * 3, y - 0.1, 1.8, 0.2] as const);
    return [
      { type: 'fill', rects: dashes },
      ...fittedText(
        {
          text: words.line(key),
          box: { x: x + width + 5, y: y - 3, width: 26, height: 6 },
          style: styles.head,
        },
        glyphs,
      ),
    ];
  });
  return [frame({ x, y: top, width, height: 3 * height }, 0.3), ...panels, ...folds];
}
