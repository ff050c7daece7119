import { describe, expect, test } from 'vitest';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import type { LetterKind } from '../../src/letters/letter.ts';
import type { LetterAssets } from '../../src/letters/letter-assets.ts';
import { parseLetterTemplate } from '../../src/letters/template/letter-template.ts';
import { ownAssets } from './own-assets.ts';
import { assets, issuedAt, print, site } from './letter-fixtures.ts';

/** What a site changes of the built-in templates, entry by entry. */

const layoutOf = (own: LetterAssets, kind: LetterKind = 'login') =>
  parseLetterTemplate(kind, 'a4', own.templates).layout;

describe('wording', () => {
  test('of one entry leaves the others as they are', () => {
    const own = ownAssets({ 'login-notice/text.ja.yaml': 'title: 利用者証の御案内' });
    const press = createLetterPress({ kind: 'login', site, print, issuedAt, sample: false }, own);
    expect(press.title).toBe('利用者証の御案内');
    const { wordings } = parseLetterTemplate('login', 'a4', own.templates);
    const built = parseLetterTemplate('login', 'a4', assets.templates).wordings;
    expect(wordings.ja.get('notes')).toEqual(built.ja.get('notes'));
  });

  test('as Notepad saves it in CP932, CRLF and all, is read', () => {
    // 表 is 0x95 0x5C: its second octet is a backslash, and nothing of the kind.
    const title = Buffer.from([0x95, 0x5c, 0x91, 0xe8]);
    const bytes = Buffer.concat([Buffer.from('title: '), title, Buffer.from('\r\n')]);
    const own = ownAssets({ 'login-notice/text.ja.yaml': bytes });
    const press = createLetterPress({ kind: 'login', site, print, issuedAt, sample: false }, own);
    expect(press.title).toBe('表題');
  });

  test('that both letters share can be changed for both', () => {
    const own = ownAssets({ 'common/text.ja.yaml': 'notesTitle: 大切なお知らせ' });
    for (const kind of ['login', 'install'] as const) {
      const { wordings } = parseLetterTemplate(kind, 'a4', own.templates);
      expect(wordings.ja.get('notesTitle')?.lines[0]?.parts).toEqual(['大切なお知らせ']);
    }
  });

  test.each([
    ['nothing', ''],
    ['comments', '# 表題\n#title: x\n'],
    ['a byte order mark and comments', '\ufeff# 表題\r\n#title: x\r\n'],
  ])('of %s changes nothing', (_name, text) => {
    const own = ownAssets({ 'login-notice/text.ja.yaml': text });
    const built = parseLetterTemplate('login', 'a4', assets.templates);
    expect(parseLetterTemplate('login', 'a4', own.templates)).toEqual(built);
  });

  test('names its own file and line when it is wrong', () => {
    const own = ownAssets({ 'login-notice/text.ja.yaml': '# 表題\ntitle: "{{titel}}"\n' });
    expect(() => layoutOf(own)).toThrow(
      expect.objectContaining({
        code: 'template-unknown-name',
        args: expect.objectContaining({
          file: '/home/templates/login-notice/text.ja.yaml',
          line: 2,
        }) as object,
      }),
    );
  });
});

describe('layout', () => {
  const common = 'common/layout.a4.yaml';

  test('a style keeps what is not said of it', () => {
    const own = layoutOf(ownAssets({ [common]: 'version: 1\nstyles:\n  notes: { size: 9 }\n' }));
    const list = own.static.find((element) => element.type === 'list');
    expect(list?.style).toEqual({ font: 'text', size: 9, minSize: 8.25, leading: 1.45 });
  });

  test('a smaller style than the least one of the built-in is no contradiction', () => {
    const own = layoutOf(ownAssets({ [common]: 'version: 1\nstyles:\n  notes: { size: 8 }\n' }));
    const list = own.static.find((element) => element.type === 'list');
    expect(list?.style).toMatchObject({ size: 8, minSize: 8 });
  });

  test('a part stands in place of that part of the same file alone', () => {
    const text = 'version: 1\nrun:\n  - { type: rect, box: [120, 20, 10, 10], stroke: 0.2 }\n';
    const [own, built] = [layoutOf(ownAssets({ [common]: text })), layoutOf(assets)];
    const parts = (layout: typeof own, part: string) =>
      layout.static.filter((element) => element.part === part).length;
    expect(parts(own, 'run')).toBe(1);
    expect(parts(own, 'static')).toBe(parts(built, 'static'));
    expect(own.variable).toEqual(built.variable);
  });

  test('what is added comes last', () => {
    const element = '{ type: rect, box: [120, 20, 10, 10], stroke: 0.2 }';
    const text = `version: 1\nadd:\n  static:\n    - ${element}\n  variable:\n    - ${element}\n`;
    const own = layoutOf(ownAssets({ 'login-notice/layout.a4.yaml': text }));
    expect(own.static.at(-1)).toMatchObject({ type: 'rect', part: 'static', box: { x: 120 } });
    expect(own.variable.at(-1)).toMatchObject({ type: 'rect', part: 'variable' });
    expect(layoutOf(ownAssets({ 'login-notice/layout.a4.yaml': text }), 'install')).toEqual(
      layoutOf(assets, 'install'),
    );
  });

  test('of the paper says only what differs', () => {
    const text = 'version: 1\npaper: { slack: [20, 15] }\n';
    const { paper } = layoutOf(ownAssets({ [common]: text }));
    expect(paper).toEqual({ ...layoutOf(assets).paper, slack: [20, 15] });
  });

  test.each([
    ['half a letter a sheet', 'paper: { perSheet: 1.5 }', 'template-wrong-value'],
    ['another part', 'dynamic: []', 'template-unknown-word'],
    ['another part added', 'add: { dynamic: [] }', 'template-unknown-word'],
    [
      'the other letter’s password',
      'add: { variable: [{ type: secret, value: installPassword, box: [57, 102, 130, 13], style: secret, aidStyle: aid, groupSize: 4, columns: [{ groupsPerRow: 3, pitch: 10, gap: 4, row: 13, aid: kind }] }] }',
      'template-foreign-value',
    ],
    [
      'a password as a plain value',
      'add: { variable: [{ type: value, value: initialPassword, box: [57, 102, 130, 13], style: url }] }',
      'template-unknown-word',
    ],
    [
      'a picture elsewhere',
      'add: { static: [{ type: picture, picture: ../logo.png, box: [120, 5, 20, 20] }] }',
      'template-picture-name',
    ],
    [
      'a picture by its path',
      'add: { static: [{ type: picture, picture: /etc/logo.png, box: [120, 5, 20, 20] }] }',
      'template-picture-name',
    ],
    [
      'a picture of the net',
      'add: { static: [{ type: picture, picture: "https://example.jp/logo.png", box: [120, 5, 20, 20] }] }',
      'template-picture-name',
    ],
    [
      'a picture of a drive',
      'add: { static: [{ type: picture, picture: "C:\\\\logo.png", box: [120, 5, 20, 20] }] }',
      'template-picture-name',
    ],
    [
      'a file that is no picture',
      'add: { static: [{ type: picture, picture: hakko.yaml, box: [120, 5, 20, 20] }] }',
      'template-picture-name',
    ],
  ])('%s is refused', (_name, text, code) => {
    const own = ownAssets({ 'login-notice/layout.a4.yaml': `version: 1\n${text}\n` });
    expect(() => layoutOf(own)).toThrow(expect.objectContaining({ code }));
  });
});
