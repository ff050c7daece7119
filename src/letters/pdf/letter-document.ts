import { once } from 'node:events';
import type { Writable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { LetterFonts } from '../letter-assets.ts';
import type { Mark } from '../page/mark.ts';
import type { SitePicture } from '../site-picture.ts';
import type { LetterPaper } from '../template/layout.ts';
import { joinCrossReferences } from './cross-references.ts';
import { createEmbeddedFaces } from './embedded-faces.ts';
import { createMarkWriter } from './mark-writer.ts';
import { createPageDeflater } from './page-deflater.ts';
import { PageNumbers } from './page-numbers.ts';
import { paceOutput } from './paced-output.ts';
import type { PdfEncryption } from './pdf-encryption.ts';

/**
 * A PDF of letters, through pdfkit. What is on every page is written once, as a Form XObject (ISO
 * 32000-1, 8.10); a page then holds its own few lines. This file and `mark-writer.ts` reach into
 * pdfkit, which has no public way to forms or to the glyphs of a font: hence its exact version.
 */
export interface LetterDocument {
  /** Puts the site's pictures into the file; before the first page that shows one. */
  embed(pictures: readonly SitePicture[]): Promise<void>;
  addPage(slips: readonly PageSlip[]): void;
  /** Hands what is ready to the output, and waits until it has taken it. */
  drain(): Promise<void>;
  /** Writes the rest, and waits for it too; the output stays open. */
  end(): Promise<void>;
}

/** What stands on one place of a page. */
export interface PageSlip {
  /** From 0, the places counted from the top. */
  readonly place: number;
  /** The same array for the same form: it is written once. */
  readonly staticMarks: readonly Mark[];
  readonly marks: readonly Mark[];
}

export interface LetterDocumentOptions {
  readonly title: string;
  /** CreationDate. */
  readonly issuedAt: Date;
  /** Of a letter, in mm; `perSheet` of them make a page. */
  readonly paper: LetterPaper;
  /** Right and down, in mm: all that stands on a page is moved by it. */
  readonly offset: readonly [number, number];
  readonly twoSided: boolean;
  readonly fonts: LetterFonts;
  /** Without it anybody can open the file. */
  readonly encryption?: PdfEncryption;
}

/** The parts of pdfkit's document that its types do not tell of. */
interface Internals {
  _security: unknown;
  _write(data: string | Uint8Array): void;
  readonly _root: {
    readonly data: Record<string, unknown> & {
      readonly Pages: { readonly data: { Kids: unknown } };
    };
  };
  readonly page: {
    readonly fonts: Fonts;
    readonly xobjects: Record<string, unknown>;
    readonly content: {
      readonly data: Record<string, unknown>;
      buffer: readonly Uint8Array[];
      compress: boolean;
    };
  };
  ref(data: Readonly<Record<string, unknown>>): { write(chunk: string): void; end(): void };
  openImage(bytes: Uint8Array): OpenedImage;
}
interface OpenedImage {
  /** None until it is embedded, and once it stands in the file. */
  readonly obj: object | null;
  readonly image?: unknown;
  embed(document: PDFKit.PDFDocument): void;
}
type Fonts = Record<string, unknown>;

const pointsPerMm = 72 / 25.4;

export function openLetterDocument(options: LetterDocumentOptions, out: Writable): LetterDocument {
  const { issuedAt, title, paper, fonts, offset } = options;
  const [width, height] = [paper.width * pointsPerMm, paper.height * pointsPerMm];
  const size: [number, number] = [width, height * paper.perSheet];
  const document = new PDFDocument({
    // No font at all: the default would be Helvetica, not embedded. Pages are added one by one.
    ...{ size, margin: 0, font: null as unknown as string, autoFirstPage: false },
    ...{ pdfVersion: '1.7', lang: 'ja' },
    info: { Title: title, Creator: 'hakko', Producer: 'PDFKit', CreationDate: issuedAt },
  });
  const internals = document as unknown as Internals;
  if (options.encryption !== undefined) protect(internals, options.encryption);
  internals._root.data.Pages.data.Kids = new PageNumbers();
  internals._root.data['ViewerPreferences'] = internals.ref(printPreferences(options.twoSided));

  const images = new Map<SitePicture, { readonly name: string; readonly ref: unknown }>();
  const writer = createMarkWriter(createEmbeddedFaces(document, fonts), height, (picture) => {
    const named = images.get(picture);
    if (named === undefined) throw new RangeError('a picture that was not embedded');
    return named;
  });

  const forms = new Map<readonly Mark[], { readonly name: string; readonly form: object }>();
  const formOf = (marks: readonly Mark[]) => {
    const known = forms.get(marks);
    if (known !== undefined) return known;
    const fontsOfForm: Fonts = {};
    const xobjects: Record<string, unknown> = {};
    const content = writer(marks, { fonts: fontsOfForm, xobjects });
    const form = internals.ref({
      ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] },
      Resources: {
        Font: fontsOfForm,
        ...(Object.keys(xobjects).length > 0 && { XObject: xobjects }),
      },
    });
    form.write(content);
    form.end();
    const made = { name: `S${forms.size}`, form };
    forms.set(marks, made);
    return made;
  };
  const writeSlip = ({ place, staticMarks, marks }: PageSlip): string => {
    const { xobjects } = internals.page;
    const [right, down] = offset.map((mm) => mm * pointsPerMm);
    const y = (paper.perSheet - 1 - place) * height - (down ?? 0);
    const move = `1 0 0 1 ${round(right ?? 0)} ${round(y)} cm`;
    if (staticMarks.length === 0) return `q ${move}\n${writer(marks, internals.page)}\nQ`;
    const { name, form } = formOf(staticMarks);
    xobjects[name] = form;
    return `q ${move} /${name} Do\n${writer(marks, internals.page)}\nQ`;
  };

  const deflate = createPageDeflater();
  const send = paceOutput(out);
  const drain = async (): Promise<void> => {
    const bytes = takeReady(document);
    if (bytes.length > 0) await send(bytes);
  };
  return {
    async embed(pictures) {
      for (const picture of pictures) {
        const image = internals.openImage(picture.bytes);
        image.embed(document);
        // pdfkit unpacks one with transparent parts in the thread pool. It is waited for, so that the
        // objects of the file lie in the same order on every run.
        while (isUnpacking(image)) {
          await drain();
          if (isUnpacking(image)) await once(document, 'readable');
        }
        images.set(picture, { name: `I${images.size}`, ref: image.obj });
      }
    },
    addPage(slips) {
      document.addPage();
      // In place of what pdfkit opens a page with: its y axis points down, and text needs PDF's own.
      const text = slips.map(writeSlip).join('\n');
      const { content } = internals.page;
      content.compress = false;
      content.data['Filter'] = 'FlateDecode';
      content.buffer = [deflate(text)];
    },
    drain,
    async end() {
      joinCrossReferences(internals);
      document.end();
      await drain();
    },
  };
}

