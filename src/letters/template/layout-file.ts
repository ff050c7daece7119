import type { LetterKind } from '../letter.ts';
import {
  type Layout,
  type LayoutElement,
  layoutParts,
  type LetterPaper,
  type Style,
} from './layout.ts';
import { readElement } from './layout-element.ts';
import { itemsOf, mapOf, type TemplateNode } from './template-node.ts';

/**
 * Reads the layout of a kind from its files: the common one first, then the kind's own, whose styles
 * replace those of the same name and whose elements are added.
 */
export function readLayout(files: readonly TemplateNode[], kind: LetterKind): Layout {
  const styles = new Map<string, Style>();
  const elements: Record<'static' | 'variable', LayoutElement[]> = { static: [], variable: [] };
  let paper: LetterPaper = { width: 210, height: 297, perSheet: 1, slack: [0, 0] };
  for (const file of files) {
    const map = mapOf(file, 'layout', ['version', 'paper', 'styles', ...layoutParts]);
    map.word('version', 'value', ['1']);
    const size = map.optional('paper');
    if (size !== undefined) paper = readPaper(size);
    const own = map.optional('styles');
    if (own !== undefined) for (const [name, style] of readStyles(own)) styles.set(name, style);
    for (const part of layoutParts) {
      const list = map.optional(part);
      if (list === undefined) continue;
      for (const item of itemsOf(list, part)) {
        elements[part === 'variable' ? part : 'static'].push(
          readElement(item, { styles, kind, part }),
        );
      }
    }
  }
  return { paper, ...elements };
}

function readPaper(at: TemplateNode): LetterPaper {
  const map = mapOf(at, 'paper', ['width', 'height', 'perSheet', 'slack']);
  const [right = 0, down = 0] = map.optional('slack') ? map.numbers('slack', 2, 'pair') : [];
  return {
    ...{ width: map.positive('width'), height: map.positive('height') },
    ...{ perSheet: map.positive('perSheet', 1), slack: [right, down] },
  };
}

function readStyles(at: TemplateNode): readonly (readonly [string, Style])[] {
  const map = mapOf(at, 'styles');
  return map.keys.map((name) => {
    const known = ['font', 'size', 'minSize', 'leading'];
    const style = mapOf(map.required(name), name, known);
    const size = style.positive('size');
    return [
      name,
      {
        font: style.word('font', 'font', ['text', 'textBold', 'secret']),
        size,
        minSize: style.positive('minSize', size),
        leading: style.positive('leading', 1.4),
      },
    ];
  });
}
