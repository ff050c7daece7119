/** Writes marks on the current page: text and fills by the letters' writer, outlines, pictures. */
import type { FaceName } from '../../letters/fonts/glyphs.ts';
import type { ImageMark, Mark } from '../../letters/page/mark.ts';
import { createMarkWriter, type EmbeddedFace } from '../../letters/pdf/mark-writer.ts';
import type { PageMark } from '../page/page-mark.ts';
import { pathOperators } from './path-operators.ts';

/** In the order in which they are given. */
export type PageWriter = (marks: readonly PageMark[]) => void;

interface Internals {
  readonly page: {
    readonly fonts: Record<string, unknown>;
    write(chunk: Uint8Array): void;
  };
}

const pointsPerMm = 72 / 25.4;

/** @param pageHeight in points */
export function createPageWriter(
  document: PDFKit.PDFDocument,
  faceOf: (name: FaceName) => EmbeddedFace,
  pageHeight: number,
): PageWriter {
  const internals = document as unknown as Internals;
  const writeMarks = createMarkWriter(faceOf, pageHeight);
  // pdfkit opens a page with the y axis turned down; PDF's own axis is needed, for text.
  const writeUpright = (operators: string): void => {
    const flip = `1 0 0 -1 0 ${String(Math.round(pageHeight * 100) / 100)} cm`;
    internals.page.write(Buffer.from(`q ${flip}\n${operators}\nQ\n`, 'latin1'));
  };
  const images = new Map<Uint8Array, unknown>();
  const writeImage = ({ box, picture }: ImageMark): void => {
    const bytes = picture.bytes;
    const opened =
      images.get(bytes) ??
      (document as unknown as { openImage(src: Buffer): unknown }).openImage(Buffer.from(bytes));
    images.set(bytes, opened);
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(
      (mm) => mm * pointsPerMm,
    ) as [number, number, number, number];
    document.image(opened as never, x, y, { fit: [width, height], align: 'center' });
  };
  return (marks) => {
    let run: Mark[] = [];
    const writeRun = (): void => {
      if (run.length > 0) writeUpright(writeMarks(run, internals.page));
      run = [];
    };
    for (const mark of marks) {
      if (mark.type === 'glyphs' || mark.type === 'fill') {
        run.push(mark);
        continue;
      }
      writeRun();
      if (mark.type === 'image') writeImage(mark);
      else writeUpright(pathOperators(mark, pageHeight));
    }
    writeRun();
  };
}
