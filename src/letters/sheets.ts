import { planSheets, type SheetOrder, type SheetPlan } from './letter-print.ts';

/** One sheet: what stands on its places, and which letter of the run (from 0) each of them is. */
export interface Sheet<L> {
  readonly letters: readonly {
    readonly letter: L;
    readonly place: number;
    readonly index: number;
  }[];
}

/**
 * Puts letters on sheets as they come in. In `cut-stack` the first sheet needs letters from the whole
 * run: only then are all of them waited for, and kept until their turn.
 */
export async function* toSheets<L>(
  letters: Iterable<L> | AsyncIterable<L>,
  perSheet: number,
  order: SheetOrder,
): AsyncGenerator<Sheet<L>> {
  const waiting: L[] = [];
  let sheets = 0;
  const take = (plan: SheetPlan, first: number): Sheet<L> => ({
    letters: plan.flatMap((index, place) => {
      const letter = index === undefined ? undefined : waiting[index];
      return letter === undefined ? [] : [{ letter, place, index: first + (index ?? 0) }];
    }),
  });
  for await (const letter of letters) {
    waiting.push(letter);
    if (order === 'cut-stack' || waiting.length < perSheet) continue;
    for (const plan of planSheets(perSheet, perSheet, 'sheet')) {
      yield take(plan, perSheet * sheets++);
    }
    waiting.length = 0;
  }
  for (const plan of planSheets(waiting.length, perSheet, order)) {
    yield take(plan, perSheet * sheets);
  }
}
