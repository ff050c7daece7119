import { HakkoError } from '../../errors.ts';
import type { Box, Layout, LayoutElement, LetterPaper } from '../template/layout.ts';

/**
 * Places the address where the envelope's window shows it however the sheet slides, and refuses
 * anything else that might show. `window` is measured from the envelope's upper left corner; the
 * sheet lies between there and `slack` further right and down.
 *
 * @throws HakkoError `letter-window-small`, `template-in-window`
 */
export function placeInWindow(layout: Layout, window: Box): readonly LayoutElement[] {
  const { paper } = layout;
  if (!layout.variable.some((element) => element.type === 'address' && element.inWindow)) {
    return layout.variable;
  }
  const box = addressBox(window, paper);
  if (box.width < leastAddress.width || box.height < leastAddress.height) {
    const { width, height } = box;
    throw new HakkoError('letter-window-small', { width, height });
  }
  for (const element of [...layout.static, ...layout.variable]) {
    const { file, line } = element;
    if (element.type !== 'address' && mayShow(element, window)) {
      throw new HakkoError('template-in-window', { file, line });
    }
  }
  return layout.variable.map((element) =>
    element.type === 'address' && element.inWindow ? { ...element, box } : element,
  );
}

/** What always shows, less a little at each side. */
function addressBox({ x, y, width, height }: Box, { slack: [right, down] }: LetterPaper): Box {
  return {
    ...{ x: x + 1.5, y: y + 0.6 },
    ...{ width: width - right - 2.5, height: height - down - 1.2 },
  };
}

/** Four lines of address with a name below them, in the least of their sizes. */
const leastAddress = { width: 45, height: 18 };

/** The sheet's upper left corner never lies left of or above the envelope's. */
function mayShow({ face, box }: LayoutElement, window: Box): boolean {
  return face === 1 && box.x < window.x + window.width && box.y < window.y + window.height;
}
