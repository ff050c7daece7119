/** Reads `pictures.yaml`: the guide's drawings by name. */
import type { TemplateFile } from '../../letters/letter-assets.ts';
import type { Align, Box } from '../../letters/template/layout.ts';
import {
  itemsOf,
  mapOf,
  type TemplateMap,
  type TemplateNode,
  unknownWord,
} from '../../letters/template/template-node.ts';
import { readYamlDocument } from '../../settings/yaml-document.ts';
import type { Drawing, DrawingItem, DrawnWords } from './drawing.ts';

/** @throws HakkoError `template-…` with file and line, `yaml-…` */
export function readDrawings({ name: file, bytes }: TemplateFile): ReadonlyMap<string, Drawing> {
  const root = mapOf({ node: readYamlDocument(bytes, file), file }, 'pictures');
  return new Map(root.keys.map((name) => [name, readDrawing(root.required(name), name)]));
}

function readDrawing(at: TemplateNode, name: string): Drawing {
  const map = mapOf(at, name, ['size', 'frame', 'items']);
  const [width = 0, height = 0] = map.numbers('size', 2, 'list');
  const frame = map.word('frame', 'value', ['window', 'browser', 'phone', 'dialog']);
  return { width, height, frame, items: itemsOf(map.required('items'), 'items').map(readItem) };
}

/** Keys of each item; the first names its kind. */
const keys = {
  rect: ['rect', 'round', 'line', 'fill', 'press', 'say', 'size', 'bold', 'typed', 'align'],
  text: ['text', 'say', 'size', 'bold', 'typed', 'align'],
  circle: ['circle', 'line', 'fill'],
  // Last: elsewhere `line` is the width of an outline.
  line: ['line', 'width'],
} as const;
const kinds = Object.keys(keys) as readonly (keyof typeof keys)[];

function readItem(at: TemplateNode): DrawingItem {
  const every = mapOf(at, 'item');
  const kind = kinds.find((one) => every.keys.includes(one)) ?? unknownWord(at, 'element', kinds);
  const map = mapOf(at, kind, keys[kind]);
  switch (kind) {
    case 'rect': {
      const fill = map.optional('fill') && map.number('fill');
      return {
        kind,
        box: boxOf(map, 'rect'),
        round: map.number('round', 0),
        stroke: map.number('line', 0.25),
        ...(fill !== undefined && { fill }),
        press: isYes(map, 'press'),
        ...(map.optional('say') && { words: wordsOf(map, 'center') }),
      };
    }
    case 'text':
      return { kind, box: boxOf(map, 'text'), words: wordsOf(map, 'left') };
    case 'line': {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = map.numbers('line', 4, 'list');
      return { kind, from: [x1, y1], to: [x2, y2], stroke: map.number('width', 0.25) };
    }
    case 'circle': {
      const [x = 0, y = 0, radius = 0] = map.numbers('circle', 3, 'list');
      const fill = map.optional('fill') && map.number('fill');
      const stroke = map.number('line', 0.25);
      return { kind, centre: [x, y], radius, stroke, ...(fill !== undefined && { fill }) };
    }
  }
}

function boxOf(map: TemplateMap, key: string): Box {
  const [x = 0, y = 0, width = 0, height = 0] = map.numbers(key, 4, 'box');
  return { x, y, width, height };
}

const aligns: readonly Align[] = ['left', 'center', 'right'];

function wordsOf(map: TemplateMap, align: Align): DrawnWords {
  return {
    say: map.text('say'),
    size: map.positive('size', 7),
    bold: isYes(map, 'bold'),
    typed: isYes(map, 'typed'),
    align: map.word('align', 'value', aligns, align),
  };
}

function isYes(map: TemplateMap, key: string): boolean {
  return map.word(key, 'value', ['yes', 'no'], 'no') === 'yes';
}
