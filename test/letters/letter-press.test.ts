import { describe, expect, test } from 'vitest';
import type { Letter, Recipient } from '../../src/letters/letter.ts';
import { createLetterFit } from '../../src/letters/letter-fit.ts';
import { letterLanguages } from '../../src/letters/letter-language.ts';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import type { Mark } from '../../src/letters/page/mark.ts';
import { lineWidth } from '../../src/letters/page/text-line.ts';
import { Secret } from '../../src/secrets/secret.ts';
import {
  assets,
  installLetter,
  issuedAt,
  loginLetter,
  pdfOf,
  recipient,
  site,
  print,
} from './letter-fixtures.ts';

/** Places on the sheet, and what happens when something is too long for its own. */

const to = (change: Partial<Recipient>): { recipient: Recipient } => ({
  recipient: { ...recipient, ...change },
});

const replaced = { controlNumber: 'A000008-7-2', replaces: 'A000008-7' };
const letters: readonly (readonly [string, Letter])[] = [
  ['login notice', loginLetter()],
  ['install notice', installLetter()],
  ['replacement', loginLetter(replaced)],
  ['replacement of the other kind', installLetter(replaced)],
  [
    'long address',
    loginLetter(to({ address: ['東京都渋谷区渋谷二丁目24番12号タワー45階', '内'] })),
  ],
  ['long name', installLetter(to({ name: 'マリア・クララ・サントス・デラクルス・モンテネグロ' }))],
  ['bare name', loginLetter({ recipient: { address: [], name: '李' } })],
  ...(['en', 'both'] as const).flatMap((language): readonly (readonly [string, Letter])[] => [
    [`login notice in ${language}`, loginLetter({ language })],
    [`install notice in ${language}`, installLetter({ language })],
    [`replacement in ${language}`, loginLetter({ ...replaced, language })],
    [`replacement of the other kind in ${language}`, installLetter({ ...replaced, language })],
  ]),
];

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The ink's outer box, an em high for type. */
function areaOf(mark: Mark): Area {
  if (mark.type === 'fill') {
    const xs = mark.rects.map(([x, , width]) => [x, x + width]).flat();
    const ys = mark.rects.map(([, y, , height]) => [y, y + height]).flat();
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
    };
  }
  if (mark.type === 'image') {
    const { x, y, width, height } = mark.box;
    return { left: x, top: y, right: x + width, bottom: y + height };
  }
  const em = (mark.size * 25.4) / 72;
  const width =
    lineWidth(mark.glyphs, mark.size) * (mark.stretch ?? 1) +
    mark.glyphs.length * (mark.letterSpacing ?? 0);
  return {
    left: mark.x,
    right: mark.x + width,
    top: mark.y - 0.88 * em,
    bottom: mark.y + 0.12 * em,
  };
}

function pressFor(kind: Letter['kind'], sample = false) {
  return createLetterPress({ kind, site, print, issuedAt, sample }, assets);
}

