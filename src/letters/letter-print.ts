import type { Box } from './template/layout.ts';

/** On what paper, and how, a run of letters is printed; its settings stand in `hakko.yaml`. */
export interface LetterPrint {
  /** Which layout: `layout.a4.yaml` and so on. */
  readonly format: LetterFormat;
  /** Several letters a sheet: in turn, or so that the stack is in order once it is cut. */
  readonly order: SheetOrder;
  /** What the printer is put right by: millimetres to the right, and down. */
  readonly offset: readonly [number, number];
  /** The envelope's window in mm from its upper left corner. */
  readonly window: Box;
  /** Only what differs is printed; the rest stands on the paper already. */
  readonly preprinted: boolean;
  /** A second page that is the same for all: on a printer that prints both sides whatever it is told. */
  readonly backPage: 'none' | 'static';
}

export const letterFormats = ['a4', 'a4-two-slips', 'a4-three-slips', 'pressure-seal'] as const;
export type LetterFormat = (typeof letterFormats)[number];

export const sheetOrders = ['sheet', 'cut-stack'] as const;
export type SheetOrder = (typeof sheetOrders)[number];

/** What stands on one sheet: for each place from the top, which letter; places may stay empty. */
export type SheetPlan = readonly (number | undefined)[];

/**
 * Which of `letters` (from 0) stand on which sheet. In `cut-stack` place s of sheet p holds letter
 * s * sheets + p: cut through, and laid one stack on the next, they are in order again.
 */
export function planSheets(
  letters: number,
  perSheet: number,
  order: SheetOrder,
): readonly SheetPlan[] {
  const sheets = Math.ceil(letters / perSheet);
  return Array.from({ length: sheets }, (_, sheet) =>
    Array.from({ length: perSheet }, (_, place) => {
      const letter = order === 'sheet' ? sheet * perSheet + place : place * sheets + sheet;
      return letter < letters ? letter : undefined;
    }),
  );
}
