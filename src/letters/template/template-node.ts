import { HakkoError } from '../../errors.ts';
import type { YamlMap, YamlNode } from '../../settings/yaml-document.ts';
import type { TemplateExpectation, TemplateWord } from '../errors.ts';

/**
 * Reads the nodes of a template file as what they should be; every refusal names file and line. A key
 * that nobody asked for is refused too, so that a slip of the pen never passes unseen.
 */

/** A node and the file it stands in. */
export interface TemplateNode {
  readonly node: YamlNode;
  readonly file: string;
  /** What becomes of a fault below; it is thrown unless set. */
  readonly attempt?: Attempt;
}

/** Reads a part of a template. One that notes faults gives nothing for a part that has one. */
export type Attempt = <T>(read: () => T) => T | undefined;

/** Each item as it could be read; those that could not are left out, or stop it all. */
export function attempted<T, U>(
  items: readonly T[],
  { attempt = (read) => read() }: Pick<TemplateNode, 'attempt'>,
  read: (item: T) => U,
): readonly U[] {
  return items.flatMap((item) => {
    const found = attempt(() => [read(item)]);
    return found ?? [];
  });
}

/** The entries of a map whose keys are all `known`. */
export function mapOf(at: TemplateNode, key: string, known?: readonly string[]): TemplateMap {
  const { node, file } = at;
  if (node.kind !== 'map') return wrong(at, key, 'map');
  const unknown = [...node.entries].filter(([name]) => !(known ?? [name]).includes(name));
  attempted(unknown, at, ([name, { line }]) =>
    unknownWord({ node: { kind: 'text', text: name, line }, file }, 'key', known ?? []),
  );
  return new TemplateMap(node, at);
}

/** A map of a template, asked key by key. */
export class TemplateMap {
  readonly at: TemplateNode;
  readonly #map: YamlMap;

  constructor(map: YamlMap, at: TemplateNode) {
    this.at = at;
    this.#map = map;
  }

  get keys(): readonly string[] {
    return [...this.#map.entries.keys()];
  }

  optional(key: string): TemplateNode | undefined {
    const node = this.#map.entries.get(key);
    return node && { ...this.at, node };
  }

  /** @throws HakkoError `template-missing-key` */
  required(key: string): TemplateNode {
    const found = this.optional(key);
    if (found !== undefined) return found;
    throw new HakkoError('template-missing-key', { ...placeOf(this.at), key });
  }

  text(key: string): string {
    return textOf(this.required(key), key);
  }

  number(key: string, otherwise?: number): number {
    const found = this.optional(key);
    if (found === undefined && otherwise !== undefined) return otherwise;
    return numberOf(this.required(key), key);
  }

  /** A number above 0: what is divided by, or set in type. */
  positive(key: string, otherwise?: number): number {
    const found = this.number(key, otherwise);
    return found > 0 ? found : wrong(this.required(key), key, 'positive');
  }

  /** A whole number above 0. */
  whole(key: string, otherwise: number): number {
    const found = this.positive(key, otherwise);
    return Number.isInteger(found) ? found : wrong(this.required(key), key, 'whole');
  }

  /** A list of exactly `count` numbers. */
  numbers(key: string, count: number, expected: TemplateExpectation): readonly number[] {
    const at = this.required(key);
    const items = itemsOf(at, key);
    if (items.length !== count) return wrong(at, key, expected);
    return items.map((item) => numberOf(item, key));
  }

  /** One of a closed list of words. */
  word<W extends string>(key: string, what: TemplateWord, allowed: readonly W[], otherwise?: W): W {
    const at = this.optional(key);
    if (at === undefined && otherwise !== undefined) return otherwise;
    return wordOf(this.required(key), key, what, allowed);
  }
}

/** The text of a node. */
export function textOf(at: TemplateNode, key: string): string {
  return at.node.kind === 'text' ? at.node.text : wrong(at, key, 'text');
}

/** The items of a list. */
export function itemsOf(at: TemplateNode, key: string): readonly TemplateNode[] {
  if (at.node.kind !== 'list') return wrong(at, key, 'list');
  return at.node.items.map((node) => ({ ...at, node }));
}

/** A plain decimal number: `12`, `-0.5`. */
export function numberOf(at: TemplateNode, key: string): number {
  const text = textOf(at, key);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : wrong(at, key, 'number');
}

/** One of `allowed`. */
export function wordOf<W extends string>(
  at: TemplateNode,
  key: string,
  what: TemplateWord,
  allowed: readonly W[],
): W {
  const text = textOf(at, key);
  return allowed.find((word) => word === text) ?? unknownWord(at, what, allowed);
}

/** Refuses a word that is not on the list. */
export function unknownWord(
  at: TemplateNode,
  what: TemplateWord,
  allowed: readonly string[],
): never {
  const name = at.node.kind === 'text' ? at.node.text : '';
  throw new HakkoError('template-unknown-word', {
    ...placeOf(at),
    what,
    name,
    allowed: allowed.join(', '),
  });
}

/** File and line of a node, as errors carry them. */
export function placeOf(at: TemplateNode): { file: string; line: number } {
  return { file: at.file, line: at.node.line };
}

function wrong(at: TemplateNode, key: string, expected: TemplateExpectation): never {
  throw new HakkoError('template-wrong-value', { ...placeOf(at), key, expected });
}
