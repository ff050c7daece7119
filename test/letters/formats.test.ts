import { describe, expect, test } from 'vitest';
import type { Letter } from '../../src/letters/letter.ts';
import { letterLanguages } from '../../src/letters/letter-language.ts';
import { letterFormats, type LetterPrint, planSheets } from '../../src/letters/letter-print.ts';
import { createLetterPress } from '../../src/letters/letter-press.ts';
import { readLetters, type ReadLetter } from '../../src/letters/read-letters.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { hasProgram } from '../programs.ts';
import {
  assets,
  english,
  installLetter,
  issuedAt,
  loginLetter,
  manager,
  pdfOf,
  print,
  site,
  templates,
} from './letter-fixtures.ts';
import { barcodesOf, runOnPdf } from './programs.ts';

/** Each kind of paper, in each language. */

const kinds = letterFormats.flatMap((format) =>
  letterLanguages.flatMap((language) =>
    (['login', 'install'] as const).map((kind) => ({ format, language, kind })),
  ),
);

function letterOf({ kind, language }: Pick<Letter, 'kind' | 'language'>, number = 8): Letter {
  const controlNumber = `A00000${number}-7`;
  const own = { language, controlNumber, ...(number === 9 && { replaces: 'A000001-7' }) };
  return kind === 'login' ? loginLetter(own) : installLetter(own);
}

const pdfIn = (letters: readonly Letter[], own: Partial<LetterPrint>, sample = false) =>
  pdfOf(letters, { print: own, site: { english }, sample });

const readBack = async (letters: readonly Letter[], own: Partial<LetterPrint>) =>
  readLetters(await pdfIn(letters, own), { templates, print: { ...print, ...own } });

function secretOf({ initialPassword, installPassword }: ReadLetter): string | undefined {
  return (initialPassword ?? installPassword)?.reveal();
}

describe.each(kinds)('$format, $kind, $language', ({ format, kind, language }) => {
  const letters = [7, 8, 9].map((number) => letterOf({ kind, language }, number));

  test('is read back as it went in', async () => {
    const read = await readBack(letters, { format });
    expect(read.map(({ controlNumber }) => controlNumber)).toEqual(
      letters.map(({ controlNumber }) => controlNumber),
    );
    for (const letter of read) {
      expect(letter).toMatchObject({
        kind,
        recipientName: '髙橋　美咲',
        downloadUrl: site.downloadUrl,
      });
      if (kind === 'login') {
        expect(letter).toMatchObject({ loginId: 'G13B1234567', prefix: 'G13B' });
        expect(secretOf(letter)).toBe('k7mz2qv9h3xp4wnd');
      } else {
        expect(letter.fileName).toBe('G13B.p12');
        expect(secretOf(letter)).toBe('w8kq3m5zt7vhx2n4rpcd');
        const end = language === 'en' ? '21 November 2028' : '令和10年11月21日（2028年）';
        expect(letter.certificateEnd).toBe(end);
      }
    }
  });

  // Letter ② goes to the manager himself: no case of this, and none that is skipped.
  const handsOn = kind === 'login' ? [kind] : [];
  test.each(handsOn)('says whose it is where a manager hands it on (%s)', async () => {
    const names = ['髙橋　美咲', 'マリア・クリスティーナ・サントス・デ・オリヴェイラ'];
    const handedOn = names.map((handOnTo, i) =>
      loginLetter({ language, recipient: manager, handOnTo, replaces: `A00000${i + 1}-7` }),
    );
    const read = await readBack([...handedOn, ...letters], { format });
    expect(read.map(({ recipientName }) => recipientName)).toEqual([
      ...names.map(() => '管理者'),
      ...letters.map(() => '髙橋　美咲'),
    ]);
    const bare = (text: string): string => text.replaceAll(/\s/gu, '');
    for (const [i, { handOn }] of read.entries()) {
      expect(handOn === undefined ? '' : bare(handOn)).toContain(bare(names[i] ?? ''));
      expect(handOn === undefined).toBe(i >= names.length);
    }
  });

  test('is the same file for the same run, sample or not', async () => {
    for (const sample of [false, true]) {
      const [one, other] = [
        await pdfIn(letters, { format }, sample),
        await pdfIn(letters, { format }, sample),
      ];
      expect(one.equals(other)).toBe(true);
    }
  });

  test('sets secrets in 16 points or more, and all on the paper', () => {
    const settings = { kind, site: { ...site, english }, issuedAt, sample: true };
    const press = createLetterPress({ ...settings, print: { ...print, format } }, assets);
    const { marks, faults } = press.compose(letterOf({ kind, language }, 9));
    expect(faults).toEqual([]);
    const secrets = marks.flat().filter((mark) => mark.type === 'glyphs' && mark.face === 'secret');
    const large = secrets.filter((mark) => mark.type === 'glyphs' && mark.size >= 16);
    expect(large.length).toBeGreaterThanOrEqual(kind === 'login' ? 31 : 20);
    const { width, height } = press.paper;
    for (const mark of [...press.staticMarks(language), ...marks].flat()) {
      const [x, y] =
        mark.type === 'glyphs'
          ? [mark.x, mark.y]
          : mark.type === 'fill'
            ? (mark.rects[0] ?? [])
            : [mark.box.x, mark.box.y];
      expect([x, y]).toSatisfy(
        ([x = -1, y = -1]: number[]) => x >= 5 && x <= width - 4 && y >= 5 && y <= height,
      );
    }
  });
});

describe.skipIf(!hasProgram('qpdf') || !hasProgram('zbarimg'))('other programs judge', () => {
  test.each(letterFormats)('%s', async (format) => {
    const letter = letterOf({ kind: 'install', language: 'both' });
    const pdf = await pdfIn([letter], { format });
    expect(runOnPdf(pdf, 'qpdf', (path) => ['--check', path]).toString()).toContain('No syntax');
    expect(barcodesOf(pdf, format === 'pressure-seal' ? 2 : 1)).toBe(site.downloadUrl);
  });
});

