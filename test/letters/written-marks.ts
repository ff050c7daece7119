import { Writable } from 'node:stream';
import { openLetterDocument } from '../../src/letters/pdf/letter-document.ts';
import type { Mark } from '../../src/letters/page/mark.ts';
import { fonts, issuedAt } from './letter-fixtures.ts';

/** In mm. */
export const writtenPage = { width: 200, height: 40 };

/** Marks as the PDF that holds nothing else; one page of `size`. */
export async function writtenMarks(marks: readonly Mark[], size = writtenPage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const document = openLetterDocument(
    {
      ...{ title: 't', issuedAt, fonts, offset: [0, 0], twoSided: false },
      paper: { ...size, perSheet: 1, slack: [0, 0], folds: [] },
    },
    out,
  );
  document.addPage([{ place: 0, marks, staticMarks: [] }]);
  await document.end();
  return Buffer.concat(chunks);
}
