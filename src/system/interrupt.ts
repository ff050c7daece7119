/**
 * Ctrl-C as a signal to stop soon: the first one lets the piece at hand be finished, a second one
 * ends the process at once, which the ledger bears too.
 */
const INTERRUPTED = 130;

export function interruptSignal(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Nothing is under way that could stop half done: nobody listens.
      if (controller.signal.aborted || !heard(controller.signal)) process.exit(INTERRUPTED);
      controller.abort();
    });
  }
  return controller.signal;
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
