import { HakkoError } from '../errors.ts';
import type { LetterPrint } from './letter-print.ts';
import { placeInWindow } from './page/envelope-window.ts';
import { type ReportFault, throwFault } from './template/report-fault.ts';
import type { FaceNumber, Layout, LayoutElement } from './template/layout.ts';

/** What of a layout is put on paper, and where, for a way of printing. */
export interface PrintedElements {
  readonly fixed: readonly LayoutElement[];
  readonly variable: readonly LayoutElement[];
  /** The front, and the back if anything stands on it. */
  readonly faces: readonly FaceNumber[];
}

/** @throws HakkoError `template-off-paper`, and what `placeInWindow` throws, unless it is to be reported */
export function printedElements(
  layout: Layout,
  print: LetterPrint,
  report: ReportFault = throwFault,
): PrintedElements {
  for (const element of [...layout.static, ...layout.variable]) {
    if (isOnPaper(element, layout)) continue;
    const { file, line } = element;
    report(new HakkoError('template-off-paper', { file, line }));
  }
  const variable = placeInWindow(layout, print.window, report);
  const printed = layout.static.filter(({ part }) => isPrinted(part, print));
  // The mark of a sample lies below all else: nothing that is to be read is covered by it.
  const fixed = [...printed.filter(isSampleMark), ...printed.filter((one) => !isSampleMark(one))];
  const twoSided = [...fixed, ...variable].some(({ face }) => face === 2);
  return { fixed, variable, faces: twoSided ? [1, 2] : [1] };
}

/** A slip's neighbour, or nothing at all, lies beyond its edges. */
function isOnPaper({ box }: LayoutElement, { paper }: Layout): boolean {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return box.x >= 0 && box.y >= 0 && right <= paper.width && bottom <= paper.height;
}

function isPrinted(part: LayoutElement['part'], { preprinted, backPage }: LetterPrint): boolean {
  if (part === 'back') return backPage === 'static' && !preprinted;
  return !preprinted || part !== 'static';
}

function isSampleMark({ type }: LayoutElement): boolean {
  return type === 'sample';
}
