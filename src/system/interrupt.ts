/**
 * Ctrl-C, SIGTERM and a closed terminal as a signal to stop soon: the first one lets the piece at hand
 * be finished, a second one ends the process at once, which the ledger bears too.
 */
const INTERRUPTED = 130;

/**
 * @param farewell says that the process ends; called when nobody listens, or nobody any longer
 * @returns is aborted by the first of the signals
 */
export function interruptSignal(process: NodeJS.Process, farewell: () => void): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // Nothing is under way that could stop half done: nobody listens.
      if (signal.aborted || !heard(signal)) {
        undoAll(signal);
        farewell();
        process.exit(INTERRUPTED);
      }
      controller.abort();
    });
  }
  return signal;
}

const listeners = new WeakMap<AbortSignal, number>();

function heard(signal: AbortSignal): boolean {
  return (listeners.get(signal) ?? 0) > 0;
}

/** While `work` runs, the first Ctrl-C is left to it. */
export async function whileHeard<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  listeners.set(signal, (listeners.get(signal) ?? 0) + 1);
  try {
    return await work();
  } finally {
    listeners.set(signal, (listeners.get(signal) ?? 1) - 1);
  }
}

const undos = new WeakMap<AbortSignal, Set<() => void>>();

/** The latest first; what cannot be removed must not keep the process from ending. */
function undoAll(signal: AbortSignal): void {
  for (const undo of [...(undos.get(signal) ?? [])].reverse()) {
    try {
      undo();
    } catch {
      // The next run finds it and says so.
    }
  }
}

/** Runs `work`; when a signal ends the process meanwhile, `undo` removes what it has made so far. */
export async function undoneAtExit<T>(
  signal: AbortSignal,
  undo: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const known = undos.get(signal) ?? new Set();
  undos.set(signal, known.add(undo));
  try {
    return await work();
  } finally {
    known.delete(undo);
  }
}
