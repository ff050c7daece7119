import type { GlyphSource } from '../fonts/glyphs.ts';
import type { LetterField } from '../errors.ts';
import type { Letter } from '../letter.ts';
import type { LetterLanguage, Tongue } from '../letter-language.ts';
import { secretValue, type Values } from '../letter-values.ts';
import type { SitePicture } from '../site-picture.ts';
import type { Box, LayoutElement, SampleElement } from '../template/layout.ts';
import type { Wordings } from '../template/letter-template.ts';
import { linesOf } from '../template/wording.ts';
import { drawAddressBlock } from './address-block.ts';
import { drawListBlock, type ListItem } from './list-block.ts';
import type { Drawn, FillMark } from './mark.ts';
import { drawQrBlock } from './qr-block.ts';
import { drawSampleMark } from './sample-mark.ts';
import { drawSecretBlock } from './secret-block.ts';
import { drawTextBlock } from './text-block.ts';

/** What an element is drawn with. Static elements are drawn without a letter. */
export interface DrawContext {
  readonly glyphs: GlyphSource;
  readonly language: LetterLanguage;
  /** One, or two on a letter in two languages. The conditions that hold are the same in both. */
  readonly texts: readonly LetterText[];
  readonly sample: boolean;
  /** By the names that the layout has for them. */
  readonly pictures: ReadonlyMap<string, SitePicture>;
  readonly letter?: Letter;
}

/** What a letter says in one of its languages. */
export interface LetterText {
  readonly tongue: Tongue;
  readonly wordings: Wordings;
  readonly values: Values;
}

/** The marks of one element, none if its condition does not hold. */
export function drawElement(element: LayoutElement, context: DrawContext): Drawn {
  const { glyphs, letter, language, texts } = context;
  if (!holdsFor(element, context)) return { marks: [] };
  const value = (name: string): string => texts[0]?.values.text.get(name) ?? '';
  switch (element.type) {
    case 'text':
      return drawTextBlock({ ...element, ...linesFor(element.text, context) }, glyphs);
    case 'list':
      return drawListBlock(element, itemsFor(element.text, context), glyphs);
    case 'value': {
      // A date differs from language to language, a file name does not.
      const said = new Set(texts.map((text) => text.values.text.get(element.value) ?? ''));
      const [first = '', ...under] = said;
      return drawTextBlock({ ...element, lines: [first], under, vertical: 'middle' }, glyphs);
    }
    case 'address': {
      if (letter === undefined) return { marks: [] };
      return drawAddressBlock(element, letter.recipient, value('controlNumber'), glyphs);
    }
    case 'secret':
      if (letter === undefined) return { marks: [] };
      return drawSecretBlock(element, secretValue(letter, element.value), language, glyphs);
    case 'qr':
      return drawQrBlock(value('downloadUrl'), element.box);
    case 'rect':
      return { marks: drawRect(element.box, element.stroke, element.fill) };
    case 'picture': {
      const picture = context.pictures.get(element.picture);
      return { marks: picture ? [{ type: 'image', box: element.box, picture }] : [] };
    }
    case 'sample':
      return context.sample ? drawSample(element, context) : { marks: [] };
  }
}

/** Whether its conditions do. */
export function holdsFor(element: LayoutElement, { texts }: Pick<DrawContext, 'texts'>): boolean {
  return element.when.every((condition) =>
    texts.every(({ values }) => values.holds.has(condition)),
  );
}

/** In which field of a letter, or under which key of the wording, a fault of this element lies. */
export function fieldOf(element: LayoutElement): string {
  if ('text' in element) return element.text;
  if ('value' in element) return element.value;
  if ('picture' in element) return element.picture;
  const field: LetterField = element.type === 'qr' ? 'downloadUrl' : 'recipient';
  return field;
}

interface SaidLines {
  readonly lines: readonly string[];
  readonly under: readonly string[];
}

function linesFor(key: string, { texts }: Pick<DrawContext, 'texts'>): SaidLines {
  const [lines = [], under = []] = texts.map(({ wordings, values }) => {
    const wording = wordings.get(key);
    return wording === undefined ? [] : linesOf(wording, values);
  });
  return { lines, under };
}

/** The wordings of a list have the same items in the same order in every language. */
function itemsFor(key: string, context: DrawContext): readonly ListItem[] {
  const { lines, under } = linesFor(key, context);
  return lines.map((text, i) => {
    const translation = under[i];
    return translation === undefined ? { text } : { text, under: translation };
  });
}

function drawRect(
  { x, y, width, height }: Box,
  stroke: number,
  fill?: number,
): readonly FillMark[] {
  const area: readonly FillMark[] =
    fill === undefined
      ? []
      : [{ type: 'fill', rects: [[x, y, width, height]], ...(fill > 0 ? { shade: fill } : {}) }];
  if (stroke === 0) return area;
  const frame: FillMark = {
    type: 'fill',
    rects: [
      [x, y, width, stroke],
      [x, y + height - stroke, width, stroke],
      [x, y, stroke, height],
      [x + width - stroke, y, stroke, height],
    ],
  };
  return [...area, frame];
}

function drawSample({ box, style, shade, text }: SampleElement, context: DrawContext): Drawn {
  const [line = ''] = linesFor(text, context).lines;
  return drawSampleMark(context.glyphs(line, style.font), box, style.size, shade);
}
