import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import type { LetterKind } from '../../src/letters/letter.ts';
import type { LetterAssets } from '../../src/letters/letter-assets.ts';
import {
  letterConditions,
  letterNames,
  runConditions,
  runNames,
} from '../../src/letters/letter-values.ts';
import { assets, editedAssets, issuedAt, loginLetter, site, print } from './letter-fixtures.ts';

/** What an administrator can get wrong in a template, and the line that is named. */

const open = (own: LetterAssets, kind: LetterKind = 'login') =>
  createLetterPress({ kind, site, print, issuedAt, sample: false }, own);

function errorOf(own: LetterAssets, kind?: LetterKind): unknown {
  try {
    open(own, kind);
  } catch (error) {
    return error;
  }
  return undefined;
}

const text = 'login-notice/text.ja.yaml';
const layout = 'login-notice/layout.a4.yaml';
const install = 'install-notice/layout.a4.yaml';
const line = (path: string, found: string): number =>
  Buffer.from(assets.templates[path]?.bytes ?? [])
    .toString()
    .split('\n')
    .findIndex((one) => one.includes(found)) + 1;

type Case = readonly [name: string, path: string, from: string, to: string, error: object];
const cases: readonly Case[] = [
  [
    'a name that does not exist',
    text,
    '{{serviceName}}の利用',
    '{{servicename}}の利用',
    { code: 'template-unknown-name', args: { name: 'servicename', line: line(text, 'intro:') } },
  ],
  [
    'the other kind’s name',
    text,
    '{{serviceName}}の利用',
    '{{fileName}}の利用',
    { code: 'template-unknown-name', args: { name: 'fileName' } },
  ],
  [
    'a password as a name',
    text,
    '{{serviceName}}の利用',
    '{{initialPassword}}の利用',
    { code: 'template-unknown-name', args: { name: 'initialPassword' } },
  ],
  [
    'a person’s name where all letters are alike',
    text,
    '{{serviceName}}の利用',
    '{{recipientName}}の利用',
    { code: 'template-personal-in-static', args: { name: 'recipientName' } },
  ],
  [
    'braces that do not match',
    text,
    '{{serviceName}}の利用',
    '{{serviceName}の利用',
    { code: 'template-unknown-name' },
  ],
  [
    'a condition that does not exist',
    text,
    'when: reissue',
    'when: monday',
    { code: 'template-unknown-word', args: { what: 'condition', name: 'monday' } },
  ],
  [
    'the other letter’s password',
    layout,
    'value: initialPassword',
    'value: installPassword',
    {
      code: 'template-foreign-value',
      args: { name: 'installPassword', line: line(layout, 'value: initialPassword') },
    },
  ],
  [
    'a secret as a plain value',
    layout,
    'value: downloadUrl',
    'value: initialPassword',
    { code: 'template-unknown-word', args: { what: 'value', line: line(layout, 'downloadUrl') } },
  ],
  [
    'an element that does not exist',
    layout,
    'type: qr,',
    'type: barcode,',
    { code: 'template-unknown-word', args: { what: 'element', name: 'barcode' } },
  ],
  [
    'a misspelt key',
    layout,
    'groupSize: 4',
    'groupsize: 4',
    { code: 'template-unknown-word', args: { what: 'key', name: 'groupsize' } },
  ],
  [
    'a missing key',
    layout,
    '    groupSize: 4\n',
    '',
    { code: 'template-missing-key', args: { key: 'groupSize' } },
  ],
  [
    'a style that does not exist',
    layout,
    'aidStyle: aid',
    'aidStyle: aide',
    { code: 'template-unknown-word', args: { what: 'style', name: 'aide' } },
  ],
  [
    'a text that does not exist',
    layout,
    'text: loginIdLabel',
    'text: loginLabel',
    { code: 'template-unknown-word', args: { what: 'text', name: 'loginLabel' } },
  ],
  [
    'a number with its unit',
    layout,
    'groupSize: 4',
    'groupSize: 4mm',
    { code: 'template-wrong-value', args: { key: 'groupSize', expected: 'number' } },
  ],
  [
    'groups of none',
    layout,
    'groupSize: 4',
    'groupSize: 0',
    { code: 'template-wrong-value', args: { key: 'groupSize', expected: 'positive' } },
  ],
  [
    'a box of three numbers',
    layout,
    'box: [160, 103.2, 28, 28]',
    'box: [160, 103.2, 28]',
    { code: 'template-wrong-value', args: { key: 'box', expected: 'box' } },
  ],
  ['a static secret', layout, 'variable:\n', '', { code: 'template-personal-in-static' }],
  [
    'a static frame for some letters only',
    layout,
    'fill: 0 }',
    'fill: 0, when: replacement }',
    { code: 'template-personal-in-static', args: { name: 'replacement' } },
  ],
  [
    'a layout of another version',
    layout,
    'version: 1',
    'version: 2',
    { code: 'template-unknown-word', args: { name: '2', allowed: '1' } },
  ],
  [
    'a tab',
    layout,
    '  - { type: qr',
    '\t- { type: qr',
    { code: 'yaml-syntax', args: { file: layout, line: line(layout, 'type: qr') } },
  ],
];

