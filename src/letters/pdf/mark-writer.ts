import type { FaceName, Glyph } from '../fonts/glyphs.ts';
import type { FillMark, GlyphMark, ImageMark, Mark } from '../page/mark.ts';
import type { SitePicture } from '../site-picture.ts';

/**
 * Writes marks as PDF operators (ISO 32000-1, 8 and 9). pdfkit's own `text()` would lay out every line
 * again and keep it in a cache, passwords included: the work would be a multiple, and the memory grow.
 */
export type MarkWriter = (marks: readonly Mark[], resources: MarkResources) => string;

/** What a page or form uses (ISO 32000-1, 7.8.3), by the names that its operators have for it. */
export interface MarkResources {
  readonly fonts: Record<string, unknown>;
  /** None where no picture can stand. */
  readonly xobjects?: Record<string, unknown>;
}

/** Names a picture that the document holds. */
export type NamePicture = (picture: SitePicture) => {
  readonly name: string;
  readonly ref: unknown;
};

/** What is used of pdfkit's embedded font; its glyph numbers are those of its subset. */
export interface EmbeddedFace {
  readonly id: string;
  readonly subset: { includeGlyph(glyph: number): number; readonly glyphs: number[] };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  readonly font: {
    layout(text: string, features: string[]): { glyphs: readonly { id: number }[] };
  };
  ref(): unknown;
}

const pointsPerMm = 72 / 25.4;

