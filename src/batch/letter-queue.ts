/** Letters that come in while the first of them are already being set. */
import type { Letter } from '../letters/letter.ts';

export interface LetterQueue extends AsyncIterable<Letter> {
  add(letter: Letter): void;
  /** No more will come. */
  end(): void;
}

export function createLetterQueue(): LetterQueue {
  const waiting: Letter[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    add(letter) {
      waiting.push(letter);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* waiting.splice(0);
        if (waiting.length > 0) continue;
        if (ended) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
