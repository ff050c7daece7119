/** A line of words in a box of its own: a label in a picture, a running head. */
import { HakkoError } from '../../errors.ts';
import type { Drawn, Mark } from '../../letters/page/mark.ts';
import { drawTextBlock, type TextBlock } from '../../letters/page/text-block.ts';
import type { Typesetter } from './flow-text.ts';

/**
 * Sets the words smaller down to the style's least size until they fit.
 * @throws `guide-missing-glyph`, `guide-overflow`
 */
export function boxedText(text: string, block: TextBox, typesetter: Typesetter): readonly Mark[] {
  const { marks, fault } = attempt(text, block, typesetter);
  if (fault !== undefined) throw new HakkoError('guide-overflow', { text });
  return marks;
}

/**
 * The same, but words that are still too long end in an ellipsis, as on a screen that is too narrow.
 * @throws `guide-missing-glyph`
 */
export function clippedText(text: string, block: TextBox, typesetter: Typesetter): readonly Mark[] {
  const characters = Array.from(text);
  for (let end = characters.length; end > 0; end--) {
    const shown = end === characters.length ? text : `${characters.slice(0, end).join('')}…`;
    const { marks, fault } = attempt(shown, block, typesetter);
    if (fault === undefined) return marks;
  }
  return [];
}

export type TextBox = Omit<TextBlock, 'lines'>;

function attempt(text: string, block: TextBox, { glyphs }: Typesetter): Drawn {
  const drawn = drawTextBlock({ ...block, lines: [text] }, glyphs);
  if (drawn.fault?.type !== 'missing-glyph') return drawn;
  throw new HakkoError('guide-missing-glyph', { text, characters: drawn.fault.characters });
}
