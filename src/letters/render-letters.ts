import type { Writable } from 'node:stream';
import { HakkoError } from '../errors.ts';
import type { Letter, LetterRun } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { createLetterPress } from './letter-press.ts';
import type { FieldFault } from './page/mark.ts';

/** Which letter stands on which page of the PDF. */
export interface LetterPage {
  /** From 1. */
  readonly page: number;
  readonly controlNumber: string;
}

/** So many pages are handed to the output at once; memory stays flat however long the run. */
const pagesAtOnce = 50;

/**
 * Writes the letters of a run as one PDF, a page each, in their order. The same run gives the same
 * bytes. `out` has taken them all in the end, and is left open; it is never given more than it can take.
 *
 * @throws HakkoError `letter-overflow`, `letter-missing-glyph`, `letter-secret-character` naming the
 * control number, or `template-…`; what was written until then is no document
 */
export async function renderLetters<L extends Letter>(
  run: LetterRun<L>,
  assets: LetterAssets,
  out: Writable,
): Promise<readonly LetterPage[]> {
  const press = createLetterPress(run, assets);
  // The libraries that draw take a tenth of a second to load: only a run that prints waits for them.
  const { openLetterDocument } = await import('./pdf/letter-document.ts');
  const document = openLetterDocument(
    {
      title: run.sample ? `見本 SAMPLE ${press.title}` : press.title,
      issuedAt: run.issuedAt,
      page: press.page,
      fonts: assets.fonts,
      staticMarks: press.staticMarks,
    },
    out,
  );
  const pages: LetterPage[] = [];
  for await (const letter of run.letters) {
    const { marks, faults } = press.compose(letter);
    const [fault] = faults;
    if (fault !== undefined) throw letterError(letter.controlNumber, fault);
    document.addPage(marks);
    pages.push({ page: pages.length + 1, controlNumber: letter.controlNumber });
    if (pages.length % pagesAtOnce === 0) await document.drain();
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
