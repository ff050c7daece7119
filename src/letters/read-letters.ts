import { HakkoError } from '../errors.ts';
import { Secret } from '../secrets/secret.ts';
import type { LetterField } from './errors.ts';
import type { LetterKind } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import type { LetterPrint } from './letter-print.ts';
import { ideographicSpace, kindMark } from './letter-values.ts';
import { type PrintedGlyph, readPrintedGlyphs } from './pdf/printed-glyphs.ts';
import { printedElements, type PrintedElements } from './printed-elements.ts';
import type { AddressElement, Box, LayoutElement, LetterPaper } from './template/layout.ts';
import { HAND_ON } from './template/hand-on.ts';
import { readLetterTemplate } from './template/letter-template.ts';

/** What a reader finds on a page, each field as it is printed. */
export interface ReadLetter {
  /** From 1; of a letter that has two pages, the first. */
  readonly page: number;
  /** From 0, from the top of the page. */
  readonly place: number;
  readonly kind: LetterKind;
  readonly controlNumber: string;
  /** Without 様. */
  readonly recipientName: string;
  /** The line that says whose it is, where a manager is to hand it on. */
  readonly handOn?: string;
  /** Not on preprinted paper. */
  readonly downloadUrl?: string;
  readonly prefix?: string;
  readonly loginId?: string;
  readonly initialPassword?: Secret;
  readonly fileName?: string;
  readonly installPassword?: Secret;
  readonly certificateEnd?: string;
}

/** With what the letters were printed. */
export interface PrintedWith {
  readonly templates: LetterAssets['templates'];
  readonly print: LetterPrint;
  /** Of the file, if it has one. */
  readonly pdfPassword?: Secret;
}

/**
 * Reads letters back as a person would who looks into the boxes of the layout: by the place of each
 * glyph, with PDF.js, which had no part in writing them. The space between groups is no character.
 * Letters come in the order of the sheets, on each from the top.
 *
 * @throws HakkoError `letter-unreadable` naming page and field
 */
export async function readLetters(
  pdf: Uint8Array,
  { templates, print, pdfPassword }: PrintedWith,
): Promise<readonly ReadLetter[]> {
  const readers = (['login', 'install'] as const).map((kind): LetterReader => {
    const { layout } = readLetterTemplate(kind, print.format, templates);
    return { kind, paper: layout.paper, ...printedElements(layout, print) };
  });
  const [reader] = readers;
  const faces = reader?.faces.length ?? 1;
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  // PDF.js takes the bytes away from the one who hands them over, and takes no Buffer: it gets a copy.
  const document = await getDocumentProxy(new Uint8Array(pdf), {
    verbosity: 0,
    ...(pdfPassword && { password: pdfPassword.reveal() }),
  });
  try {
    const letters: ReadLetter[] = [];
    for (let first = 1; first <= document.numPages; first += faces) {
      const sheet: (readonly PrintedGlyph[])[] = [];
      for (let number = first; number < first + faces && number <= document.numPages; number++) {
        const page = await document.getPage(number);
        const glyphs = await readPrintedGlyphs(page, OPS);
        sheet.push(glyphs.filter((glyph) => !glyph.turned).map((one) => unmoved(one, print)));
        page.cleanup();
      }
      for (let place = 0; place < (reader?.paper.perSheet ?? 1); place++) {
        const slip = sheet.map((glyphs) => onPlace(glyphs, place, reader?.paper.height ?? 0));
        // The last sheet may have places to spare.
        if (place > 0 && slip.every((glyphs) => glyphs.length === 0)) continue;
        letters.push(readSlip({ page: first, place }, slip, readers));
      }
    }
    return letters;
  } finally {
    await document.destroy();
  }
}

interface LetterReader extends PrintedElements {
  readonly kind: LetterKind;
  readonly paper: LetterPaper;
}

function unmoved(glyph: PrintedGlyph, { offset: [right, down] }: LetterPrint): PrintedGlyph {
  return { ...glyph, x: glyph.x - right, y: glyph.y - down };
}

