import { HakkoError } from '../../errors.ts';
import { type Condition, letterConditions, runConditions, type Values } from '../letter-values.ts';
import {
  attempted,
  itemsOf,
  mapOf,
  placeOf,
  type TemplateNode,
  textOf,
  wordOf,
} from './template-node.ts';

/**
 * The sentences of a letter: lines with `{{name}}` from an allow-list. A line stands only when its
 * `when` holds and all its names have a value; what is inserted is never scanned again.
 */
export interface Wording {
  readonly lines: readonly Line[];
  readonly file: string;
  readonly line: number;
  /** Names and conditions that differ from letter to letter. */
  readonly personal: readonly string[];
}

export interface Line {
  /** From 1. */
  readonly line: number;
  readonly when: readonly Condition[];
  /** Texts and names in turn; even places are text. */
  readonly parts: readonly string[];
}

/** Names that a wording may use: those of the run, and those of one letter. */
export interface AllowedNames {
  readonly run: readonly string[];
  readonly letter: readonly string[];
}

/** Reads a text file of the form `key: sentence`, or `key:` with a list of lines. */
export function readWordings(at: TemplateNode, names: AllowedNames): ReadonlyMap<string, Wording> {
  const map = mapOf(at, 'text');
  return new Map(
    attempted(map.keys, at, (key) => [key, readWording(map.required(key), key, names)]),
  );
}

/** The lines that stand for these values, in order. */
export function linesOf(wording: Wording, values: Values): readonly string[] {
  return wording.lines
    .filter((line) => line.when.every((condition) => values.holds.has(condition)))
    .filter((line) => line.parts.every((part, i) => i % 2 === 0 || values.text.get(part) !== ''))
    .map((line) =>
      line.parts.map((part, i) => (i % 2 === 0 ? part : (values.text.get(part) ?? ''))).join(''),
    );
}

function readWording(at: TemplateNode, key: string, names: AllowedNames): Wording {
  const items = at.node.kind === 'list' ? itemsOf(at, key) : [at];
  const lines = attempted(items, at, (item) => readLine(item, key, names));
  const personal = lines.flatMap((line) => [
    ...line.parts.filter((part, i) => i % 2 === 1 && names.letter.includes(part)),
    ...line.when.filter((condition) => letterConditions.some((one) => one === condition)),
  ]);
  return { lines, ...placeOf(at), personal };
}

function readLine(at: TemplateNode, key: string, names: AllowedNames): Line {
  const { line } = at.node;
  if (at.node.kind !== 'map') {
    return { line, when: [], parts: splitNames(at, textOf(at, key), names) };
  }
  const map = mapOf(at, key, ['when', 'text']);
  const when = map.required('when');
  const conditions = when.node.kind === 'list' ? itemsOf(when, 'when') : [when];
  const allowed = [...runConditions, ...letterConditions];
  const text = map.required('text');
  return {
    line: text.node.line,
    when: conditions.map((condition) => wordOf(condition, 'when', 'condition', allowed)),
    parts: splitNames(text, textOf(text, key), names),
  };
}

function splitNames(at: TemplateNode, text: string, names: AllowedNames): readonly string[] {
  const allowed = [...names.run, ...names.letter];
  // A block of YAML ends in a line end that is no part of the sentence.
  const parts = text.trimEnd().split(/\{\{\s*([^{}]*?)\s*\}\}/);
  for (const [i, part] of parts.entries()) {
    const unknown = i % 2 === 1 ? !allowed.includes(part) : /\{\{|\}\}/.test(part);
    if (!unknown) continue;
    throw new HakkoError('template-unknown-name', {
      ...placeOf(at),
      name: part,
      allowed: allowed.join(', '),
    });
  }
  return parts;
}
