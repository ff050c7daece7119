import { HakkoError } from '../errors.ts';
import { createEnglishDates } from './english-date.ts';
import { createGlyphSource } from './fonts/glyphs.ts';
import { createJapaneseDates } from './japanese-date.ts';
import type { Letter, LetterKind, LetterSite } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { type LetterLanguage, type Tongue, tonguesOf } from './letter-language.ts';
import type { LetterPrint } from './letter-print.ts';
import { letterValues, runValues } from './letter-values.ts';
import { type DrawContext, drawElement, fieldOf, type LetterText } from './page/draw-element.ts';
import type { FieldFault, Mark } from './page/mark.ts';
import { printedElements } from './printed-elements.ts';
import type { FaceNumber, LayoutElement, LetterPaper } from './template/layout.ts';
import { readLetterTemplate } from './template/letter-template.ts';
import { linesOf } from './template/wording.ts';

/** What is the same for all letters of a press. */
export interface PressSettings {
  readonly kind: LetterKind;
  readonly site: LetterSite;
  readonly print: LetterPrint;
  readonly issuedAt: Date;
  readonly sample: boolean;
}

/** Marks by the face of the paper on which they stand: the front, and the back if it is printed. */
export type FaceMarks = readonly (readonly Mark[])[];

/**
 * Composes pages: from a letter to marks on paper, without any file format. The same arithmetic thus
 * answers both what is printed and whether a letter would fit.
 */
export interface LetterPress {
  readonly paper: LetterPaper;
  readonly faces: readonly FaceNumber[];
  /** `ログインID・パスワード通知票` */
  readonly title: string;
  /** What stands on every letter in a language; nothing personal. The same array each time. */
  staticMarks(language: LetterLanguage): FaceMarks;
  /** What differs from letter to letter. */
  readonly variable: readonly LayoutElement[];
  contextOf(letter: Letter): DrawContext;
  /** What stands on one letter alone, or all that keeps it from being printed. */
  compose(letter: Letter): { readonly marks: FaceMarks; readonly faults: readonly FieldFault[] };
}

/**
 * Reads the templates and composes what is static, in Japanese at once and in other languages when
 * the first letter asks for it.
 *
 * @throws HakkoError `template-…`, `yaml-…`, `letter-font-invalid`, `letter-window-small`
 */
export function createLetterPress(settings: PressSettings, assets: LetterAssets): LetterPress {
  const { kind, print, sample } = settings;
  const { layout, wordings } = readLetterTemplate(kind, print.format, assets.templates);
  const { fixed, variable, faces } = printedElements(layout, print);
  const glyphs = createGlyphSource(assets.fonts);
  const { timeZone } = settings.site;
  const dates = { ja: createJapaneseDates(timeZone), en: createEnglishDates(timeZone) };

  const runText = (language: LetterLanguage, tongue: Tongue): LetterText => ({
    tongue,
    wordings: wordings[tongue],
    values: runValues({ ...settings, language }, tongue, dates[tongue]),
  });
  const contextIn = remembered((language): DrawContext => {
    const texts = tonguesOf(language).map((tongue) => runText(language, tongue));
    return { glyphs, sample, language, texts };
  });
  const staticMarks = remembered((language) =>
    faces.map((face) =>
      fixed
        .filter((element) => element.face === face)
        .flatMap((element) => drawStatic(element, contextIn(language))),
    ),
  );
  const contextOf = (letter: Letter): DrawContext => {
    const context = contextIn(letter.language);
    const texts = context.texts.map(({ tongue, wordings, values }) => ({
      ...{ tongue, wordings },
      values: letterValues(letter, values, dates[tongue]),
    }));
    return { ...context, letter, texts };
  };
  const title = wordings.ja.get('title');
  // A fault of template or settings is told before the first letter comes.
  staticMarks('ja');
  return {
    ...{ paper: layout.paper, faces, variable, staticMarks, contextOf },
    title: title === undefined ? '' : linesOf(title, runText('ja', 'ja').values).join(' '),
    compose(letter) {
      const own = contextOf(letter);
      const drawn = variable.map((element) => ({ element, ...drawElement(element, own) }));
      return {
        marks: faces.map((face) =>
          drawn.filter(({ element }) => element.face === face).flatMap(({ marks }) => marks),
        ),
        faults: drawn.flatMap(({ element, fault }) =>
          fault === undefined ? [] : [{ field: fieldOf(element), fault }],
        ),
      };
    },
  };
}

/** Made when first asked for, the same from then on. */
function remembered<T>(make: (language: LetterLanguage) => T): (language: LetterLanguage) => T {
  const made = new Map<LetterLanguage, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

/** A static element that cannot be drawn is the fault of the template or of the site's settings. */
function drawStatic(element: LayoutElement, context: DrawContext): readonly Mark[] {
  const { marks, fault } = drawElement(element, context);
  if (fault === undefined) return marks;
  const { file, line } = element;
  const text = fieldOf(element);
  if (fault.type === 'missing-glyph') {
    const { characters } = fault;
    throw new HakkoError('template-missing-glyph', { file, line, text, characters });
  }
  throw new HakkoError('template-overflow', { file, line, text });
}