describe('in the envelope (window 90 x 45 mm, sheet sliding by 25 and 21 mm)', () => {
  const maybeVisible = ({ left, top }: Area): boolean => left < 110 && top < 57;

  test.each(letters)('%s: what may show in the window always shows whole', (_name, letter) => {
    const press = pressFor(letter.kind);
    const { marks, faults } = press.compose(letter);
    expect(faults).toEqual([]);
    const areas = marks.flat().map(areaOf).filter(maybeVisible);
    expect(areas.length).toBeGreaterThan(1);
    for (const { left, right, top, bottom } of areas) {
      expect(left).toBeGreaterThanOrEqual(20);
      expect(top).toBeGreaterThanOrEqual(12);
      expect(right).toBeLessThanOrEqual(85);
      expect(bottom).toBeLessThanOrEqual(36);
    }
  });

  test.each(['login', 'install'] as const)('nothing static of a %s notice is near it', (kind) => {
    for (const language of letterLanguages) {
      const marks = pressFor(kind).staticMarks(language).flat();
      expect(marks.map(areaOf).filter(maybeVisible)).toEqual([]);
    }
  });

  test('a window elsewhere takes the address along', () => {
    const window = { x: 15, y: 8, width: 85, height: 46 };
    const own = { ...print, window };
    const settings = { kind: 'login', site, print: own, issuedAt, sample: false } as const;
    const [address] = createLetterPress(settings, assets).variable;
    expect(address?.box).toEqual({ x: 16.5, y: 8.6, width: 57.5, height: 23.8 });
  });

  test.each([
    [
      'that shows more than the address',
      { x: 20, y: 12, width: 100, height: 45 },
      'template-in-window',
    ],
    [
      'that reaches down to the title',
      { x: 20, y: 12, width: 90, height: 60 },
      'template-in-window',
    ],
    ['too small for an address', { x: 20, y: 12, width: 60, height: 45 }, 'letter-window-small'],
  ])('a window %s is refused', (_name, window, code) => {
    const settings = { kind: 'install', site, issuedAt, sample: false } as const;
    expect(() => createLetterPress({ ...settings, print: { ...print, window } }, assets)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  test.each(letters)('%s: secrets lie in the middle panel, 16 pt or larger', (_name, letter) => {
    const { marks } = pressFor(letter.kind).compose(letter);
    const secrets = marks.flat().filter((mark) => mark.type === 'glyphs' && mark.face === 'secret');
    const shown = secrets.filter((mark) => mark.type === 'glyphs' && mark.size >= 16);
    const password = letter.kind === 'login' ? letter.initialPassword : letter.installPassword;
    expect(shown.length).toBeGreaterThanOrEqual(password.reveal().length);
    for (const { top, bottom } of secrets.map(areaOf)) {
      expect(top).toBeGreaterThan(99 + 2);
      expect(bottom).toBeLessThan(198 - 2);
    }
  });

  test.each(letters)('%s: all ink stays on what an office printer can reach', (_name, letter) => {
    const press = pressFor(letter.kind);
    for (const area of [
      ...press.staticMarks(letter.language).flat(),
      ...press.compose(letter).marks.flat(),
    ].map(areaOf)) {
      expect(area.left).toBeGreaterThanOrEqual(5);
      expect(area.right).toBeLessThanOrEqual(205.01);
      expect(area.top).toBeGreaterThanOrEqual(5);
      expect(area.bottom).toBeLessThanOrEqual(292);
    }
  });
});

describe('what does not fit', () => {
  const long = 'あ'.repeat(200);
  const faulty: readonly (readonly [string, Letter, string, string])[] = [
    ['a name of 200', loginLetter(to({ name: long })), 'recipient', 'overflow'],
    ['an address of 200', installLetter(to({ address: [long] })), 'recipient', 'overflow'],
    ['a login ID of 65', loginLetter({ loginId: 'a'.repeat(65) }), 'loginId', 'overflow'],
    [
      'a long file name',
      installLetter({ fileName: `${'a'.repeat(400)}.p12` }),
      'fileName',
      'overflow',
    ],
    [
      'an initial password of 97',
      loginLetter({ initialPassword: new Secret('a'.repeat(97)) }),
      'initialPassword',
      'overflow',
    ],
    [
      'a long control number',
      loginLetter({ controlNumber: 'A'.repeat(60) }),
      'recipient',
      'overflow',
    ],
    ['a gaiji', loginLetter(to({ name: '山\ue000' })), 'recipient', 'missing-glyph'],
    [
      'a variation nobody has',
      loginLetter(to({ name: '山\u{e01ef}' })),
      'recipient',
      'missing-glyph',
    ],
    ['a line end', loginLetter(to({ organisation: 'a\nb' })), 'recipient', 'missing-glyph'],
    [
      'a space in a password',
      installLetter({ installPassword: new Secret('ab cd') }),
      'installPassword',
      'secret-character',
    ],
    [
      'no password',
      loginLetter({ initialPassword: new Secret('') }),
      'initialPassword',
      'secret-character',
    ],
    [
      'kana in a password',
      installLetter({ installPassword: new Secret('あ') }),
      'installPassword',
      'secret-character',
    ],
  ];
  test.each(faulty)('%s', (_name, letter, field, type) => {
    const fit = createLetterFit(
      { kind: letter.kind, site, print, issuedAt, sample: false },
      assets,
    );
    const [first] = fit(letter);
    expect(first).toMatchObject({ field, fault: { type } });
  });

  test.each(faulty)(
    '%s stops the run, naming the letter and no secret',
    async (_name, letter, field) => {
      const password = (
        letter.kind === 'login' ? letter.initialPassword : letter.installPassword
      ).reveal();
      const error: unknown = await pdfOf([letter]).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ args: { controlNumber: letter.controlNumber, field } });
      if (password.length > 2) expect(JSON.stringify(error)).not.toContain(password);
    },
  );

  test('a longest ordinary letter still fits', () => {
    const fit = createLetterFit({ kind: 'login', site, print, issuedAt, sample: true }, assets);
    const organisation =
      '社会福祉法人北の大地福祉会　特別養護老人ホームひだまりの丘　地域包括支援センター';
    const address = ['北海道虻田郡真狩村字真狩百二十番地の一', 'ひまわりコーポラス北棟203号室'];
    expect(fit(loginLetter(to({ organisation, address, name: '長谷川　佐和子' })))).toEqual([]);
  });
});

describe('the site', () => {
  const press = (change: object) =>
    createLetterPress(
      { kind: 'login', site: { ...site, ...change }, print, issuedAt, sample: false },
      assets,
    );
  test('may leave out all that is optional', () => {
    const { serviceName, downloadUrl, organisation, groupWord, timeZone } = site;
    const bare = { serviceName, downloadUrl, organisation, groupWord, timeZone } as const;
    const rest = { initialPassword: 'reissue', downloads: 1, shared: false } as const;
    const settings = {
      kind: 'install',
      site: { ...bare, ...rest },
      print,
      issuedAt,
      sample: false,
    } as const;
    expect(createLetterPress(settings, assets).compose(installLetter()).faults).toEqual([]);
  });
  test.each([
    ['office', 'あ'.repeat(120), 'template-overflow'],
    ['serviceName', 'あ'.repeat(200), 'template-overflow'],
    ['downloadUrl', `https://id.example.lg.jp/${'a'.repeat(900)}`, 'template-overflow'],
    ['organisation', '山\ue000', 'template-missing-glyph'],
  ])('%s too long or unprintable names the place', (name, value, code) => {
    expect(() => press({ [name]: value })).toThrow(expect.objectContaining({ code }) as Error);
  });
});
