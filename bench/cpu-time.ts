/** Processor time of a command and of all processes it waits for, as bash's `times` counts it. */
import type { Command } from './timing.ts';

/** The command under a shell that writes both lines of `times` to file descriptor 3 at its end. */
export function countingCpu({ file, args, ...rest }: Command): Command {
  const script = '"$@" 3>&-; status=$?; times >&3; exit $status';
  return { file: 'bash', args: ['-c', script, 'bash', file, ...args], ...rest };
}

/**
 * Seconds from what `times` wrote: user and system time of the shell on the first line, of its children
 * on the second (POSIX.1-2024, Shell and Utilities, 2.15).
 */
export function readTimes(report: string): number {
  const children = report.trim().split('\n')[1] ?? '';
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  if (times.length !== 2) throw new RangeError(`no times in “${report}”`);
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
