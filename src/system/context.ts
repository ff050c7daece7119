/** The one door to the world, as one value that commands receive. */
import type { Clock } from './clock.ts';
import type { Environment } from './environment.ts';
import type { Files } from './files.ts';
import type { Random } from './random.ts';
import type { Terminal } from './terminal.ts';

export interface Context {
  readonly clock: Clock;
  readonly environment: Environment;
  readonly files: Files;
  readonly random: Random;
  readonly terminal: Terminal;
  /** Aborted by the first Ctrl-C: finish the piece at hand, then stop. */
  readonly interrupted: AbortSignal;
}
