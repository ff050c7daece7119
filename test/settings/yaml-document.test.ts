import { describe, expect, test } from 'vitest';
import { readYamlDocument, type YamlNode } from '../../src/settings/yaml-document.ts';

/** The tree without its line numbers, as plain values. */
function plain(node: YamlNode): unknown {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
}

const read = (text: string): YamlNode => readYamlDocument(Buffer.from(text), 'a.yaml');

test.each<[string, string, unknown]>([
  ['numbers as they were typed', 'a: 0123\nb: 1e3\nc: 0x10', { a: '0123', b: '1e3', c: '0x10' }],
  [
    'yes and null as they were typed',
    'a: yes\nb: null\nc: ~\nd:',
    { a: 'yes', b: 'null', c: '~', d: '' },
  ],
  ['lists and flow maps', '- a\n- { b: c }', ['a', { b: 'c' }]],
  ['blocks of text', 'a: >-\n  x\n  y\nb: |\n  z\n', { a: 'x y', b: 'z\n' }],
  ['nothing', '', ''],
  ['a comment alone', '# a\n', ''],
  ['CRLF', 'a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
])('reads %s', (_name, text, expected) => {
  expect(plain(read(text))).toEqual(expected);
});

describe('encodings', () => {
  const text = 'a: 表示\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  // 表 ends in 5C, the backslash of ASCII.
  const cp932 = Buffer.from('613a20955c8ea60a', 'hex');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['CP932', cp932],
  ])('%s', (_name, bytes) => {
    expect(plain(readYamlDocument(bytes, 'a.yaml'))).toEqual({ a: '表示' });
  });
  test('anything else is named', () => {
    const error = { code: 'yaml-encoding', args: { file: 'a.yaml' } };
    expect(() => readYamlDocument(Buffer.from([0x61, 0xff, 0xff]), 'a.yaml')).toThrow(
      expect.objectContaining(error) as Error,
    );
  });
});

test('line numbers count from 1 at every depth', () => {
  const root = read('a:\n  - b\n  - c: d\n');
  const list = root.kind === 'map' ? root.entries.get('a') : undefined;
  const items = list?.kind === 'list' ? list.items : [];
  expect([root.line, list?.line, ...items.map((item) => item.line)]).toEqual([1, 2, 2, 3]);
});

test.each<[string, string, number, string]>([
  ['a tab', 'a:\n\tb: c', 2, 'TAB_AS_INDENT'],
  ['a key twice', 'a: 1\nb: 2\na: 3', 3, 'DUPLICATE_KEY'],
  ['an open quote', 'a: b\nc: "d', 2, 'MISSING_CHAR'],
  ['an alias', 'a: &x b\nc: *x', 2, 'ALIAS'],
  ['a second document', 'a: b\n---\nc: d', 2, 'MULTIPLE_DOCS'],
  ['a map as a key', '? { a: b }\n: c', 1, 'NON_STRING_KEY'],
  ['an unknown tag', 'a: !!js/function x', 1, 'TAG_RESOLVE_FAILED'],
])('%s is refused with its line', (_name, text, line, reason) => {
  const error = { code: 'yaml-syntax', args: expect.objectContaining({ line, reason }) as object };
  expect(() => read(text)).toThrow(expect.objectContaining(error) as Error);
});

test('a key is only a key', () => {
  const root = read('__proto__: a\nconstructor: b');
  expect(root.kind === 'map' && [...root.entries.keys()]).toEqual(['__proto__', 'constructor']);
});
