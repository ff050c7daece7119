import { describe, expect, test } from 'vitest';
import { hasProgram } from '../programs.ts';
import { barcodesOf, inflated, pictureOf, runOnPdf } from '../letters/programs.ts';
import { en, guideOf, ja, print, wordsOf } from './guide-fixtures.ts';

/** The PDF, as other programs see it. */

const whole = await print(guideOf(ja));
const english = await print(guideOf(en));
const leaflet = await print(guideOf({ ...ja, platform: 'ios' }));
const prints = [
  ['Japanese', whole],
  ['English', english],
  ['leaflet', leaflet],
] as const;

test('the same guide gives the same bytes', async () => {
  const again = await print(guideOf(ja));
  expect(Buffer.compare(whole.pdf, again.pdf)).toBe(0);
});

describe.each(prints)('%s', (_name, { pdf, pages, sections }) => {
  test.skipIf(!hasProgram('qpdf'))('passes qpdf --check', () => {
    const said = runOnPdf(pdf, 'qpdf', (path) => ['--check', path]).toString();
    expect(said).toContain('No syntax or stream encoding errors');
  });

  test.skipIf(!hasProgram('pdftotext'))('has each section on the page that is promised', () => {
    for (const { title, page } of sections) {
      expect(textOfPage(pdf, page)).toContain(title.replaceAll(/\s/g, ''));
    }
    expect(runOnPdf(pdf, 'pdfinfo', (path) => [path]).toString()).toMatch(
      new RegExp(`^Pages: +${pages}$`, 'm'),
    );
  });

  test.skipIf(!hasProgram('qpdf'))('has a bookmark for each section, to its page', () => {
    const json = runOnPdf(pdf, 'qpdf', (path) => [
      ...['--json', '--json-key=outlines', '--json-key=pages', path],
    ]).toString();
    const { outlines } = JSON.parse(json) as {
      outlines: readonly { title: string; destpageposfrom1: number }[];
    };
    expect(outlines.map(({ title, destpageposfrom1: page }) => [title, page])).toEqual(
      sections.map(({ number, title, page }) => [`${number} ${title}`, page]),
    );
  });

  test.skipIf(!hasProgram('pdfinfo'))('is tagged: title, sections, headings, figures', () => {
    const structure = runOnPdf(pdf, 'pdfinfo', (path) => ['-struct-text', path]).toString();
    const count = (form: RegExp): number => structure.match(form)?.length ?? 0;
    expect(structure.startsWith('Document\n  Sect')).toBe(true);
    expect(count(/^ +H1 /gm)).toBe(1);
    expect(count(/^ +H2 /gm)).toBe(sections.length);
    expect(count(/^ +Figure/gm)).toBeGreaterThan(5);
    expect(count(/^ +Sect/gm)).toBe(sections.length + 1);
  });

  test.skipIf(!hasProgram('qpdf'))('gives each figure its words and its place', () => {
    const text = inflated(pdf).toString('latin1');
    const figures = text.split('endobj').filter((object) => object.includes('/S /Figure'));
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) {
      expect(figure).toMatch(/\/Alt [<(]/);
      expect(figure).toMatch(/\/BBox/);
    }
  });
});

test.skipIf(!hasProgram('pdftotext'))('the contents name the true pages', () => {
  for (const { pdf, sections } of [whole, english]) {
    const front = runOnPdf(pdf, 'pdftotext', (path) => [
      '-layout',
      '-l',
      '1',
      path,
      '-',
    ]).toString();
    for (const { number, title, page } of sections) {
      const line = front
        .split('\n')
        .find((one) => new RegExp(`^ *${number} +`).test(one) && one.includes(title));
      expect([title, line?.trim().split(/\s+/).at(-1)]).toEqual([title, String(page)]);
    }
  }
});

test('a document says its language, title and date, and holds no Helvetica', () => {
  const text = Buffer.from(whole.pdf).toString('latin1');
  expect(text).toContain('/Lang (ja-JP)');
  expect(text).toContain('/DisplayDocTitle true');
  expect(text).toContain('(D:20261122000000Z)');
  expect(text).not.toContain('Helvetica');
  expect(Buffer.from(english.pdf).toString('latin1')).toContain('/Lang (en-GB)');
});

test.skipIf(!hasProgram('pdftotext'))('all that the guide says can be read out of the PDF', () => {
  const text = runOnPdf(whole.pdf, 'pdftotext', (path) => ['-raw', path, '-']).toString();
  const printed = text.replaceAll(/\s/g, '');
  const sentencesOf = (words: string): readonly string[] =>
    words.split(/[\n。]/).map((sentence) => sentence.replaceAll(/\s/g, ''));
  const guide = guideOf(ja);
  const unseen = guide.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => ('picture' in block ? sentencesOf(block.picture.alt) : [])),
  );
  const sentences = sentencesOf(wordsOf(guide)).filter((one) => one.length > 12);
  expect(sentences.length).toBeGreaterThan(150);
  const missing = sentences.filter((one) => !printed.includes(one) && !unseen.includes(one));
  // A telephone number stands in its code as a machine dials it.
  expect(missing.filter((one) => !one.startsWith('tel:'))).toEqual([]);
});

test.skipIf(!hasProgram('zbarimg'))('QR codes lead to download page, portal and telephone', () => {
  const codes = Array.from({ length: whole.pages }, (_, i) => barcodesOf(whole.pdf, i + 1));
  expect(codes.filter((code) => code !== '')).toEqual([
    'https://id.wakabano.example/',
    'https://portal.wakabano.example/',
    'tel:00-0000-0000',
  ]);
});

test.skipIf(!hasProgram('pdftoppm'))('a sample bears its mark on every page, pale', async () => {
  const sample = await print(guideOf(ja), { sample: true });
  expect(sample.pages).toBe(whole.pages);
  for (let page = 1; page <= whole.pages; page++) {
    const [plain, marked] = [whole, sample].map(({ pdf }) => pictureOf(pdf, page, 20));
    const ink = marked?.pixels.filter((value, i) => plain?.pixels[i] === 255 && value < 255) ?? [];
    expect(ink.length).toBeGreaterThan((plain?.pixels.length ?? 0) * 0.02);
    // Black only in the box at the head.
    const below = Array.from(ink).filter((value) => value < 150).length;
    expect(below).toBeLessThan(ink.length * 0.1);
  }
});

function textOfPage(pdf: Uint8Array, page: number): string {
  const args = ['-f', String(page), '-l', String(page)];
  const text = runOnPdf(pdf, 'pdftotext', (path) => [...args, '-raw', path, '-']).toString();
  return text.replaceAll(/\s/g, '');
}
