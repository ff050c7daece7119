/** The blocks of a guide: which there are, and how each is written in the content file. */
import { HakkoError } from '../../errors.ts';
import type { TemplateExpectation } from '../../letters/errors.ts';
import {
  itemsOf,
  mapOf,
  placeOf,
  type TemplateMap,
  type TemplateNode,
  unknownWord,
  wordOf,
} from '../../letters/template/template-node.ts';
import type { Block, GuideCode, GuidePicture, Paragraph, Table } from '../guide.ts';
import { conditionHolds, readParagraphs } from './guide-text.ts';
import { guideCodes, type GuideValues } from './guide-values.ts';

/** What blocks are read with. */
export interface BlockScope {
  readonly values: GuideValues;
  /** The pictures of the file, by name. */
  readonly pictures: ReadonlyMap<string, GuidePicture>;
}

/** Keys of each block besides `when`; the first names its kind. */
const keys = {
  step: ['step', 'picture', 'qr', 'caption'],
  heading: ['heading'],
  text: ['text'],
  list: ['list'],
  note: ['note'],
  warning: ['warning'],
  picture: ['picture'],
  qr: ['qr', 'caption'],
  table: ['table'],
} as const;
type Kind = keyof typeof keys;
const kinds = Object.keys(keys) as readonly Kind[];

/**
 * Reads the blocks of a section, numbers its steps, and leaves out what has nothing to say under
 * these settings.
 *
 * @throws HakkoError `template-…` with file and line
 */
export function readBlocks(at: TemplateNode, scope: BlockScope): readonly Block[] {
  let steps = 0;
  return itemsOf(at, 'blocks').flatMap((item) => {
    const map = mapOf(item, 'block');
    const kind = kindOf(map);
    const own = mapOf(item, kind, ['when', ...keys[kind]]);
    const block = readBlock(kind, own, scope, steps + 1);
    if (block === undefined || !conditionHolds(own.optional('when'), scope.values)) return [];
    if (block.kind === 'step') steps++;
    return [block];
  });
}

function kindOf(map: TemplateMap): Kind {
  const kind = kinds.find((one) => map.keys.includes(one));
  if (kind !== undefined) return kind;
  const [first = ''] = map.keys;
  const { file, line } = placeOf(map.at);
  return unknownWord({ node: { kind: 'text', text: first, line }, file }, 'element', kinds);
}

/** A block of which nothing is left is none. */
function readBlock(
  kind: Kind,
  map: TemplateMap,
  scope: BlockScope,
  number: number,
): Block | undefined {
  const paragraphs = (): readonly Paragraph[] =>
    readParagraphs(map.required(kind), kind, scope.values);
  const unlessEmpty = <T>(found: readonly Paragraph[], block: T): T | undefined =>
    found.length === 0 ? undefined : block;
  switch (kind) {
    case 'heading': {
      const [text] = paragraphs();
      return text && { kind, text };
    }
    case 'text':
    case 'note':
    case 'warning': {
      const found = paragraphs();
      return unlessEmpty(found, { kind, paragraphs: found });
    }
    case 'list': {
      const items = paragraphs();
      return unlessEmpty(items, { kind, items });
    }
    case 'step': {
      const found = paragraphs();
      const picture = map.optional('picture') && readPicture(map, scope);
      const code = map.optional('qr') && readCode(map, scope);
      const beside = { ...(picture && { picture }), ...(code && { code }) };
      return unlessEmpty(found, { kind, number, paragraphs: found, ...beside });
    }
    case 'picture':
      return { kind, picture: readPicture(map, scope) };
    case 'qr': {
      const code = readCode(map, scope);
      return code && { kind: 'code', code };
    }
    case 'table':
      return readTable(map.required('table'), scope);
  }
}

function readPicture(map: TemplateMap, { pictures }: BlockScope): GuidePicture {
  const at = map.required('picture');
  const name = wordOf(at, 'picture', 'picture', [...pictures.keys()]);
  return pictures.get(name) ?? unknownWord(at, 'picture', [...pictures.keys()]);
}

function readCode(map: TemplateMap, { values }: BlockScope): GuideCode | undefined {
  const name = wordOf(map.required('qr'), 'qr', 'value', guideCodes);
  const caption = map.optional('caption');
  const [first = []] = caption === undefined ? [] : readParagraphs(caption, 'caption', values);
  const content = values.codes.get(name) ?? '';
  return content === '' ? undefined : { content, caption: first };
}

function readTable(at: TemplateNode, { values }: BlockScope): Table | undefined {
  const map = mapOf(at, 'table', ['head', 'widths', 'rows']);
  const head = readParagraphs(map.required('head'), 'head', values);
  const widths = map.numbers('widths', head.length, 'list');
  if (widths.some((width) => width <= 0)) wrong(map.required('widths'), 'widths', 'positive');
  const rows = itemsOf(map.required('rows'), 'rows').flatMap((item) => {
    const row = item.node.kind === 'map' ? mapOf(item, 'row', ['when', 'cells']) : undefined;
    const cells = row?.required('cells') ?? item;
    const found = itemsOf(cells, 'cells').map((cell) => readParagraphs(cell, 'cells', values));
    if (found.length !== head.length) {
      wrong(cells, 'rows', 'cells');
    }
    // A row with a value that this site does not have says nothing.
    const whole = found.every((cell) => cell.length > 0);
    return whole && conditionHolds(row?.optional('when'), values) ? [found] : [];
  });
  return rows.length === 0 ? undefined : { kind: 'table', head, widths, rows };
}

function wrong(at: TemplateNode, key: string, expected: TemplateExpectation): never {
  throw new HakkoError('template-wrong-value', { ...placeOf(at), key, expected });
}
