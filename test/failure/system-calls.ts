/**
 * The system calls of a run that touch its own folder, and a fault at any one of them, by strace.
 * All threads are traced (`-f`), since the thread pool syncs files; `when=` counts by thread.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate } from '../../src/system/local-date.ts';
import type { RunOptions, Trial } from './trial.ts';

/** The nth call of this name on this path by one thread. */
export interface Call {
  readonly name: string;
  /** Below the trial's folder. */
  readonly path: string;
  readonly nth: number;
}

export const faults = ['SIGKILL', 'EIO', 'ENOSPC', 'EACCES'] as const;
export type Fault = (typeof faults)[number];

/** What changes a disk or opens a file. `write` on a pipe or an eventfd has no path here. */
const NAMES = ['openat', 'write', 'pwrite64', 'fsync', 'rename'];

const fixedNames = `--import=${join(import.meta.dirname, 'fixed-staged-names.js')}`;
/** One core, one worker: the same calls in the same order in every run. */
const ONE_CORE = ['taskset', '-c'];

/** Of the calls of a run, those on paths of the trial's folder: modules and libraries lie elsewhere. */
export function readCalls(trial: Trial): readonly Call[] {
  const counts = new Map<string, number>();
  const prefix = `${trial.folder}/`;
  return readFileSync(trial.path('strace.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, thread = '', name = '', quoted, described] =
        /^(\d+) +(\w+)\((?:AT_FDCWD<[^>]*>, )?(?:"([^"]*)"|\d+<([^>]*)>)/.exec(line) ?? [];
      const path = quoted ?? described ?? '';
      if (!path.startsWith(prefix)) return [];
      const key = `${thread} ${name} ${path}`;
      const nth = (counts.get(key) ?? 0) + 1;
      counts.set(key, nth);
      return [{ name, path: path.slice(prefix.length), nth }];
    });
}

/** Runs with every call written down. */
export function traced(trial: Trial, core: number): RunOptions {
  const strace = ['strace', '-f', '-qq', '-y', '-o', trial.path('strace.txt')];
  return started(core, [...strace, '-e', `trace=${NAMES.join(',')}`]);
}

/** Runs with a fault at one call. */
export function faulted(trial: Trial, core: number, call: Call, fault: Fault): RunOptions {
  const { name, nth } = call;
  const what = fault === 'SIGKILL' ? 'signal=SIGKILL' : `error=${fault}`;
  // The batch is named after the day, which may have changed since the trace.
  const path = call.path.replace(/(?<=batches\/)\d{8}/, today);
  return started(core, [
    ...['strace', '-f', '-qq', '-o', trial.path('strace.txt'), '-P', trial.path(path)],
    ...['-e', `trace=${name}`, '-e', `inject=${name}:${what}:when=${nth}`],
  ]);
}

export function today(): string {
  return localDate(new Date(), 'Asia/Tokyo').replaceAll('-', '');
}

/** The cores on which this process may run, as taskset counts them. */
export function allowedCores(): readonly number[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  const [, list = '0'] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status) ?? [];
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });
}

/** Whether the fault has struck; a kill shows in how the run ended. */
export function hasStruck(trial: Trial): boolean {
  return readFileSync(trial.path('strace.txt'), 'utf8').includes('(INJECTED)');
}

function started(core: number, strace: readonly string[]): RunOptions {
  return {
    under: [...ONE_CORE, String(core), ...strace],
    environment: { NODE_OPTIONS: fixedNames },
  };
}

export function describeCall({ name, path, nth }: Call): string {
  return `${name} ${nth} of ${path}`;
}
