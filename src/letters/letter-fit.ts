import type { Letter } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { createLetterPress, type PressSettings } from './letter-press.ts';
import type { FieldFault } from './page/mark.ts';

/** Says of a letter what would keep it from being printed; nothing if it is all right. */
export type LetterFit<L extends Letter = Letter> = (letter: L) => readonly FieldFault[];

/**
 * Makes the check for one kind, to be asked before anything is issued: a dummy password of the right
 * length stands in for the secret. It composes the page as the printer does and throws it away.
 *
 * @throws HakkoError `template-…` if the template or the site's own lines do not fit
 */
export function createLetterFit<L extends Letter>(
  settings: PressSettings & { readonly kind: L['kind'] },
  assets: LetterAssets,
): LetterFit<L> {
  const press = createLetterPress(settings, assets);
  return (letter) => press.compose(letter).faults;
}
