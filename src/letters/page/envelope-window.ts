import { HakkoError } from '../../errors.ts';
import { type ReportFault, throwFault } from '../template/report-fault.ts';
import type { Box, Layout, LayoutElement, LetterPaper } from '../template/layout.ts';

/**
 * Places the address where the envelope's window shows it however the sheet slides, and refuses
 * anything else that might show. `window` is measured from the envelope's upper left corner; the
 * sheet lies between there and `slack` further right and down.
 *
 * @throws HakkoError `letter-window-small`, `template-in-window`, `template-address-hidden`
 */
export function placeInWindow(
  layout: Layout,
  window: Box,
  report: ReportFault = throwFault,
): readonly LayoutElement[] {
  const { paper } = layout;
  const addresses = layout.variable.filter((element) => element.type === 'address');
  if (!usesWindow(layout)) return layout.variable;
  const box = addressBox(window, paper);
  if (box.width < leastAddress.width || box.height < leastAddress.height) {
    const { width, height } = box;
    report(new HakkoError('letter-window-small', { width, height }));
  }
  for (const { inWindow, face, box: own, file, line } of addresses) {
    if (inWindow || (face === 1 && isInside(own, alwaysShown(window, paper)))) continue;
    report(new HakkoError('template-address-hidden', { file, line }));
  }
  for (const element of [...layout.static, ...layout.variable]) {
    const { file, line } = element;
    if (element.type !== 'address' && mayShow(element, window)) {
      report(new HakkoError('template-in-window', { file, line }));
    }
  }
  return layout.variable.map((element) =>
    element.type === 'address' && element.inWindow ? { ...element, box } : element,
  );
}

/** Whether the paper goes into an envelope with a window: it slides there, or its address says so. */
export function usesWindow({ paper, variable }: Layout): boolean {
  const addresses = variable.filter((element) => element.type === 'address');
  const slides = paper.slack.some((mm) => mm > 0);
  return addresses.some(({ inWindow }) => slides || inWindow);
}

function alwaysShown({ x, y, width, height }: Box, { slack: [right, down] }: LetterPaper): Box {
  return { x, y, width: width - right, height: height - down };
}

function isInside(box: Box, outer: Box): boolean {
  return (
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  );
}

/** What always shows, less a little at each side. */
function addressBox(window: Box, paper: LetterPaper): Box {
  const { x, y, width, height } = alwaysShown(window, paper);
  return { x: x + 1.5, y: y + 0.6, width: width - 2.5, height: height - 1.2 };
}

/** Four lines of address with a name below them, in the least of their sizes. */
const leastAddress = { width: 45, height: 18 };

/** The sheet's upper left corner never lies left of or above the envelope's. */
function mayShow({ face, box }: LayoutElement, window: Box): boolean {
  return face === 1 && box.x < window.x + window.width && box.y < window.y + window.height;
}
