/** The world as the program has it, without a person at the terminal. */
import { systemClock } from '../src/system/clock.ts';
import type { Context } from '../src/system/context.ts';
import { readEnvironment } from '../src/system/environment.ts';
import { systemFiles } from '../src/system/files.ts';
import { systemRandom } from '../src/system/random.ts';
import { createTerminal } from '../src/system/terminal.ts';

export function benchWorld(): Context {
  return {
    ...{ clock: systemClock, files: systemFiles, random: systemRandom },
    environment: readEnvironment(process),
    terminal: createTerminal(process, { quiet: true, colours: false }),
    interrupted: new AbortController().signal,
  };
}