/** `pageHeight` in points; the writer's y axis points down, PDF's up. What is used is noted in `resources`. */
export function createMarkWriter(
  faceOf: (name: FaceName) => EmbeddedFace,
  pageHeight: number,
  pictureOf?: NamePicture,
): MarkWriter {
  const codes = new Map<Glyph, string>();
  const codesByText = new Map<string, string>();
  /** Four hex digits of a glyph in the subset, which learns its width and its text on the way. */
  const codeOf = (glyph: Glyph): string => {
    const known = codes.get(glyph);
    if (known !== undefined) return known;
    // The same character of the same face may come from several roles: it is embedded once.
    const key = `${glyph.face} ${glyph.text}`;
    const code = codesByText.get(key) ?? embed(glyph, faceOf(glyph.face));
    codesByText.set(key, code);
    codes.set(glyph, code);
    return code;
  };
  // Readings, labels and single characters are the same glyphs on page after page.
  const texts = new WeakMap<readonly Glyph[], string>();
  const textOf = (glyphs: readonly Glyph[]): string => {
    const known = texts.get(glyphs);
    if (known !== undefined) return known;
    const text = glyphs.map(codeOf).join('');
    texts.set(glyphs, text);
    return text;
  };
  const y = (mm: number): number => Math.round((pageHeight - mm * pointsPerMm) * 100);
  const x = (mm: number): number => Math.round(mm * pointsPerMm * 100);

  const writeGlyphs = (
    mark: GlyphMark,
    state: TextState,
    fonts: Record<string, unknown>,
  ): string => {
    const face = faceOf(mark.face);
    fonts[face.id] ??= face.ref();
    const set = state.changes(
      face.id,
      mark.size,
      mark.shade ?? 0,
      (mark.stretch ?? 1) * 100,
      (mark.letterSpacing ?? 0) * pointsPerMm,
    );
    const move = state.moveTo(x(mark.x), y(mark.y), mark.angle ?? 0);
    return `${set}${move} <${textOf(mark.glyphs)}> Tj`;
  };
  const writeImage = ({ box, picture }: ImageMark, { xobjects }: MarkResources): string => {
    const named = pictureOf?.(picture);
    if (named === undefined || xobjects === undefined) {
      throw new TypeError('a picture stands where none can');
    }
    xobjects[named.name] = named.ref;
    const scale = Math.min(box.width / picture.width, box.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    const left = box.x + (box.width - width) / 2;
    const bottom = box.y + (box.height + height) / 2;
    const [w, h, l, b] = [x(width), x(height), x(left), y(bottom)].map(hundredths);
    return `q ${w} 0 0 ${h} ${l} ${b} cm /${named.name} Do Q`;
  };
  const writeFill = ({ rects, shade, colour }: FillMark): string => {
    const path = rects.map(
      ([left, top, width, height]) =>
        `${hundredths(x(left))} ${hundredths(y(top + height))} ${hundredths(x(width))} ${hundredths(x(height))} re`,
    );
    const paint = colour === undefined ? `${number(shade ?? 0)} g` : `${colour.join(' ')} rg`;
    return `${paint} ${path.join(' ')} f`;
  };

  return (marks, resources) => {
    const state = new TextState();
    let written = 'q\n';
    let inText = false;
    for (const mark of marks) {
      if ((mark.type === 'glyphs') !== inText) {
        written += inText ? 'ET\n' : 'BT\n';
        inText = !inText;
        state.beginText();
      }
      if (mark.type === 'fill') {
        written += `${writeFill(mark)}\n`;
        state.forgetShade();
      } else if (mark.type === 'image') written += `${writeImage(mark, resources)}\n`;
      else written += `${writeGlyphs(mark, state, resources.fonts)}\n`;
    }
    // Spacing and scale would outlast the text object: a form or page leaves none behind.
    return inText ? `${written}ET\nQ` : `${written}Q`;
  };
}

/** What the text operators have set (ISO 32000-1, 9.3); they are repeated only when it changes. */
class TextState {
  #font = '';
  #size = 0;
  #shade: number | undefined;
  #stretch = 100;
  #spacing = 0;
  /** Where the line begins, in hundredths of a point; unknown after one that was turned. */
  #line: readonly [number, number] | undefined;

  /** A text object begins at the origin. */
  beginText(): void {
    this.#line = [0, 0];
  }

  /** From line to line by the difference, which is shorter than the place itself. */
  moveTo(x: number, y: number, angle: number): string {
    const from = angle === 0 ? this.#line : undefined;
    this.#line = angle === 0 ? [x, y] : undefined;
    if (from !== undefined) return `${hundredths(x - from[0])} ${hundredths(y - from[1])} Td`;
    const turn = angle * (Math.PI / 180);
    const [cos, sin] = [fine(Math.cos(turn)), fine(Math.sin(turn))];
    return `${cos} ${sin} ${fine(-Math.sin(turn))} ${cos} ${hundredths(x)} ${hundredths(y)} Tm`;
  }

  changes(font: string, size: number, shade: number, stretch: number, spacing: number): string {
    let operators = '';
    if (font !== this.#font || size !== this.#size) operators += `/${font} ${number(size)} Tf `;
    if (shade !== this.#shade) operators += `${number(shade)} g `;
    if (stretch !== this.#stretch) operators += `${number(stretch)} Tz `;
    if (spacing !== this.#spacing) operators += `${fine(spacing)} Tc `;
    [this.#font, this.#size, this.#shade] = [font, size, shade];
    [this.#stretch, this.#spacing] = [stretch, spacing];
    return operators;
  }

  /** A fill has its own colour. */
  forgetShade(): void {
    this.#shade = undefined;
  }
}

const slashedZeros = new WeakMap<object, number | undefined>();

/** Asked of a font once: to shape even one character takes milliseconds. */
function slashedZero({ font }: EmbeddedFace): number | undefined {
  if (!slashedZeros.has(font)) slashedZeros.set(font, font.layout('0', ['zero']).glyphs[0]?.id);
  return slashedZeros.get(font);
}

function embed(glyph: Glyph, face: EmbeddedFace): string {
  // The slashed zero: 0 and O of the secret face are told apart by nothing else.
  const slashed = glyph.face === 'secret' && glyph.text === '0';
  const id = slashed ? (slashedZero(face) ?? glyph.id) : glyph.id;
  const text = Array.from(glyph.text, (c) => c.codePointAt(0) ?? 0);
  let code = face.subset.includeGlyph(id);
  // One glyph can stand for several characters (space and no-break space): each gets a number of its
  // own, so that a reader gets back the very character that was printed.
  if (face.unicode[code] !== undefined) code = face.subset.glyphs.push(id) - 1;
  face.widths[code] = glyph.advance * 1000;
  face.unicode[code] = text;
  return code.toString(16).padStart(4, '0');
}

/** A hundredth of a point is a three-hundredth of a millimetre: finer than any printer. */
function number(value: number): string {
  return hundredths(Math.round(value * 100));
}

/** Places come again on every page, and to write a fraction takes longer than to look it up. */
function hundredths(count: number): string {
  const known = fractions.get(count) ?? String(count / 100);
  if (fractions.size < maxFractions) fractions.set(count, known);
  return known;
}
const fractions = new Map<number, string>();
const maxFractions = 20_000;

/** For factors and spacing, which add up along a line. */
function fine(value: number): string {
  return String(Math.round(value * 100_000) / 100_000);
}
