import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { HakkoError } from '../errors.ts';

/**
 * A YAML file as a tree of texts with line numbers. The failsafe schema leaves every value as it was
 * typed, so `0123` stays a postal code. What the values mean is the reader's business.
 */
export type YamlNode = YamlText | YamlList | YamlMap;

/** One value as it was typed; an empty one is `''`. */
export interface YamlText {
  readonly kind: 'text';
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Items in order. */
export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly line: number;
}

/** Keys in order, none of them twice. */
export interface YamlMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlNode>;
  readonly line: number;
}

/**
 * Reads YAML 1.2 as an editor on any system saves it: UTF-8 with or without a byte order mark,
 * UTF-16 with one, or CP932; LF or CRLF. `file` only names the source in errors.
 *
 * @throws HakkoError `yaml-encoding` or `yaml-syntax`; aliases, tags and a second document count as
 * syntax, because nothing here needs them.
 */
export function readYamlDocument(bytes: Uint8Array, file: string): YamlNode {
  const lines = new LineCounter();
  const document = parseDocument(decode(bytes, file), {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    // The reader compares and converts; a key is never looked up on a plain object.
    uniqueKeys: true,
  });
  const fail = (offset: number, reason: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new HakkoError('yaml-syntax', { file, line: Math.max(line, 1), column: col, reason });
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) fail(problem.pos[0], problem.code);

  const convert = (node: Node | null): YamlNode => {
    const offset = node?.range?.[0] ?? 0;
    const { line } = lines.linePos(offset);
    if (node === null) return { kind: 'text', text: '', line };
    if (isAlias(node)) return fail(offset, 'ALIAS');
    if (isScalar(node)) return { kind: 'text', text: textOf(node.value), line };
    if (isSeq<Node | null>(node)) return { kind: 'list', items: node.items.map(convert), line };
    if (!isMap<Node, Node | null>(node)) return fail(offset, 'UNEXPECTED_TOKEN');
    const entries = new Map<string, YamlNode>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) return fail(offset, 'NON_STRING_KEY');
      entries.set(textOf(key.value), convert(value));
    }
    return { kind: 'map', entries, line };
  };
  return convert(document.contents);
}

/** In the failsafe schema a scalar is a string, or null where nothing stands. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function decode(bytes: Uint8Array, file: string): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried; when none is left the file is no text.
    }
  }
  throw new HakkoError('yaml-encoding', { file });
}

/** A byte order mark decides; without one strict UTF-8 goes first, since CP932 hardly ever passes for it. */
function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'shift_jis'];
}
