/** Letters that come in while the first of them are already being set; Ctrl-C ends the queue. */
import { HakkoError } from '../errors.ts';
import { createTurns } from '../system/turns.ts';
import type { Letter } from '../letters/letter.ts';

export interface LetterQueue extends AsyncIterable<Letter> {
  add(letter: Letter): void;
  /** No more will come. */
  end(): void;
}

/** Its iteration throws `interrupted` once the signal is aborted. */
export function createLetterQueue(batch: string, interrupted: AbortSignal): LetterQueue {
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
      const turn = createTurns();
      for (;;) {
        for (const letter of waiting.splice(0)) {
          // Setting letters leaves the main thread to nobody else: no signal would be heard.
          await turn();
          if (interrupted.aborted) throw new HakkoError('interrupted', { batch });
          yield letter;
        }
        if (waiting.length > 0) continue;
        if (ended) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
