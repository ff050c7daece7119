import { describe, expect, test } from 'vitest';
import type { HakkoError } from '../../src/errors.ts';
import { findTemplateFaults } from '../../src/letters/find-template-faults.ts';
import { type LetterLanguage, letterLanguages } from '../../src/letters/letter-language.ts';
import { letterFormats, type LetterPrint } from '../../src/letters/letter-print.ts';
import type { LetterAssets } from '../../src/letters/letter-assets.ts';
import type { LetterSite } from '../../src/letters/letter.ts';
import { png } from './png.ts';
import { ownAssets } from './own-assets.ts';
import { assets, installLetter, issuedAt, loginLetter, print, site } from './letter-fixtures.ts';

/** Everything that is wrong with a site's own templates, at once. */

interface Trial {
  readonly site?: Partial<LetterSite>;
  readonly print?: Partial<LetterPrint>;
  readonly languages?: readonly LetterLanguage[];
  /** Letters ① go to managers. */
  readonly handOnTo?: string;
}

function faultsOf(own: LetterAssets, trial: Trial = {}): readonly HakkoError[] {
  const { languages = ['ja'], handOnTo } = trial;
  const letters = languages.flatMap((language) => [
    loginLetter({ language, ...(handOnTo !== undefined && { handOnTo }) }),
    installLetter({ language, replaces: 'A000001-7' }),
  ]);
  return findTemplateFaults(
    {
      ...{ site: { ...site, ...trial.site }, print: { ...print, ...trial.print } },
      ...{ issuedAt, sample: true, languages, letters },
    },
    own,
  );
}

const said = (faults: readonly HakkoError[]) =>
  faults.map(({ code, args }) => {
    const { file = '', line } = args as { readonly file?: string; readonly line?: number };
    return [code, file.split('/').slice(-2).join('/'), line];
  });

const text = 'login-notice/text.ja.yaml';
const layout = 'common/layout.a4.yaml';

describe('the built-in templates', () => {
  test.each(
    letterFormats.flatMap((format) =>
      (['keep', 'reissue'] as const).map((initialPassword) => [format, initialPassword] as const),
    ),
  )('have no fault: %s, %s', (format, initialPassword) => {
    const trial = { site: { initialPassword }, print: { format }, languages: letterLanguages };
    expect(faultsOf(assets, trial)).toEqual([]);
  });
});

describe('faults', () => {
  test('are all told, in the order of the files, each once', () => {
    const own = ownAssets({
      [text]: [
        'title: "{{titel}}"',
        'notes:',
        '  - when: monday',
        '    text: x',
        '  - この通知票は再発行できません。',
        '  - "{{loginid}}"',
      ].join('\n'),
      [layout]: [
        'version: 1',
        'colour: red',
        'styles:',
        '  notes: { size: big }',
        'add:',
        '  static:',
        '    - { type: rect, box: [120, 20, 10, 10], strok: 1, fil: 2 }',
        '    - { type: barcode }',
        '    - { type: text, box: [120, 20, 10], text: title, style: title }',
      ].join('\n'),
    });
    expect(said(faultsOf(own))).toEqual([
      ['template-unknown-word', layout, 2],
      ['template-wrong-value', layout, 4],
      ['template-unknown-word', layout, 7],
      ['template-unknown-word', layout, 7],
      ['template-unknown-word', layout, 8],
      ['template-wrong-value', layout, 9],
      ['template-unknown-name', text, 1],
      ['template-unknown-word', text, 3],
      ['template-contradiction', text, 5],
      ['template-unknown-name', text, 6],
    ]);
  });

  test('of YAML itself stop that file alone', () => {
    const own = ownAssets({ [text]: 'title: "x\n', [layout]: 'version: 2' });
    expect(said(faultsOf(own))).toEqual([
      ['template-unknown-word', layout, 1],
      ['yaml-syntax', text, expect.any(Number)],
    ]);
  });

  test('of a layout that is not printed now are told, too', () => {
    const other = 'common/layout.pressure-seal.yaml';
    const own = ownAssets({ [other]: 'version: 1\nadd: { static: [{ type: barcode }] }' });
    expect(said(faultsOf(own))).toEqual([['template-unknown-word', other, 2]]);
  });

  test.each([
    ['a text that is too long', `intro: ${'長'.repeat(400)}`, 'template-overflow'],
    ['a character that no font has', 'intro: さくら市\ue000', 'template-missing-glyph'],
    ['an entry that nothing asks for', 'tittle: x', 'template-unknown-word'],
  ])('%s', (_name, own, code) => {
    expect(said(faultsOf(ownAssets({ [text]: own }))).map(([found]) => found)).toEqual([code]);
  });

  test('an entry of one’s own is asked for by an element of one’s own', () => {
    const element = '{ type: text, box: [120, 60, 40, 5], text: motto, style: body }';
    const own = ownAssets({
      [text]: 'motto: つながる',
      'login-notice/text.en.yaml': 'motto: Together',
      'login-notice/layout.a4.yaml': `version: 1\nadd: { static: [${element}] }`,
    });
    expect(faultsOf(own)).toEqual([]);
  });
});

