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
import { createElementDrawing } from './page/element-drawing.ts';
import type { Fault, FieldFault, Mark } from './page/mark.ts';
import { usesWindow } from './page/envelope-window.ts';
import { overlayMarks } from './page/overlay-marks.ts';
import { printedElements } from './printed-elements.ts';
import { openSitePicture, type SitePicture } from './site-picture.ts';
import type { FaceNumber, LayoutElement, LetterPaper } from './template/layout.ts';
import { readLetterTemplate } from './template/letter-template.ts';
import { type ReportFault, throwFault } from './template/report-fault.ts';
import { linesOf } from './template/wording.ts';

/** What is the same for all letters of a press. */
export interface PressSettings {
  readonly kind: LetterKind;
  readonly site: LetterSite;
  readonly print: LetterPrint;
  readonly issuedAt: Date;
  readonly sample: boolean;
  /** Shows window and folds in colour below what is printed. */
  readonly overlay?: boolean;
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
  /** The site's own, in the order of the layout. */
  readonly pictures: readonly SitePicture[];
  contextOf(letter: Letter): DrawContext;
  /** What stands on one letter alone, or all that keeps it from being printed. */
  compose(letter: Letter): { readonly marks: FaceMarks; readonly faults: readonly FieldFault[] };
}

/**
 * Reads the templates and composes what is static, in Japanese at once and in other languages when
 * the first letter asks for it.
 *
 * @param report notes what is wrong with the static parts, which are then left out; else it is thrown
 * @throws HakkoError `template-…`, `yaml-…`, `letter-font-invalid`, `letter-window-small`, `picture-…`
 */
export function createLetterPress(
  settings: PressSettings,
  assets: LetterAssets,
  report: ReportFault = throwFault,
): LetterPress {
  const { kind, print, sample } = settings;
  const { layout, wordings } = readLetterTemplate(kind, print.format, assets.templates);
  const { fixed, variable, faces } = printedElements(layout, print, report);
  const glyphs = createGlyphSource(assets.fonts);
  const pictures = openPictures([...fixed, ...variable], assets, report);
  const window = usesWindow(layout) ? print.window : undefined;
  const overlay = settings.overlay === true ? overlayMarks(layout.paper, window, glyphs) : [];
  const { timeZone } = settings.site;
  const dates = { ja: createJapaneseDates(timeZone), en: createEnglishDates(timeZone) };

  const runText = (language: LetterLanguage, tongue: Tongue): LetterText => ({
    tongue,
    wordings: wordings[tongue],
    values: runValues({ ...settings, language }, tongue, dates[tongue]),
  });
  const contextIn = remembered((language): DrawContext => {
    const texts = tonguesOf(language).map((tongue) => runText(language, tongue));
    return { glyphs, sample, language, texts, pictures };
  });
  const staticMarks = remembered((language) =>
    faces.map((face) => [
      ...(face === 1 ? overlay : []),
      ...[...fixed.filter(isSampleMark), ...fixed.filter((one) => !isSampleMark(one))]
        .filter((element) => element.face === face)
        .flatMap((element) => drawStatic(element, contextIn(language), report)),
    ]),
  );
  const contextOf = (letter: Letter): DrawContext => {
    const context = contextIn(letter.language);
    const texts = context.texts.map(({ tongue, wordings, values }) => ({
      ...{ tongue, wordings },
      values: letterValues(letter, values, dates[tongue]),
    }));
    return { ...context, letter, texts };
  };
  const drawings = variable.map((element) => ({ element, draw: createElementDrawing(element) }));
  const title = wordings.ja.get('title');
  // A fault of template or settings is told before the first letter comes.
  staticMarks('ja');
  return {
    ...{ paper: layout.paper, faces, variable, staticMarks, contextOf },
    pictures: [...pictures.values()],
    title: title === undefined ? '' : linesOf(title, runText('ja', 'ja').values).join(' '),
    compose(letter) {
      const own = contextOf(letter);
      const drawn = drawings.map(({ element, draw }) => ({ element, ...draw(own) }));
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

/** It lies below all else, or it would hide what it is printed over. */
function isSampleMark({ type }: LayoutElement): boolean {
  return type === 'sample';
}

/** A static element that cannot be drawn is the fault of the template or of the site's settings. */
function drawStatic(
  element: LayoutElement,
  context: DrawContext,
  report: ReportFault,
): readonly Mark[] {
  const { marks, fault } = drawElement(element, context);
  if (fault !== undefined) report(templateFault(element, fault));
  return marks;
}

/** What keeps an element from being printed, told by its place in the layout. */
export function templateFault(element: LayoutElement, fault: Fault): HakkoError {
  const { file, line } = element;
  const text = fieldOf(element);
  if (fault.type !== 'missing-glyph') {
    return new HakkoError('template-overflow', { file, line, text });
  }
  const { characters } = fault;
  return new HakkoError('template-missing-glyph', { file, line, text, characters });
}

function openPictures(
  elements: readonly LayoutElement[],
  { openPicture }: LetterAssets,
  report: ReportFault,
): ReadonlyMap<string, SitePicture> {
  const opened = new Map<string, SitePicture>();
  for (const element of elements) {
    if (element.type !== 'picture' || opened.has(element.picture)) continue;
    const { picture: name, file, line } = element;
    try {
      if (openPicture === undefined) {
        throw new HakkoError('template-picture-missing', { file, line, name });
      }
      const found = openPicture(name);
      opened.set(name, openSitePicture(found.bytes, found.name));
    } catch (error) {
      if (!(error instanceof HakkoError)) throw error;
      const missing = error.code === 'file-missing';
      const fault = new HakkoError('template-picture-missing', { file, line, name });
      report(missing ? fault : (error as HakkoError));
    }
  }
  return opened;
}
