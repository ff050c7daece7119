/**
 * Sentences of the guide: `{{name}}` from an allow-list, `**strong**`, `` `typed` ``. What a name
 * stands for is inserted as it is and never read again as markup.
 */
import { HakkoError } from '../../errors.ts';
import {
  itemsOf,
  mapOf,
  placeOf,
  type TemplateNode,
  textOf,
  wordOf,
} from '../../letters/template/template-node.ts';
import type { Inline, Paragraph } from '../guide.ts';
import {
  type GuideCondition,
  guideConditions,
  guideNames,
  type GuideValues,
} from './guide-values.ts';

/**
 * Reads one paragraph or a list of them; a line may be `when:` and `text:`. A line whose condition
 * does not hold, or one of whose names has no value, is left out.
 *
 * @throws HakkoError `template-…` with file and line, also for lines that are left out
 */
export function readParagraphs(
  at: TemplateNode,
  key: string,
  values: GuideValues,
): readonly Paragraph[] {
  const items = at.node.kind === 'list' ? itemsOf(at, key) : [at];
  return items.flatMap((item) => {
    const line = readLine(item, key, values);
    return line === undefined ? [] : [line];
  });
}

/** One line without markup: a title, a label. `undefined` when a name in it has no value. */
export function readPlain(at: TemplateNode, key: string, values: GuideValues): string | undefined {
  return readLine(at, key, values)
    ?.map(({ text }) => text)
    .join('');
}

/** Whether `when:`, one condition or a list, holds; without it, yes. */
export function conditionHolds(at: TemplateNode | undefined, values: GuideValues): boolean {
  if (at === undefined) return true;
  const items = at.node.kind === 'list' ? itemsOf(at, 'when') : [at];
  const conditions: readonly GuideCondition[] = items.map((item) =>
    wordOf(item, 'when', 'condition', guideConditions),
  );
  return conditions.every((condition) => values.holds.has(condition));
}

function readLine(at: TemplateNode, key: string, values: GuideValues): Paragraph | undefined {
  if (at.node.kind !== 'map') return parse(at, textOf(at, key), values);
  const map = mapOf(at, key, ['when', 'text']);
  const holds = conditionHolds(map.required('when'), values);
  const text = map.required('text');
  const parsed = parse(text, textOf(text, key), values);
  return holds ? parsed : undefined;
}

/** Marks that switch a style on and off, and names. */
const tokens = /(\*\*|`|\{\{\s*[^{}]*?\s*\}\})/;

function parse(at: TemplateNode, source: string, values: GuideValues): Paragraph | undefined {
  const inlines: Inline[] = [];
  let style: Inline['style'] = 'plain';
  let whole = true;
  for (const token of source.trimEnd().split(tokens)) {
    const marked = token === '**' ? 'strong' : token === '`' ? 'code' : undefined;
    if (marked !== undefined) {
      if (style !== 'plain' && style !== marked) return unclosed(at);
      style = style === marked ? 'plain' : marked;
      continue;
    }
    const text = token.startsWith('{{') ? valueOf(at, token, values) : literal(at, token);
    if (text === '' && token !== '') whole = false;
    if (text !== '') inlines.push({ text, style });
  }
  if (style !== 'plain') return unclosed(at);
  return whole ? inlines : undefined;
}

function valueOf(at: TemplateNode, token: string, { text }: GuideValues): string {
  const name = token.slice(2, -2).trim();
  if (guideNames.some((known) => known === name)) return text.get(name) ?? '';
  return unknownName(at, name);
}

function literal(at: TemplateNode, text: string): string {
  return /\{\{|\}\}/.test(text) ? unknownName(at, text) : text;
}

function unknownName(at: TemplateNode, name: string): never {
  const allowed = guideNames.join(', ');
  throw new HakkoError('template-unknown-name', { ...placeOf(at), name, allowed });
}

function unclosed(at: TemplateNode): never {
  const key = at.node.kind === 'text' ? at.node.text.slice(0, 20) : '';
  throw new HakkoError('template-wrong-value', { ...placeOf(at), key, expected: 'closed' });
}