describe('letters that a manager hands on', () => {
  const handedOn: Trial = { handOnTo: '髙橋　美咲', languages: letterLanguages };
  const own = 'login-notice/layout.a4.yaml';

  test.each(letterFormats)('say whose they are: %s', (format) => {
    expect(faultsOf(assets, { ...handedOn, print: { format } })).toEqual([]);
  });

  test('must say so in a layout and a wording of one’s own, too', () => {
    const bare = ownAssets({
      [own]: 'version: 1\nvariable: []',
      [text]: 'handOn: 管理者の方へ',
    });
    const codes = (trial: Trial) =>
      said(faultsOf(bare, trial))
        .map(([code, file]) => `${code} ${file}`)
        .sort();
    expect(codes(handedOn)).toEqual([
      `template-name-missing ${layout}`,
      `template-name-missing ${text}`,
    ]);
    expect(codes({})).toEqual([]);
  });
});

describe('the window of the envelope', () => {
  const add = (element: string, part = 'static') =>
    ownAssets({ [layout]: `version: 1\nadd: { ${part}: [${element}] }` });

  // With the window at 20, 12, of 90 × 45 mm, a sheet may show as far as x 110, y 57.
  test.each([
    ['a frame at its middle', '{ type: rect, box: [50, 30, 10, 10], stroke: 0.2 }', true],
    ['a frame in the corner', '{ type: rect, box: [5, 5, 5, 5], stroke: 0.2 }', true],
    ['a frame that reaches in', '{ type: rect, box: [109.9, 56.9, 50, 1], stroke: 0.2 }', true],
    ['a frame right of it', '{ type: rect, box: [110, 20, 10, 10], stroke: 0.2 }', false],
    ['a frame below it', '{ type: rect, box: [20, 57, 10, 1], stroke: 0.2 }', false],
    ['a picture', '{ type: picture, box: [22, 14, 20, 20], picture: logo.png }', true],
    ['text', '{ type: text, box: [22, 14, 20, 5], text: title, style: body }', true],
  ])('%s', (_name, element, shows) => {
    const own = { ...add(element), openPicture: () => ({ name: 'logo.png', bytes: png() }) };
    const codes = faultsOf(own).map(({ code }) => code);
    expect(codes.includes('template-in-window')).toBe(shows);
  });

  test('of another envelope lets something else show', () => {
    const own = add('{ type: rect, box: [112, 20, 10, 10], stroke: 0.2 }');
    expect(faultsOf(own)).toEqual([]);
    const wide = { x: 20, y: 12, width: 95, height: 45 };
    expect(faultsOf(own, { print: { window: wide } }).map(({ code }) => code)).toContain(
      'template-in-window',
    );
  });

  test('shows a secret to nobody', () => {
    const columns = '[{ groupsPerRow: 4, pitch: 4, gap: 1, row: 12, aid: kind }]';
    const secret = `{ type: secret, value: initialPassword, box: [22, 14, 80, 20], style: secret, aidStyle: aid, groupSize: 4, columns: ${columns} }`;
    const own = ownAssets({
      'login-notice/layout.a4.yaml': `version: 1\nadd: { variable: [${secret}] }`,
    });
    expect(faultsOf(own).map(({ code }) => code)).toContain('template-in-window');
  });

  test.each([
    ['where it may not show', '[70, 30, 60, 24]', 'template-address-hidden'],
    ['on the other side', '[20, 12, 65, 24], face: 2', 'template-address-hidden'],
    ['where it always shows', '[20, 12, 65, 24]', undefined],
  ])('holds an address %s', (_name, box, code) => {
    const address = `{ type: address, box: ${box}, postalCode: postalCode, lines: address, name: recipient, controlNumber: windowNumber }`;
    const number =
      '{ type: text, box: [118, 14, 72, 4], text: number, style: number, align: right }';
    const own = ownAssets({ [layout]: `version: 1\nvariable: [${address}, ${number}]` });
    const codes = faultsOf(own).map((fault) => fault.code);
    expect(codes).toEqual(code === undefined ? [] : [code]);
  });
});

test.each([
  ['left of it', '[-1, 100, 10, 10]'],
  ['below it', '[120, 290, 10, 10]'],
  ['right of it', '[205, 100, 10, 10]'],
])('what leaves the paper is refused: %s', (_name, box) => {
  const own = ownAssets({ [layout]: `version: 1\nadd: { static: [{ type: rect, box: ${box} }] }` });
  expect(faultsOf(own).map(({ code }) => code)).toContain('template-off-paper');
});

test('what leaves a slip would stand on the neighbour’s', () => {
  const path = 'common/layout.a4-two-slips.yaml';
  const own = ownAssets({
    [path]: 'version: 1\nadd: { static: [{ type: rect, box: [20, 140, 10, 10] }] }',
  });
  const faults = faultsOf(own, { print: { format: 'a4-two-slips' } });
  expect(faults.map(({ code }) => code)).toContain('template-off-paper');
});

describe('a picture', () => {
  const own = ownAssets({
    [layout]:
      'version: 1\nadd: { static: [{ type: picture, box: [120, 2, 20, 12], picture: logo.png }] }',
  });

  test('that is not there', () => {
    expect(said(faultsOf(own))).toEqual([['template-picture-missing', layout, 2]]);
  });

  test('that is damaged', () => {
    const openPicture = () => ({ name: 'logo.png', bytes: png().subarray(0, 60) });
    expect(faultsOf({ ...own, openPicture }).map(({ code }) => code)).toEqual([
      'picture-unreadable',
    ]);
  });

  test('that is in order', () => {
    const openPicture = () => ({ name: 'logo.png', bytes: png() });
    expect(faultsOf({ ...own, openPicture })).toEqual([]);
  });
});
