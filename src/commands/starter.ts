import type { Command } from 'commander';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';

/** Starts a command: gives it its invocation, keeps its exit code. */
export interface Starter {
  readonly words: Words;
  run(command: Command, work: (invocation: Invocation) => Promise<ExitCode>): Promise<void>;
}

/** 0 done, 3 the input has problems, 4 something was found; failures are thrown. */
export type ExitCode = 0 | 3 | 4;