/** In the place of pdfkit's own security, before anything but the first line is written. */
function protect(internals: Internals, { dictionary, encrypt }: PdfEncryption): void {
  const reference = internals.ref(dictionary);
  internals._security = {
    dictionary: reference,
    getEncryptFn: () => encrypt,
    end: () => {
      reference.end();
    },
  };
  // ISO 32000-2 is PDF 2.0; as an extension of 1.7 the same is known to all that read it since Acrobat X.
  internals._root.data['Extensions'] = { ADBE: { BaseVersion: '1.7', ExtensionLevel: 8 } };
}

function isUnpacking({ image }: OpenedImage): boolean {
  return Boolean(image);
}

/**
 * What the document has ready, all in one piece: pdfkit hands over a dozen crumbs for every page, and
 * since Node 26 `read()` gives them one by one. Each would be a write of its own.
 */
function takeReady(document: PDFKit.PDFDocument): Uint8Array {
  const chunks: Uint8Array[] = [];
  const next = (): Uint8Array | null => document.read() as Uint8Array | null;
  for (let chunk = next(); chunk !== null; chunk = next()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A neighbour's password must never stand on the back, nor a scaled page leave the window. */
function printPreferences(twoSided: boolean): Record<string, unknown> {
  return {
    Duplex: twoSided ? 'DuplexFlipLongEdge' : 'Simplex',
    PrintScaling: 'None',
    NumCopies: 1,
    DisplayDocTitle: true,
  };
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
