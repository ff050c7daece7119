/** Cover sheet and list of a run: the ruler's length, the counts, the CSV; and how the pages look. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, test } from 'vitest';
import { csvRow, listCsv } from '../../src/letters/run-sheets/list-csv.ts';
import { ROWS_PER_PAGE } from '../../src/letters/run-sheets/list-page.ts';
import { hasProgram } from '../programs.ts';
import { templates } from './letter-fixtures.ts';
import { decodePng, distance, encodePng } from './picture-file.ts';
import { pictureOf, runOnPdf } from './programs.ts';
import { listedLetters, runSheets, sheetsPdf, type SheetsChange } from './run-sheets-fixtures.ts';

const many = Array.from({ length: 2 * ROWS_PER_PAGE + 1 }, (_, i) => {
  const letter = listedLetters[i % listedLetters.length];
  if (!letter) throw new RangeError('no letters');
  return { ...letter, controlNumber: `A${String(i + 1).padStart(6, '0')}-0`, page: i + 1 };
});
const manyFiles = Array.from({ length: 8 }, (_, i) => ({
  ...{ name: `login-id-00${i + 1}-G13B.pdf`, letters: 9, pages: 9 },
}));

/** In envelopes of 3, the last of 2. */
const handedOn = many.map((letter, i) => ({
  ...letter,
  organisation: '医療法人社団さくら会',
  envelope: {
    number: Math.floor(i / 3) + 1,
    letters: Math.min(3, many.length - 3 * Math.floor(i / 3)),
  },
}));
const inEnvelopes: SheetsChange = {
  ...{ letters: many.length, listed: () => handedOn, files: manyFiles, envelopes: 24 },
};

describe('the list as CSV', () => {
  const text = [...listCsv(runSheets(), templates)].join('');

  it('is what Excel opens right: UTF-8 with a byte order mark, CRLF', () => {
    expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has a line for each letter, with what identifies it and where it is printed', () => {
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toHaveLength(listedLetters.length);
    expect(rows[1]).toMatchObject({
      ...{ 番号: '2', 管理番号: 'A000002-7', 種別: '①', 氏名: '𠮷野　桃子', 事業所: 'G13B' },
      ...{ ファイル: 'login-id-001.pdf', ページ: '2', 位置: '1', 発行回: '20261122-01' },
    });
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+81', "'+81"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['　=1+1', "'　=1+1"],
    ['\tA', "'\tA"],
    // A spreadsheet would make a number or a date of these.
    ['0012', "'0012"],
    ['12E5', "'12E5"],
    ['3-4', "'3-4"],
    ['1234567890123456', "'1234567890123456"],
    ['G13B', 'G13B'],
    ['20261122-01', '20261122-01'],
    ['山田, 花子', '"山田, 花子"'],
    ['26', '26'],
  ])('%s stays a text: %s', (cell, written) => {
    expect(csvRow([cell])).toBe(`${written}\r\n`);
  });
});

describe.skipIf(!hasProgram('pdftoppm'))('the ruler', () => {
  it('is 100 mm long on paper', async () => {
    const dpi = 300;
    const picture = pictureOf(await sheetsPdf(runSheets()), 1, dpi);
    // The base line, which nothing else at this height is darker than.
    const y = Math.round((148 / 25.4) * dpi);
    const row = picture.pixels.subarray(y * picture.width, (y + 1) * picture.width);
    const dark = [...row.keys()].filter((x) => (row[x] ?? 255) < 128);
    const length = ((dark.at(-1) ?? 0) - (dark[0] ?? 0)) / (dpi / 25.4);
    expect(dark.length).toBeGreaterThan(1000);
    expect(Math.abs(length - 100)).toBeLessThan(0.3);
  });
});

const textOf = (pdf: Uint8Array): string =>
  runOnPdf(pdf, 'pdftotext', (path) => ['-layout', path, '-']).toString('utf8');

describe.skipIf(!hasProgram('pdftotext'))('the sheets', () => {
  it('count letters, pages and paper, and print the head of the log on each page of the list', async () => {
    const sheets = runSheets({ letters: many.length, listed: () => many, files: manyFiles });
    const text = textOf(await sheetsPdf(sheets));
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('71通');
    expect(pages[0]).toContain('ほか4個');
    for (const page of pages.slice(1)) expect(page).toContain(sheets.chainHead);
    expect(pages[3]?.replaceAll(/\s/g, '')).toContain('このページ1通累計71通／71通');
    for (const { controlNumber } of many) expect(text).toContain(controlNumber);
  });

  it('say on each page into which envelope letters go, and how many envelopes there are', async () => {
    const pages = textOf(await sheetsPdf(runSheets(inEnvelopes))).split('\f');
    const bare = pages.map((page) => page.replaceAll(/\s/g, ''));
    expect(bare[0]).toContain('封筒24通');
    expect(bare[1]?.match(/封筒\d+（3枚）/g)).toHaveLength(12);
    // The envelope goes on on the next page.
    expect(bare[2]).toContain('封筒12（3枚）');
    expect(bare[3]).toContain('封筒24（2枚）');
  });

  it('cut what is too long, and put 〓 where no font has a character: a run never fails for its list', async () => {
    const name = '長'.repeat(300);
    const [letter] = listedLetters;
    const odd = [{ ...letter, name, organisation: '😀' }] as typeof listedLetters;
    const text = textOf(await sheetsPdf(runSheets({ letters: 1, listed: () => odd })));
    expect(text).toContain('…');
    expect(text).toContain('〓');
  });

  it('are the same bytes each time', async () => {
    const [one, other] = [await sheetsPdf(runSheets()), await sheetsPdf(runSheets())];
    expect(one.equals(other)).toBe(true);
  });
});

/** Made anew and looked at after a wanted change: `HAKKO_GOLDEN=write`. */
const writing = process.env['HAKKO_GOLDEN'] === 'write';
const folder = join(import.meta.dirname, '../../fixtures/letters');

const golden: readonly (readonly [string, number, SheetsChange])[] = [
  ['cover-a4-ja', 1, {}],
  ['cover-a4-en', 1, { tongue: 'en', reason: 'spoiled', files: manyFiles }],
  ['cover-three-slips-ja', 1, { print: { format: 'a4-three-slips', order: 'cut-stack' } }],
  ['cover-pressure-seal-ja', 1, { kind: 'install', print: { format: 'pressure-seal' } }],
  ['cover-handed-on-ja', 1, inEnvelopes],
  ['list-handed-on-ja', 2, inEnvelopes],
  ['list-ja', 2, { letters: many.length, listed: () => many, files: manyFiles }],
  ['list-en', 2, { tongue: 'en', reason: 'wording', sample: true }],
];

describe.skipIf(!hasProgram('pdftoppm'))('looks as it did', () => {
  test.each(golden)('%s', async (name, page, change) => {
    const picture = pictureOf(await sheetsPdf(runSheets(change)), page, 36);
    const path = join(folder, `${name}.png`);
    if (writing) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, encodePng(picture));
    } else if (!existsSync(path)) throw new Error(`${path} is missing`);
    expect(distance(picture, decodePng(readFileSync(path)))).toBeLessThan(2.5);
  });
});