describe('a template that is wrong names file and line', () => {
  test.each(cases)('%s', (_name, path, from, to, expected) => {
    const error = errorOf(editedAssets(path, (one) => one.replace(from, to)));
    expect(error).toMatchObject(expected);
    expect(error).toMatchObject({ args: { file: path, line: expect.any(Number) as number } });
  });

  test('the login password cannot stand on an install notice', () => {
    const own = editedAssets(install, (one) => one.replace('installPassword', 'initialPassword'));
    expect(errorOf(own, 'install')).toMatchObject({ code: 'template-foreign-value' });
  });

  test('a file that is missing', () => {
    const others = Object.entries(assets.templates).filter(([path]) => path !== text);
    const templates = Object.fromEntries(others);
    const error = errorOf({ ...assets, templates });
    expect(error).toMatchObject({ code: 'template-missing', args: { file: text } });
  });
});

test('the README beside the templates names all that they may use', () => {
  const readme = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8');
  const names = [...runNames, ...letterNames.login, ...letterNames.install];
  for (const word of [...names, ...runConditions, ...letterConditions]) {
    expect(readme).toContain(`\`${word}\``);
  }
});

describe('a template as an editor saves it', () => {
  const crlf = (one: string): string => one.replaceAll('\n', '\r\n');
  const glyphs = (own: LetterAssets): string =>
    JSON.stringify([open(own).staticMarks, open(own).compose(loginLetter()).marks]);
  test.each([
    ['with CRLF', editedAssets(text, crlf)],
    ['with a byte order mark', editedAssets(text, (one) => `\ufeff${one}`)],
    ['layout with CRLF', editedAssets('common/layout.a4.yaml', crlf)],
  ])('%s prints the same', (_name, own) => {
    expect(glyphs(own)).toBe(glyphs(assets));
  });

  test('in CP932 prints the same', () => {
    const own = editedAssets(text, (one) => `${one}\n`);
    const { name, bytes } = own.templates[text] ?? { name: text, bytes: Buffer.of() };
    const file = { name, bytes: toCp932(Buffer.from(bytes).toString()) };
    expect(Buffer.from(file.bytes).equals(bytes)).toBe(false);
    expect(glyphs({ ...own, templates: { ...own.templates, [text]: file } })).toBe(glyphs(assets));
  });

  test('a wording of one’s own replaces the built-in one', () => {
    const own = editedAssets(text, (one) => one.replace('title: ログインID', 'title: 利用者ID'));
    expect(open(own).title).toBe('利用者ID・パスワード通知票');
  });
});

/** The other way round than TextDecoder, which alone knows the code page. */
function toCp932(text: string): Buffer {
  const decoder = new TextDecoder('shift_jis');
  const codes = new Map<string, Buffer>();
  for (let code = 0xfcfc; code >= 0x8140; code--) {
    const bytes = Buffer.of(code >> 8, code & 0xff);
    codes.set(decoder.decode(bytes), bytes);
  }
  return Buffer.concat(
    Array.from(text, (character) => {
      if (character <= '\u007f') return Buffer.from(character);
      const bytes = codes.get(character);
      if (bytes === undefined) throw new Error(`CP932 has no ${character}`);
      return bytes;
    }),
  );
}
