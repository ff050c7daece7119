import type { GlyphSource } from '../fonts/glyphs.ts';
import type { LetterField } from '../errors.ts';
import type { Letter } from '../letter.ts';
import { secretValue, type Values } from '../letter-values.ts';
import type { Box, LayoutElement, SampleElement } from '../template/layout.ts';
import { linesOf, type Wording } from '../template/wording.ts';
import { drawAddressBlock } from './address-block.ts';
import { drawListBlock } from './list-block.ts';
import type { Drawn, FillMark } from './mark.ts';
import { drawQrBlock } from './qr-block.ts';
import { drawSampleMark } from './sample-mark.ts';
import { drawSecretBlock } from './secret-block.ts';
import { drawTextBlock } from './text-block.ts';

/** What an element is drawn with. Static elements are drawn without a letter. */
export interface DrawContext {
  readonly glyphs: GlyphSource;
  readonly wordings: ReadonlyMap<string, Wording>;
  readonly values: Values;
  readonly sample: boolean;
  readonly letter?: Letter;
}

/** The marks of one element, none if its condition does not hold. */
export function drawElement(element: LayoutElement, context: DrawContext): Drawn {
  const { glyphs, values, letter } = context;
  if (!element.when.every((condition) => values.holds.has(condition))) return { marks: [] };
  switch (element.type) {
    case 'text':
      return drawTextBlock({ ...element, lines: linesFor(element.text, context) }, glyphs);
    case 'list':
      return drawListBlock(element, linesFor(element.text, context), glyphs);
    case 'value': {
      const lines = [values.text.get(element.value) ?? ''];
      return drawTextBlock({ ...element, lines, vertical: 'middle' }, glyphs);
    }
    case 'address': {
      if (letter === undefined) return { marks: [] };
      const number = values.text.get('controlNumber') ?? '';
      return drawAddressBlock(element, letter.recipient, number, glyphs);
    }
    case 'secret':
      if (letter === undefined) return { marks: [] };
      return drawSecretBlock(element, secretValue(letter, element.value), glyphs);
    case 'qr':
      return drawQrBlock(values.text.get('downloadUrl') ?? '', element.box);
    case 'rect':
      return { marks: drawRect(element.box, element.stroke, element.fill) };
    case 'sample':
      return context.sample ? drawSample(element, context) : { marks: [] };
  }
}

/** In which field of a letter, or under which key of the wording, a fault of this element lies. */
export function fieldOf(element: LayoutElement): string {
  if ('text' in element) return element.text;
  if ('value' in element) return element.value;
  const field: LetterField = element.type === 'qr' ? 'downloadUrl' : 'recipient';
  return field;
}

function linesFor(text: string, { wordings, values }: DrawContext): readonly string[] {
  const wording = wordings.get(text);
  return wording === undefined ? [] : linesOf(wording, values);
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
  const [line = ''] = linesFor(text, context);
  return drawSampleMark(context.glyphs(line, style.font), box, style.size, shade);
}