function onPlace(
  glyphs: readonly PrintedGlyph[],
  place: number,
  height: number,
): readonly PrintedGlyph[] {
  const top = place * height;
  return glyphs
    .filter(({ y }) => y >= top && y < top + height)
    .map((glyph) => ({ ...glyph, y: glyph.y - top }));
}

function readSlip(
  where: { readonly page: number; readonly place: number },
  faces: readonly (readonly PrintedGlyph[])[],
  readers: readonly LetterReader[],
): ReadLetter {
  for (const { kind, variable, fixed } of readers) {
    const address = variable.find((element) => element.type === 'address');
    if (address === undefined) continue;
    const { recipientName, controlNumber } = readAddress(address, faces[address.face - 1] ?? []);
    if (!controlNumber.endsWith(kindMark[kind])) continue;
    const number = controlNumber.slice(0, -kindMark[kind].length).trim();
    const values = readValues([...fixed, ...variable], faces);
    const required = (field: LetterField): string => {
      const text = values.get(field) ?? '';
      if (text === '') throw new HakkoError('letter-unreadable', { page: where.page, field });
      return text;
    };
    // On preprinted paper it stands already.
    const downloadUrl = values.has('downloadUrl') && { downloadUrl: required('downloadUrl') };
    const common = { ...where, kind, controlNumber: number, recipientName, ...downloadUrl };
    if (kind === 'login') {
      const initialPassword = new Secret(required('initialPassword'));
      const [prefix, loginId] = [required('prefix'), required('loginId')];
      const handOn = values.get(HAND_ON) ?? '';
      return { ...common, prefix, loginId, initialPassword, ...(handOn !== '' && { handOn }) };
    }
    const installPassword = new Secret(required('installPassword'));
    const [fileName, certificateEnd] = [required('fileName'), required('certificateEnd')];
    return { ...common, fileName, installPassword, certificateEnd };
  }
  throw new HakkoError('letter-unreadable', { page: where.page, field: 'controlNumber' });
}

/** The name is what is largest in the block; the control number stands after it. */
function readAddress(
  { box }: AddressElement,
  glyphs: readonly PrintedGlyph[],
): { readonly recipientName: string; readonly controlNumber: string } {
  const inside = glyphs.filter((glyph) => contains(box, glyph));
  const largest = Math.max(...inside.map((glyph) => glyph.size));
  const isName = (glyph: PrintedGlyph): boolean => glyph.size > largest - 0.01;
  const end = inside.findLastIndex(isName) + 1;
  const name = textOf(inside.filter(isName));
  return {
    recipientName: name.replace(new RegExp(`${ideographicSpace}?様$`), ''),
    controlNumber: textOf(inside.slice(end)),
  };
}

/** Each `value` and `secret` of the layout, and whose letter it is, with what stands in its box. */
function readValues(
  elements: readonly LayoutElement[],
  faces: readonly (readonly PrintedGlyph[])[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const element of elements) {
    if (element.type === 'text' && element.text === HAND_ON) {
      const inside = (faces[element.face - 1] ?? []).filter((one) => contains(element.box, one));
      values.set(HAND_ON, textOf(inside));
    }
    if (element.type !== 'value' && element.type !== 'secret') continue;
    const inside = (faces[element.face - 1] ?? []).filter((glyph) => contains(element.box, glyph));
    // Above the characters of a secret stand their readings, below a value its translation, both in
    // smaller type. A secret is never set smaller than its style.
    const sizes = inside.map((glyph) => glyph.size);
    const least = element.type === 'secret' ? element.style.size : Math.max(0, ...sizes);
    values.set(element.value, textOf(inside.filter((glyph) => glyph.size >= least - 0.01)));
  }
  return values;
}

/** Rows from top to bottom, each from left to right. */
function textOf(glyphs: readonly PrintedGlyph[]): string {
  return [...glyphs]
    .sort((one, other) => (Math.abs(one.y - other.y) > 0.5 ? one.y - other.y : one.x - other.x))
    .map((glyph) => glyph.text)
    .join('');
}

function contains({ x, y, width, height }: Box, glyph: PrintedGlyph): boolean {
  const right = glyph.x - x <= width && glyph.x - x >= -0.1;
  return right && glyph.y >= y && glyph.y <= y + height;
}
