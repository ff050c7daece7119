/** Times processes, or work in this one, in turn (A B A B …): a drift of the machine hits all alike. */
import { spawn } from 'node:child_process';
import { countingCpu, readTimes } from './cpu-time.ts';

/** A process to run; its standard input is empty, what it prints is thrown away. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder?: string;
  /** Added to our own environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Something to do in this very process, on its one thread. */
export type Work = () => unknown;

/** One side of a comparison. */
export interface Contestant {
  readonly name: string;
  /** How many keys, groups or calls one run makes. */
  readonly items: number;
  /** Lays fresh ground, outside the timed part, and says what to time. */
  prepare(): Promise<Command | Work>;
}

/** A process for each run. */
export interface ProcessContestant extends Contestant {
  prepare(): Promise<Command>;
}

/** Seconds of each run of one contestant, in the order of the rounds. */
export interface Timing {
  readonly name: string;
  readonly items: number;
  readonly seconds: readonly number[];
}

/** How often a comparison is repeated, and where its progress is told. */
export interface Rounds {
  readonly rounds: number;
  readonly say: (line: string) => void;
  /** Wall clock unless set; `cpu` for processes alone: to that, others at work on the machine add little. */
  readonly clock?: 'wall' | 'cpu';
}

/** Runs all contestants `rounds` times in turn, one process at a time. */
export async function race(
  title: string,
  contestants: readonly Contestant[],
  { rounds, say, clock = 'wall' }: Rounds,
): Promise<readonly Timing[]> {
  const timings = contestants.map(({ name, items }) => ({ name, items, seconds: [] as number[] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const run = await contestant.prepare();
      const seconds = clock === 'wall' ? await timeRun(run) : await countRun(run);
      timings[index]?.seconds.push(seconds);
    }
    const latest = timings.map(
      ({ name, seconds }) => `${name} ${(seconds.at(-1) ?? 0).toFixed(3)} s`,
    );
    say(`${title}, round ${round} of ${rounds}: ${latest.join(', ')}`);
  }
  return timings;
}

/** `once` as many times as there are items, in this process: for what is too short to be a process. */
export function inProcess(name: string, items: number, once: Work): Contestant {
  const work = async (): Promise<void> => {
    for (let item = 0; item < items; item += 1) await once();
  };
  return { name, items, prepare: () => Promise.resolve(work) };
}

/** @returns seconds from before the start to after the end; throws when the exit code is not 0 */
async function timeRun(run: Command | Work): Promise<number> {
  const start = performance.now();
  await (typeof run === 'function' ? run() : runCommand(run));
  return (performance.now() - start) / 1000;
}

/** @returns seconds of the processor, of the process and of those it started */
async function countRun(run: Command | Work): Promise<number> {
  if (typeof run === 'function') throw new TypeError('the processor time of a process alone');
  return readTimes(await runCommand(countingCpu(run)));
}

/** @returns what it wrote to its file descriptor 3; throws with its standard error when it fails */
export function runCommand({ file, args, folder, environment }: Command): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...(folder !== undefined && { cwd: folder }),
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    const complaints: Buffer[] = [];
    const report: Buffer[] = [];
    child.stdio[2]?.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.stdio[3]?.on('data', (chunk: Buffer) => report.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(report).toString());
      else {
        const said = Buffer.concat(complaints).toString().slice(-2000);
        reject(new Error(`${file} ${args.join(' ')} ended with ${code ?? signal ?? '?'}\n${said}`));
      }
    });
  });
}

/** Peak memory of a process, in MiB, from a run of its own. */
export async function measurePeakMemory({ file, args, ...rest }: Command): Promise<number> {
  const preload = new URL('report-memory.js', import.meta.url).href;
  const report = await runCommand({ file, args: ['--import', preload, ...args], ...rest });
  return Number(report) / 1024;
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('a median of nothing');
  return (lower + upper) / 2;
}
