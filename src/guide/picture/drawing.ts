/**
 * A picture of a screen as data: rectangles, lines, circles and words, in millimetres from its top
 * left corner. The words are those of the guide's language; the drawing is the same for all.
 */
import type { Align, Box } from '../../letters/template/layout.ts';

export interface Drawing {
  /** In mm. */
  readonly width: number;
  readonly height: number;
  /** What surrounds it: a window with a title, a browser with an address, a telephone, a message. */
  readonly frame: 'window' | 'browser' | 'phone' | 'dialog';
  readonly items: readonly DrawingItem[];
}

/** Words of the picture, by the key of their label. */
export interface DrawnWords {
  readonly say: string;
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
  /** Set in the face of what is typed. */
  readonly typed: boolean;
  readonly align: Align;
}

export type DrawingItem =
  | {
      readonly kind: 'rect';
      readonly box: Box;
      /** Radius of the corners in mm. */
      readonly round: number;
      /** Width of the outline in mm; 0 draws none. */
      readonly stroke: number;
      /** 0 black to 1 white. */
      readonly fill?: number;
      /** Whether this is what the step presses: it gets a thick frame. */
      readonly press: boolean;
      readonly words?: DrawnWords;
    }
  | { readonly kind: 'text'; readonly box: Box; readonly words: DrawnWords }
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stroke: number;
    }
  | {
      readonly kind: 'circle';
      readonly centre: readonly [number, number];
      readonly radius: number;
      readonly stroke: number;
      readonly fill?: number;
    };

/** Labels that a frame itself shows: the title of a window or telephone, the address of a browser. */
export const frameLabels: Readonly<Record<Drawing['frame'], readonly string[]>> = {
  window: ['title'],
  browser: ['address'],
  phone: ['title'],
  dialog: [],
};

/** Every label that a drawing shows. */
export function labelsOf({ frame, items }: Drawing): readonly string[] {
  const own = items.flatMap((item) => ('words' in item ? [item.words.say] : []));
  return [...frameLabels[frame], ...own];
}
