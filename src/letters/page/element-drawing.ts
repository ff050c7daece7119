import { secretValue } from '../letter-values.ts';
import type { LayoutElement } from '../template/layout.ts';
import { drawElement, type DrawContext, holdsFor } from './draw-element.ts';
import type { Drawn, Fault } from './mark.ts';
import { secretFault } from './secret-block.ts';

/** Says what would keep an element from being printed; undefined if nothing would. */
export type ElementFit = (context: DrawContext) => Fault | undefined;

/**
 * Makes the check of one element, with the verdicts of `drawElement` for all letters of one press. Of a
 * secret, nothing is drawn.
 */
export function createElementFit(element: LayoutElement): ElementFit {
  const draw = createElementDrawing(element);
  return (context) => {
    if (element.type !== 'secret' || context.letter === undefined) return draw(context).fault;
    if (!holdsFor(element, context)) return undefined;
    const text = secretValue(context.letter, element.value);
    return secretFault(element, text, context.language);
  };
}

/** Draws one element of letter after letter. */
export type ElementDrawing = (context: DrawContext) => Drawn;

/**
 * Makes the drawing of one element, with the marks of `drawElement` for all letters of one press. What
 * says the same on letter after letter is drawn once; nothing is kept of a secret.
 */
export function createElementDrawing(element: LayoutElement): ElementDrawing {
  let last: { readonly input: string; readonly drawn: Drawn } | undefined;
  return (context) => {
    if (!holdsFor(element, context)) return nothing;
    const input = inputOf(element, context);
    if (input === undefined) return drawElement(element, context);
    if (last?.input !== input) last = { input, drawn: drawElement(element, context) };
    return last.drawn;
  };
}

const nothing: Drawn = { marks: [] };

/** All that an element takes from the letter; undefined for what hardly two letters share. */
function inputOf(element: LayoutElement, { texts, language }: DrawContext): string | undefined {
  switch (element.type) {
    case 'text':
    case 'list': {
      // Names and conditions; usually none, and then the text is the same for everybody.
      const said = texts.flatMap(({ wordings, values }) => {
        const holds: ReadonlySet<string> = values.holds;
        const personal = wordings.get(element.text)?.personal ?? [];
        return personal.map((name) => values.text.get(name) ?? holds.has(name));
      });
      return JSON.stringify([language, ...said]);
    }
    case 'value':
      return JSON.stringify(texts.map(({ values }) => values.text.get(element.value)));
    case 'qr':
    case 'rect':
    case 'picture':
    case 'sample':
      return '';
    case 'address':
    case 'secret':
      return undefined;
  }
}
