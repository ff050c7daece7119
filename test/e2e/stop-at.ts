/** Stops a run of the program at a moment that is named, not timed. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { whenSeen } from '../batch/watch-home.ts';
import type { Ended, Workplace } from './hakko.ts';

/**
 * `naming`, `named`: a finished file is about to get this name, or has got it.
 * `writing`: the first bytes of a file are on the disk, under a temporary name of its own.
 * `saying`: this has gone to stderr.
 * `ledger`: a commit has left a certificate in this state.
 */
export type Moment =
  | `${'naming' | 'named' | 'writing' | 'saying'} ${string}`
  | `ledger ${'planned' | 'signed' | 'revoked'}`;

const hook = join(import.meta.dirname, 'stop-at.js');

/** Environment of a run to which the signal comes at the moment: `times` in a row. */
export function stopAt(moment: Moment, signal: NodeJS.Signals, times = 1): NodeJS.ProcessEnv {
  return {
    NODE_OPTIONS: `--import=${hook}`,
    ...{ STOP_AT: moment, STOP_BY: signal, STOP_TIMES: String(times) },
  };
}

/** The run stands still from the moment on, while `work` is done, and ends by the signal: SIGCONT lets it go on. */
export async function whileHeld<T>(
  place: Workplace,
  args: readonly string[],
  moment: Moment,
  { then, work }: { readonly then: 'SIGCONT' | 'SIGKILL'; readonly work: () => Promise<T> },
): Promise<{ readonly ended: Ended; readonly result: T }> {
  const mark = place.path('held');
  let working: Promise<T> | undefined;
  const running = place.hakko(args, {
    environment: { ...stopAt(moment, 'SIGSTOP'), STOP_MARK: mark },
    during: (child) => {
      working = whenSeen(child, () => existsSync(mark))
        .then(work)
        .finally(() => {
          rmSync(mark, { force: true });
          child.kill(then);
        });
    },
  });
  const [ended, result] = await Promise.all([running, working]);
  return { ended, result: result as T };
}
