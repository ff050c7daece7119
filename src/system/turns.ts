/** Long work on the main thread gives signals, timers and the screen their turn now and then. */

/** People take a tenth of a second for at once (J. Nielsen, Usability Engineering, 5.5). */
const TURN_MS = 100;

/** Everybody else's turn, once: signals that came meanwhile are heard before it is over. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * @param turnMs how long the work may go on before others have their turn
 * @returns to be awaited between two pieces of work: costs nothing until it is somebody else's turn
 */
export function createTurns(turnMs = TURN_MS): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < turnMs) return;
    await nextTurn();
    last = performance.now();
  };
}

/** Work in pieces: between two of them it may be left alone for a while, or for good. */
export type Pieces<T> = Generator<void, T>;

/** One piece after the other, without a pause. */
export function atOnce<T>(pieces: Pieces<T>): T {
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

/**
 * Others have their turn between the pieces.
 * @param stopped asked before each piece; once it is true, the work is left, and nothing is given
 */
export async function inTurns<T>(
  pieces: Pieces<T>,
  turnMs: number,
  stopped: () => boolean,
): Promise<T | undefined> {
  const turn = createTurns(turnMs);
  const leavable: Generator<void, T | undefined> = pieces;
  try {
    while (!stopped()) {
      const piece = leavable.next();
      if (piece.done) return piece.value;
      await turn();
    }
    return undefined;
  } finally {
    leavable.return(undefined);
  }
}
