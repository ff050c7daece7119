/** Prints a guide: typed document, drawings and a site's own pictures become a PDF. */
import { createGlyphSource } from '../letters/fonts/glyphs.ts';
import type { LetterFonts } from '../letters/letter-assets.ts';
import type { Guide } from './guide.ts';
import { type GuideLayout, layOutGuide, type PlacedSection } from './page/lay-out-guide.ts';
import type { PictureSource } from './page/draw-figure.ts';
import { guideStyles } from './page/sheet.ts';

export interface GuidePrint {
  readonly guide: Guide;
  readonly pictures: PictureSource;
  readonly fonts: LetterFonts;
  /** Prints 見本 or SAMPLE across every page. */
  readonly sample: boolean;
  /** The day that the guide bears. */
  readonly date: Date;
}

export interface PrintedGuide {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sections: readonly PlacedSection[];
}

/**
 * The same print gives the same bytes.
 * @throws HakkoError `guide-overflow`, `guide-missing-glyph`, `template-missing` for a picture,
 * `letter-font-invalid`
 */
export async function renderGuide(print: GuidePrint): Promise<PrintedGuide> {
  const { guide, fonts, sample, date } = print;
  const layout = composeGuide(print);
  const { writeGuideDocument } = await import('./pdf/guide-document.ts');
  const head = sample ? `${guide.labels.sampleHead} ` : '';
  const title = `${head}${guide.title}`;
  const pdf = await writeGuideDocument(layout, { title, language: guide.language, date, fonts });
  return { pdf, pages: layout.pages.length, sections: layout.sections };
}

/** What stands where, without any file format. */
export function composeGuide(print: Omit<GuidePrint, 'date'>): GuideLayout {
  const { guide, fonts, pictures, sample } = print;
  const typesetter = {
    glyphs: createGlyphSource(fonts),
    justify: guide.language === 'ja',
    styles: guideStyles[guide.contents ? 'whole' : 'leaflet'],
  };
  return layOutGuide(guide, { typesetter, pictures, labels: guide.labels }, { sample });
}
