import type { FaceName, Glyph } from '../fonts/glyphs.ts';
import type { SitePicture } from '../site-picture.ts';
import type { Box } from '../template/layout.ts';

/**
 * What stands on a page once all is decided: glyphs in a row, filled rectangles, pictures. Millimetres
 * from the top left corner; how this becomes a file is `pdf/`'s business.
 */
export type Mark = GlyphMark | FillMark | ImageMark;

/** Glyphs of one face along one baseline. */
export interface GlyphMark {
  readonly type: 'glyphs';
  readonly face: FaceName;
  /** In points. */
  readonly size: number;
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly glyphs: readonly Glyph[];
  /** Additional space after each glyph, in mm. */
  readonly letterSpacing?: number;
  /** Horizontal scale, 1 unless set. */
  readonly stretch?: number;
  /** Turn to the left in degrees. */
  readonly angle?: number;
  /** 0 black (unless set) to 1 white. */
  readonly shade?: number;
}

/** Rectangles filled as one shape. */
export interface FillMark {
  readonly type: 'fill';
  /** Left, top, width, height of each. */
  readonly rects: readonly (readonly [number, number, number, number])[];
  readonly shade?: number;
  /** Red, green and blue, 0 to 1, instead of a shade; letters themselves have no colour. */
  readonly colour?: readonly [number, number, number];
}

/** A site's own picture, as large as its proportions allow within the box. */
export interface ImageMark {
  readonly type: 'image';
  readonly box: Box;
  readonly picture: SitePicture;
}

/** What keeps an element from being printed. */
export type Fault =
  | { readonly type: 'overflow' }
  | { readonly type: 'missing-glyph'; readonly characters: string }
  | { readonly type: 'secret-character' };

/** The marks of an element, or why it has none. */
export interface Drawn {
  readonly marks: readonly Mark[];
  readonly fault?: Fault;
}

/** A fault with the `LetterField`, or the key of the template's sentence, in which it lies. */
export interface FieldFault {
  readonly field: string;
  readonly fault: Fault;
}
