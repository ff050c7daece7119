/** Long work on the main thread gives signals, timers and the screen their turn now and then. */

/** People take a tenth of a second for at once (J. Nielsen, Usability Engineering, 5.5). */
const TURN_MS = 100;

/** Everybody else's turn, once: signals that came meanwhile are heard before it is over. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** @returns to be awaited between two pieces of work: costs nothing until it is somebody else's turn */
export function createTurns(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < TURN_MS) return;
    await nextTurn();
    last = performance.now();
  };
}
