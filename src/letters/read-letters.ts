import { HakkoError } from '../errors.ts';
import { Secret } from '../secrets/secret.ts';
import type { LetterField } from './errors.ts';
import type { LetterKind } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { ideographicSpace, kindMark } from './letter-values.ts';
import { type PrintedGlyph, readPrintedGlyphs } from './pdf/printed-glyphs.ts';
import type { AddressElement, Box, LayoutElement } from './template/layout.ts';
import { readLetterTemplate } from './template/letter-template.ts';

/** What a reader finds on a page, each field as it is printed. */
export interface ReadLetter {
  /** From 1. */
  readonly page: number;
  readonly kind: LetterKind;
  readonly controlNumber: string;
  /** Without 様. */
  readonly recipientName: string;
  readonly downloadUrl: string;
  readonly prefix?: string;
  readonly loginId?: string;
  readonly initialPassword?: Secret;
  readonly fileName?: string;
  readonly installPassword?: Secret;
  readonly certificateEnd?: string;
}

/**
 * Reads letters back as a person would who looks into the boxes of the layout: by the place of each
 * glyph, with PDF.js, which had no part in writing them. The space between groups is no character.
 * `templates` are those with which the letters were printed.
 *
 * @throws HakkoError `letter-unreadable` naming page and field
 */
export async function readLetters(
  pdf: Uint8Array,
  templates: LetterAssets['templates'],
): Promise<readonly ReadLetter[]> {
  const layouts = (['login', 'install'] as const).map((kind) =>
    readLetterTemplate(kind, templates),
  );
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  // PDF.js takes the bytes away from the one who hands them over, and takes no Buffer: it gets a copy.
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
  try {
    const letters: ReadLetter[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const glyphs = (await readPrintedGlyphs(page, OPS)).filter((glyph) => !glyph.turned);
      page.cleanup();
      letters.push(readPage(number, glyphs, layouts));
    }
    return letters;
  } finally {
    await document.destroy();
  }
}

type Template = ReturnType<typeof readLetterTemplate>;

function readPage(
  page: number,
  glyphs: readonly PrintedGlyph[],
  templates: readonly Template[],
): ReadLetter {
  for (const { kind, layout } of templates) {
    const address = layout.variable.find((element) => element.type === 'address');
    if (address === undefined) continue;
    const { recipientName, controlNumber } = readAddress(address, glyphs);
    if (!controlNumber.endsWith(kindMark[kind])) continue;
    const number = controlNumber.slice(0, -kindMark[kind].length).trim();
    const values = readValues([...layout.static, ...layout.variable], glyphs);
    const required = (field: LetterField): string => {
      const text = values.get(field) ?? '';
      if (text === '') throw new HakkoError('letter-unreadable', { page, field });
      return text;
    };
    const common = { page, kind, controlNumber: number, recipientName };
    const downloadUrl = required('downloadUrl');
    if (kind === 'login') {
      const initialPassword = new Secret(required('initialPassword'));
      const [prefix, loginId] = [required('prefix'), required('loginId')];
      return { ...common, downloadUrl, prefix, loginId, initialPassword };
    }
    const installPassword = new Secret(required('installPassword'));
    const [fileName, certificateEnd] = [required('fileName'), required('certificateEnd')];
    return { ...common, downloadUrl, fileName, installPassword, certificateEnd };
  }
  throw new HakkoError('letter-unreadable', { page, field: 'controlNumber' });
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

/** Each `value` and `secret` of the layout with what stands in its box. */
function readValues(
  elements: readonly LayoutElement[],
  glyphs: readonly PrintedGlyph[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const element of elements) {
    if (element.type !== 'value' && element.type !== 'secret') continue;
    // Above the characters of a secret stand their readings, in smaller type.
    const least = element.type === 'secret' ? element.style.size - 0.01 : 0;
    const inside = glyphs.filter((glyph) => glyph.size >= least && contains(element.box, glyph));
    values.set(element.value, textOf(inside));
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
