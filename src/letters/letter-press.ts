import { HakkoError } from '../errors.ts';
import { createGlyphSource } from './fonts/glyphs.ts';
import { createJapaneseDates } from './japanese-date.ts';
import type { Letter, LetterKind, LetterSite } from './letter.ts';
import type { LetterAssets } from './letter-assets.ts';
import { letterValues, runValues, type Values } from './letter-values.ts';
import { type DrawContext, drawElement, fieldOf } from './page/draw-element.ts';
import type { FieldFault, Mark } from './page/mark.ts';
import type { LayoutElement } from './template/layout.ts';
import { type LetterTemplate, readLetterTemplate } from './template/letter-template.ts';
import { linesOf } from './template/wording.ts';

/** What is the same for all letters of a press. */
export interface PressSettings {
  readonly kind: LetterKind;
  readonly site: LetterSite;
  readonly issuedAt: Date;
  readonly sample: boolean;
}

/**
 * Composes pages: from a letter to marks on paper, without any file format. The same arithmetic thus
 * answers both what is printed and whether a letter would fit.
 */
export interface LetterPress {
  readonly page: { readonly width: number; readonly height: number };
  /** `ログインID・パスワード通知票` */
  readonly title: string;
  /** What stands on every page; nothing personal. */
  readonly staticMarks: readonly Mark[];
  /** What differs from page to page, and what it is drawn with. */
  readonly variable: readonly LayoutElement[];
  contextOf(letter: Letter): DrawContext;
  /** What stands on one page alone, or all that keeps it from being printed. */
  compose(letter: Letter): {
    readonly marks: readonly Mark[];
    readonly faults: readonly FieldFault[];
  };
}

/**
 * Reads the templates and composes what is static.
 *
 * @throws HakkoError `template-…`, `yaml-…`, `letter-font-invalid`
 */
export function createLetterPress(settings: PressSettings, assets: LetterAssets): LetterPress {
  const { kind, site, issuedAt, sample } = settings;
  const template = readLetterTemplate(kind, assets.templates);
  const glyphs = createGlyphSource(assets.fonts);
  const dates = createJapaneseDates(site.timeZone);
  const values = runValues(site, dates.date(issuedAt), sample);
  const context = { glyphs, wordings: template.wordings, sample };
  const { layout } = template;
  const contextOf = (letter: Letter): DrawContext => ({
    ...context,
    letter,
    values: letterValues(letter, values, dates),
  });
  return {
    page: layout.page,
    title: titleOf(template, values),
    staticMarks: layout.static.flatMap((element) => drawStatic(element, { ...context, values })),
    variable: layout.variable,
    contextOf,
    compose(letter) {
      const own = contextOf(letter);
      const marks: Mark[] = [];
      const faults: FieldFault[] = [];
      for (const element of layout.variable) {
        const drawn = drawElement(element, own);
        marks.push(...drawn.marks);
        if (drawn.fault !== undefined) faults.push({ field: fieldOf(element), fault: drawn.fault });
      }
      return { marks, faults };
    },
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

function titleOf({ wordings }: LetterTemplate, values: Values): string {
  const wording = wordings.get('title');
  return wording === undefined ? '' : linesOf(wording, values).join(' ');
}
