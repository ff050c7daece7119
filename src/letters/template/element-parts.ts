import { HakkoError } from '../../errors.ts';
import type { LetterKind } from '../letter.ts';
import {
  type Condition,
  letterConditions,
  letterNames,
  runConditions,
  runNames,
  type SecretName,
  secretNames,
} from '../letter-values.ts';
import type { Box, LayoutPart, SecretColumns, Style } from './layout.ts';
import {
  itemsOf,
  mapOf,
  placeOf,
  type TemplateMap,
  type TemplateNode,
  textOf,
  unknownWord,
  wordOf,
} from './template-node.ts';

/** The parts of a layout's elements. What a kind may print, and what may be static, is decided here. */

/** Where an element stands. */
export interface ElementPlace {
  readonly styles: ReadonlyMap<string, Style>;
  readonly kind: LetterKind;
  readonly part: LayoutPart;
}

/** `box: [left, top, width, height]` in mm. */
export function readBox(map: TemplateMap): Box {
  const [x = 0, y = 0, width = 0, height = 0] = map.numbers('box', 4, 'box');
  return { x, y, width, height };
}

/** A style by its name. */
export function readStyle(map: TemplateMap, key: string, { styles }: ElementPlace): Style {
  const at = map.required(key);
  return styles.get(textOf(at, key)) ?? unknownWord(at, 'style', [...styles.keys()]);
}

/** `when:`, one condition or a list; a static element cannot depend on a letter. */
export function readConditions(map: TemplateMap, { part }: ElementPlace): readonly Condition[] {
  const at = map.optional('when');
  if (at === undefined) return [];
  const items = at.node.kind === 'list' ? itemsOf(at, 'when') : [at];
  return items.map((item) => {
    const condition = wordOf(item, 'when', 'condition', [...runConditions, ...letterConditions]);
    const personal = letterConditions.some((one) => one === condition);
    return part !== 'variable' && personal ? refusePersonal(item, condition) : condition;
  });
}

/** `value:`, a name from the lists of `letter-values.ts`; a static one is that of the run. */
export function readValueName(map: TemplateMap, { kind, part }: ElementPlace): string {
  const at = map.required('value');
  const own: readonly string[] = letterNames[kind];
  const name = wordOf(at, 'value', 'value', [...runNames, ...own]);
  return part !== 'variable' && own.includes(name) ? refusePersonal(at, name) : name;
}

/** `value:` of a secret; the other kind's secrets are refused whatever the template says. */
export function readSecret(map: TemplateMap, { kind }: ElementPlace): SecretName {
  const at = map.required('value');
  const every: readonly SecretName[] = [...secretNames.login, ...secretNames.install];
  const name = wordOf(at, 'value', 'value', every);
  if (secretNames[kind].some((own) => own === name)) return name;
  throw new HakkoError('template-foreign-value', { ...placeOf(at), name });
}

/** `picture:`, a file of the templates' folder: nothing else on this machine or any other. */
export function readPictureName(map: TemplateMap): string {
  const at = map.required('picture');
  const name = textOf(at, 'picture');
  if (/^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.(?:png|jpe?g)$/iu.test(name)) return name;
  throw new HakkoError('template-picture-name', { ...placeOf(at), name });
}

/** One arrangement of a secret. */
export function readColumns(at: TemplateNode): SecretColumns {
  const map = mapOf(at, 'columns', ['groupsPerRow', 'pitch', 'gap', 'row', 'aid']);
  return {
    groupsPerRow: map.positive('groupsPerRow'),
    pitch: map.positive('pitch'),
    gap: map.number('gap'),
    row: map.positive('row'),
    aid: map.word('aid', 'value', ['reading', 'kind']),
  };
}

/** @throws HakkoError `template-personal-in-static` */
export function refusePersonal(at: TemplateNode, name: string): never {
  throw new HakkoError('template-personal-in-static', { ...placeOf(at), name });
}
