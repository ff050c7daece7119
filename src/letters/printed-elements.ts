import type { LetterPrint } from './letter-print.ts';
import { placeInWindow } from './page/envelope-window.ts';
import type { FaceNumber, Layout, LayoutElement } from './template/layout.ts';

/** What of a layout is put on paper, and where, for a way of printing. */
export interface PrintedElements {
  readonly fixed: readonly LayoutElement[];
  readonly variable: readonly LayoutElement[];
  /** The front, and the back if anything stands on it. */
  readonly faces: readonly FaceNumber[];
}

/** @throws HakkoError `letter-window-small`, `template-in-window` */
export function printedElements(layout: Layout, print: LetterPrint): PrintedElements {
  const variable = placeInWindow(layout, print.window);
  const fixed = layout.static.filter(({ part }) => isPrinted(part, print));
  const twoSided = [...fixed, ...variable].some(({ face }) => face === 2);
  return { fixed, variable, faces: twoSided ? [1, 2] : [1] };
}

function isPrinted(part: LayoutElement['part'], { preprinted, backPage }: LetterPrint): boolean {
  if (part === 'back') return backPage === 'static' && !preprinted;
  return !preprinted || part !== 'static';
}
