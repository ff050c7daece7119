import type { Letter } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { createLetterPress, type PressSettings } from './letter-press.ts';
import { fieldOf } from './page/draw-element.ts';
import { createElementFit } from './page/element-drawing.ts';
import type { FieldFault } from './page/mark.ts';

/** Says of a letter what would keep it from being printed; nothing if it is all right. */
export type LetterFit<L extends Letter = Letter> = (letter: L) => readonly FieldFault[];

/**
 * Makes the check for one kind, to be asked before anything is issued: a dummy password of the right
 * length stands in for the secret. Its verdicts are the printer's; it only draws less.
 *
 * @throws HakkoError `template-…` if the template or the site's own lines do not fit
 */
export function createLetterFit<L extends Letter>(
  settings: PressSettings & { readonly kind: L['kind'] },
  assets: LetterAssets,
): LetterFit<L> {
  const press = createLetterPress(settings, assets);
  const elements = press.variable.map((element) => ({
    field: fieldOf(element),
    fit: createElementFit(element),
  }));
  return (letter) => {
    const context = press.contextOf(letter);
    const faults = elements.map(({ field, fit }) => ({ field, fault: fit(context) }));
    return faults.flatMap(({ field, fault }) => (fault === undefined ? [] : [{ field, fault }]));
  };
}
