import type { Writable } from 'node:stream';
import { HakkoError } from '../errors.ts';
import type { Letter, LetterRun } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { createLetterPress, type LetterPress } from './letter-press.ts';
import type { FieldFault } from './page/mark.ts';
import { createPdfEncryption } from './pdf/pdf-encryption.ts';
import { toSheets } from './sheets.ts';

/** Where a letter stands in the PDF. */
export interface LetterPage {
  /** From 1; of a letter that has two pages, the first. */
  readonly page: number;
  /** From 0: which of the letters of its page, counted from the top. */
  readonly place: number;
  readonly controlNumber: string;
}

/** So many pages are handed to the output at once; memory stays flat however long the run. */
const pagesAtOnce = 50;

/**
 * Writes the letters of a run as one PDF. The same run gives the same bytes. `out` has taken them all
 * in the end, and is left open; it is never given more than it can take.
 *
 * @param press of runs that differ in their letters alone: made once, it serves all their files
 * @returns the place of each letter, in the order in which they came
 * @throws HakkoError `letter-overflow`, `letter-missing-glyph`, `letter-secret-character` naming the
 * control number, or `template-…`; what was written until then is no document
 */
export async function renderLetters<L extends Letter>(
  run: LetterRun<L>,
  assets: LetterAssets,
  out: Writable,
  press: LetterPress = createLetterPress(run, assets),
): Promise<readonly LetterPage[]> {
  // The libraries that draw take a tenth of a second to load: only a run that prints waits for them.
  const { openLetterDocument } = await import('./pdf/letter-document.ts');
  const encryption = run.pdfPassword && createPdfEncryption(run.pdfPassword);
  const document = openLetterDocument(
    {
      title: run.sample ? `見本 SAMPLE ${press.title}` : press.title,
      issuedAt: run.issuedAt,
      ...{ paper: press.paper, offset: run.print.offset, twoSided: press.faces.length > 1 },
      fonts: assets.fonts,
      ...(encryption && { encryption }),
    },
    out,
  );
  await document.embed(press.pictures);
  const pages: LetterPage[] = [];
  let page = 1;
  let drainedAt = 0;
  for await (const { letters } of toSheets(run.letters, press.paper.perSheet, run.print.order)) {
    const set = letters.map(({ letter, place, index }) => {
      const { controlNumber, language } = letter;
      const { marks, faults } = press.compose(letter);
      const [fault] = faults;
      if (fault !== undefined) throw letterError(controlNumber, fault);
      pages[index] = { page, place, controlNumber };
      return { place, marks, fixed: press.staticMarks(language) };
    });
    for (const face of press.faces.keys()) {
      const slips = set.map(({ place, marks, fixed }) => ({
        ...{ place, marks: marks[face] ?? [], staticMarks: fixed[face] ?? [] },
      }));
      document.addPage(slips);
      page += 1;
    }
    if (page - drainedAt > pagesAtOnce) {
      await document.drain();
      drainedAt = page;
    }
  }
  await document.end();
  return pages;
}

/** A fault of one letter as an error that names it. */
function letterError(controlNumber: string, { field, fault }: FieldFault): HakkoError {
  switch (fault.type) {
    case 'overflow':
      return new HakkoError('letter-overflow', { controlNumber, field });
    case 'secret-character':
      return new HakkoError('letter-secret-character', { controlNumber, field });
    case 'missing-glyph': {
      const { characters } = fault;
      return new HakkoError('letter-missing-glyph', { controlNumber, field, characters });
    }
  }
}
