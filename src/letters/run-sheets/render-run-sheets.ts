import type { Writable } from 'node:stream';
import { createGlyphSource } from '../fonts/glyphs.ts';
import type { LetterAssets } from '../letter-assets.ts';
import type { Mark } from '../page/mark.ts';
import { drawSampleMark } from '../page/sample-mark.ts';
import { coverPage, type SheetPress } from './cover-page.ts';
import { listFrame, listPage, ROWS_PER_PAGE } from './list-page.ts';
import { runPaper } from './run-paper.ts';
import type { ListedLetter, RunSheets } from './run-sheets.ts';
import { readSheetWords } from './run-wording.ts';
import { sheetPaper } from './sheet-style.ts';

/** So many pages are handed to the output at once. */
const pagesAtOnce = 5;

/**
 * Writes cover sheet and list of a run as one PDF: the cover is its first page. The same run gives the
 * same bytes. `out` is left open.
 *
 * @returns how many letters stand on the list
 * @throws HakkoError `template-…`, `yaml-…`
 */
export async function renderRunSheets(
  run: RunSheets,
  assets: LetterAssets,
  out: Writable,
): Promise<number> {
  const words = readSheetWords(run, assets.templates);
  const press: SheetPress = {
    glyphs: createGlyphSource(assets.fonts),
    words,
    paper: runPaper(run.kind, run.print, assets.templates),
  };
  const { openLetterDocument } = await import('../pdf/letter-document.ts');
  const title = `${words.line('coverTitle')} ${run.batch}`;
  const document = openLetterDocument(
    {
      title: run.sample ? `見本 SAMPLE ${title}` : title,
      ...{ issuedAt: run.issuedAt, paper: sheetPaper, offset: [0, 0], twoSided: false },
      fonts: assets.fonts,
    },
    out,
  );
  const sample = run.sample ? sampleMarks(press) : [];
  document.addPage([{ place: 0, staticMarks: sample, marks: coverPage(run, press) }]);
  const staticMarks = [...sample, ...listFrame(run, press)];
  const pages = Math.max(1, Math.ceil(run.letters / ROWS_PER_PAGE));
  let listed = 0;
  let number = 0;
  for (const letters of inPages(run.listed())) {
    number += 1;
    listed += letters.length;
    const marks = listPage(run, { number, pages, letters }, press);
    document.addPage([{ place: 0, staticMarks, marks }]);
    if (number % pagesAtOnce === 0) await document.drain();
  }
  await document.end();
  return listed;
}

function* inPages(letters: Iterable<ListedLetter>): Generator<readonly ListedLetter[]> {
  let page: ListedLetter[] = [];
  for (const letter of letters) {
    page.push(letter);
    if (page.length < ROWS_PER_PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** 見本 across the page, as on the letters. */
function sampleMarks({ glyphs, words }: SheetPress): readonly Mark[] {
  const { width, height } = sheetPaper;
  const box = { x: 20, y: 60, width: width - 40, height: height - 120 };
  return drawSampleMark(glyphs(words.line('sampleNote'), 'textBold'), box, 120, 0.88).marks;
}
