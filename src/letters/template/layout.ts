import type { FontRole } from '../fonts/glyphs.ts';
import type { Condition, SecretName } from '../letter-values.ts';

/**
 * What a layout file can say: a closed list of elements, in millimetres from the top left corner of
 * the sheet, sizes of type in points. Reading it is `layout-file.ts`'s work, drawing it `page/`'s.
 */

/** Left, top, width, height in mm. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a text looks. */
export interface Style {
  readonly font: FontRole;
  /** In points. */
  readonly size: number;
  /** Down to which size in points a text may shrink to fit its box. */
  readonly minSize: number;
  /** Distance of baselines as a multiple of the size. */
  readonly leading: number;
}

/**
 * What is the same for all letters (`static`: preprinted paper has it), for those of a run (`run`), on
 * the back page if there is one (`back`), and what differs from letter to letter (`variable`).
 */
export type LayoutPart = (typeof layoutParts)[number];
export const layoutParts = ['static', 'run', 'back', 'variable'] as const;

/** The front and the back of a sheet. */
export type FaceNumber = 1 | 2;

export type Align = 'left' | 'center' | 'right' | 'justify';
export type VerticalAlign = 'top' | 'middle' | 'bottom';

interface Placed {
  readonly part: LayoutPart;
  readonly box: Box;
  /** 1 for the front of the sheet, 2 for its back. */
  readonly face: FaceNumber;
  readonly when: readonly Condition[];
  readonly file: string;
  readonly line: number;
}

/** Sentences of the text file under one key. */
export interface TextElement extends Placed {
  readonly type: 'text';
  readonly text: string;
  readonly style: Style;
  readonly align: Align;
  readonly vertical: VerticalAlign;
}

/** The lines of one key as a numbered list. */
export interface ListElement extends Placed {
  readonly type: 'list';
  readonly text: string;
  readonly style: Style;
  /** Column of the numbers and space between items, in mm. */
  readonly numberWidth: number;
  readonly gap: number;
}

/** One value alone in its box, where a reader of the PDF finds it again. */
export interface ValueElement extends Placed {
  readonly type: 'value';
  readonly value: string;
  readonly style: Style;
  readonly align: Align;
}

/** The block in the envelope's window. */
export interface AddressElement extends Placed {
  readonly type: 'address';
  /** Its place is that of the window, as the settings have it; `box` is nothing yet. */
  readonly inWindow: boolean;
  readonly postalCode: Style;
  readonly lines: Style;
  readonly name: Style;
  readonly controlNumber: Style;
}

/** How the characters of a secret are set; the first arrangement that fits is taken. */
export interface SecretColumns {
  readonly groupsPerRow: number;
  /** Distances in mm: of characters, additionally of groups, of rows. */
  readonly pitch: number;
  readonly gap: number;
  readonly row: number;
  /** Kind and reading above the character, or the kind alone. */
  readonly aid: 'reading' | 'kind';
}

/** A login ID or password, character by character. Never shrinks below its style, never clips. */
export interface SecretElement extends Placed {
  readonly type: 'secret';
  readonly value: SecretName;
  readonly style: Style;
  readonly aidStyle: Style;
  readonly groupSize: number;
  readonly columns: readonly SecretColumns[];
}

/** The download URL as a QR code; the box includes the four modules of quiet zone. */
export interface QrElement extends Placed {
  readonly type: 'qr';
}

/** A frame, filled when `fill` (0 black to 1 white) is given. */
export interface RectElement extends Placed {
  readonly type: 'rect';
  /** Width of the frame's line in mm; 0 draws none. */
  readonly stroke: number;
  readonly fill?: number;
}

/** A picture of the site's own, such as its logo, by its bare name in the folder of the templates. */
export interface PictureElement extends Placed {
  readonly type: 'picture';
  readonly picture: string;
}

/** A short text set large and pale across the sheet, on samples alone. */
export interface SampleElement extends Placed {
  readonly type: 'sample';
  readonly text: string;
  readonly style: Style;
  readonly shade: number;
}

export type LayoutElement =
  | TextElement
  | ListElement
  | ValueElement
  | AddressElement
  | SecretElement
  | QrElement
  | RectElement
  | PictureElement
  | SampleElement;

/** A letter's own paper: a sheet, or a slip of one. In mm. */
export interface LetterPaper {
  readonly width: number;
  readonly height: number;
  /** How many of them make a sheet, one below the other. */
  readonly perSheet: number;
  /** How far the folded sheet slides in its window envelope, right and down. */
  readonly slack: readonly [number, number];
  /** Where it is folded, from its top. */
  readonly folds: readonly number[];
}

/** A letter: what stands on every one, and what differs. */
export interface Layout {
  readonly paper: LetterPaper;
  /** All parts that name no person. */
  readonly static: readonly LayoutElement[];
  readonly variable: readonly LayoutElement[];
}
