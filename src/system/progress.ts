/** A long job's progress: a bar with rate and remaining time on a terminal, a plain line now and then elsewhere. */

export interface Progress {
  /** One more piece is done. */
  step(count?: number): void;
  /** Removes the bar; what comes next starts on a clean line. */
  stop(): void;
}

/** Sentences of a bar: `done` of `total`, pieces a second, seconds that remain. */
export type ProgressWords = (state: {
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  readonly secondsLeft: number;
}) => string;

const BAR_WIDTH = 24;
const REDRAW_MS = 100;
const PLAIN_LINE_MS = 10_000;

export function startProgress(
  stream: NodeJS.WriteStream,
  total: number,
  words: ProgressWords,
  quiet: boolean,
): Progress {
  const started = performance.now();
  let done = 0;
  let shown = stream.isTTY ? -Infinity : started;
  const line = (now: number): string => {
    const seconds = Math.max((now - started) / 1000, 0.001);
    const perSecond = done / seconds;
    const secondsLeft = perSecond > 0 ? Math.ceil((total - done) / perSecond) : 0;
    return words({ done, total, perSecond, secondsLeft });
  };
  const draw = (): void => {
    const now = performance.now();
    if (now - shown < (stream.isTTY ? REDRAW_MS : PLAIN_LINE_MS)) return;
    shown = now;
    if (!stream.isTTY) {
      stream.write(`${line(now)}\n`);
      return;
    }
    const filled = Math.round((done / Math.max(total, 1)) * BAR_WIDTH);
    stream.write(`\r\u001B[K${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${line(now)}`);
  };
  return {
    step(count = 1) {
      done += count;
      if (!quiet) draw();
    },
    stop() {
      if (!quiet && stream.isTTY) stream.write('\r\u001B[K');
    },
  };
}
