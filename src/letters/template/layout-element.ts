import type { Align, FaceNumber, LayoutElement, Style, VerticalAlign } from './layout.ts';
import {
  type ElementPlace,
  readBox,
  readColumns,
  readConditions,
  readPictureName,
  readSecret,
  readStyle,
  readValueName,
  refusePersonal,
} from './element-parts.ts';
import { itemsOf, mapOf, placeOf, type TemplateMap, type TemplateNode } from './template-node.ts';

/** Reads one element of a layout: which elements there are, and which keys each of them has. */

const aligns: readonly Align[] = ['left', 'center', 'right', 'justify'];
const verticals: readonly VerticalAlign[] = ['top', 'middle', 'bottom'];
const faces = { '1': 1, '2': 2 } as const satisfies Record<string, FaceNumber>;

/** Keys of each element besides `type`, `box`, `face` and `when`. */
const keys: Readonly<Record<LayoutElement['type'], readonly string[]>> = {
  text: ['text', 'style', 'align', 'vertical'],
  list: ['text', 'style', 'numberWidth', 'gap'],
  value: ['value', 'style', 'align'],
  address: ['postalCode', 'lines', 'name', 'controlNumber'],
  secret: ['value', 'style', 'aidStyle', 'groupSize', 'columns'],
  qr: [],
  rect: ['stroke', 'fill'],
  picture: ['picture'],
  sample: ['text', 'style', 'shade'],
};
const types = Object.keys(keys) as readonly LayoutElement['type'][];
/** Elements that only ever show one letter's own data. */
const personalTypes: readonly LayoutElement['type'][] = ['address', 'secret'];

/** @throws HakkoError `template-…`, naming file and line. */
export function readElement(at: TemplateNode, place: ElementPlace): LayoutElement {
  const type = mapOf(at, 'element').word('type', 'element', types);
  const map = mapOf(at, type, ['type', 'box', 'face', 'when', ...keys[type]]);
  if (place.part !== 'variable' && personalTypes.includes(type)) refusePersonal(at, type);
  const inWindow = type === 'address' && isInWindow(map);
  const common = {
    box: inWindow ? { x: 0, y: 0, width: 0, height: 0 } : readBox(map),
    part: place.part,
    face: faces[map.word('face', 'value', ['1', '2'], place.part === 'back' ? '2' : '1')],
    when: readConditions(map, place),
    ...placeOf(at),
  };
  const style = (key: string): Style => readStyle(map, key, place);
  switch (type) {
    case 'text': {
      const align = map.word('align', 'value', aligns, 'left');
      const vertical = map.word('vertical', 'value', verticals, 'top');
      return { ...common, type, text: map.text('text'), style: style('style'), align, vertical };
    }
    case 'list': {
      const [numberWidth, gap] = [map.number('numberWidth'), map.number('gap')];
      return { ...common, type, text: map.text('text'), style: style('style'), numberWidth, gap };
    }
    case 'value': {
      const align = map.word('align', 'value', aligns, 'left');
      return { ...common, type, value: readValueName(map, place), style: style('style'), align };
    }
    case 'address': {
      const [postalCode, lines] = [style('postalCode'), style('lines')];
      const [name, controlNumber] = [style('name'), style('controlNumber')];
      return { ...common, type, inWindow, postalCode, lines, name, controlNumber };
    }
    case 'secret': {
      const columns = itemsOf(map.required('columns'), 'columns').map(readColumns);
      const set = { style: style('style'), aidStyle: style('aidStyle'), columns };
      const [value, groupSize] = [readSecret(map, place), map.positive('groupSize')];
      return { ...common, type, value, groupSize, ...set };
    }
    case 'qr':
      return { ...common, type };
    case 'rect': {
      const stroke = map.number('stroke', 0);
      const fill = map.optional('fill') && map.number('fill');
      return { ...common, type, stroke, ...(fill === undefined ? {} : { fill }) };
    }
    case 'picture':
      return { ...common, type, picture: readPictureName(map) };
    case 'sample': {
      const [text, shade] = [map.text('text'), map.number('shade')];
      return { ...common, type, text, style: style('style'), shade };
    }
  }
}

/** `box: window` */
function isInWindow(map: TemplateMap): boolean {
  const { node } = map.required('box');
  return node.kind === 'text' && node.text === 'window';
}