describe('sheets', () => {
  const order = (letters: number, slips: number, how: LetterPrint['order']) =>
    planSheets(letters, slips, how).map((sheet) => sheet.map((one) => one ?? '-').join(' '));

  test.each([
    ['one after the other', order(5, 2, 'sheet'), ['0 1', '2 3', '4 -']],
    ['as stacks', order(5, 2, 'cut-stack'), ['0 3', '1 4', '2 -']],
    ['as three stacks', order(7, 3, 'cut-stack'), ['0 3 6', '1 4 -', '2 5 -']],
    ['one letter', order(1, 3, 'cut-stack'), ['0 - -']],
    ['none', order(0, 2, 'sheet'), []],
  ])('%s', (_name, sheets, expected) => {
    expect(sheets).toEqual(expected);
  });

  test.each([
    [
      'sheet',
      [
        [1, 0, 'A1'],
        [1, 1, 'A2'],
        [1, 2, 'A3'],
        [2, 0, 'A4'],
        [2, 1, 'A5'],
      ],
    ],
    [
      'cut-stack',
      [
        [1, 0, 'A1'],
        [1, 1, 'A3'],
        [1, 2, 'A5'],
        [2, 0, 'A2'],
        [2, 1, 'A4'],
      ],
    ],
  ] as const)('%s: three on a sheet', async (order, expected) => {
    const letters = [1, 2, 3, 4, 5].map((i) => loginLetter({ controlNumber: `A${i}` }));
    const read = await readBack(letters, { format: 'a4-three-slips', order });
    expect(read.map((one) => [one.page, one.place, one.controlNumber])).toEqual(expected);
  });

  test('letters in several languages share a file', async () => {
    const letters = letterLanguages.map((language) => letterOf({ kind: 'login', language }));
    expect(await readBack(letters, { format: 'a4-two-slips' })).toHaveLength(3);
  });
});

describe('a printer', () => {
  test('that is off by some millimetres is put right', async () => {
    const [moved] = await readBack([loginLetter()], { offset: [2.5, -1] });
    expect(moved?.loginId).toBe('G13B1234567');
    const glyphs = async (own: Partial<LetterPrint>) =>
      readLetters(await pdfIn([loginLetter()], own), { templates, print });
    // Read without the offset, a shift of 20 mm leaves the boxes.
    await expect(glyphs({ offset: [20, 20] })).rejects.toMatchObject({ code: 'letter-unreadable' });
  });

  test('with preprinted paper draws what differs, and the date', async () => {
    const words = async (preprinted: boolean): Promise<string> => {
      const settings = { kind: 'login', site, issuedAt, sample: false } as const;
      const press = createLetterPress({ ...settings, print: { ...print, preprinted } }, assets);
      const marks = [...press.staticMarks('ja'), ...press.compose(loginLetter()).marks].flat();
      const glyphs = marks.flatMap((mark) => (mark.type === 'glyphs' ? mark.glyphs : []));
      return Promise.resolve(glyphs.map(({ text }) => text).join(''));
    };
    expect(await words(false)).toContain('御注意');
    expect(await words(true)).not.toContain('御注意');
    expect(await words(true)).toContain('令和8年11月22日');
    const [read] = await readBack([loginLetter()], { preprinted: true });
    expect([read?.loginId, read?.downloadUrl]).toEqual(['G13B1234567', undefined]);
  });

  test.each([
    ['a4', 'none', 'Simplex', 2],
    ['a4', 'static', 'DuplexFlipLongEdge', 4],
    ['a4-two-slips', 'static', 'DuplexFlipLongEdge', 2],
    ['pressure-seal', 'none', 'DuplexFlipLongEdge', 4],
  ] as const)('%s with back page %s prints %s', async (format, backPage, duplex, pages) => {
    const pdf = await pdfIn([loginLetter(), loginLetter()], { format, backPage });
    const text = pdf.toString('latin1');
    expect(text).toContain(`/Duplex /${duplex}`);
    expect(text).toContain('/PrintScaling /None');
    expect(text).toContain('/NumCopies 1');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages);
    const read = await readBack([loginLetter(), loginLetter()], { format, backPage });
    expect(read).toHaveLength(2);
  });

  test('puts nothing on the back page that is anybody’s', () => {
    const settings = { kind: 'login', site, issuedAt, sample: false } as const;
    const own = { ...print, backPage: 'static' } as const;
    const press = createLetterPress({ ...settings, print: own }, assets);
    expect(press.compose(loginLetter()).marks[1]).toEqual([]);
    expect(press.staticMarks('ja')[1]?.length).toBeGreaterThan(0);
  });
});

test('the outside of a sealed postcard shows an address and no secret', () => {
  const settings = { kind: 'login', site, issuedAt, sample: false } as const;
  const press = createLetterPress(
    { ...settings, print: { ...print, format: 'pressure-seal' } },
    assets,
  );
  const letter = loginLetter({ initialPassword: new Secret('qqqqqqqqqqqqqqqq') });
  const [outside = [], inside = []] = press.compose(letter).marks;
  const text = (marks: typeof outside) =>
    marks.flatMap((mark) => (mark.type === 'glyphs' ? mark.glyphs.map((one) => one.text) : []));
  expect(text(outside).join('')).toContain('A000008-7');
  expect(text(inside).join('')).toContain('A000008-7');
  expect(outside.some((mark) => mark.type === 'glyphs' && mark.face === 'secret')).toBe(false);
  expect(text(press.staticMarks('ja')[0] ?? []).join('')).not.toContain('パスワード');
});
