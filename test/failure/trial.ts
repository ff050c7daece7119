/** One trial: a folder with a home, a roster and a passphrase file, in which the built program is run. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { madeHome, PASSPHRASE } from '../e2e/hakko.ts';
import { rosterText } from './people.ts';

/** The built program. */
export const PROGRAM = resolve(import.meta.dirname, '../../bin/hakko.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall clock from start to end. */
  readonly ms: number;
}

export interface RunOptions {
  /** What starts the program: `strace …`, `faketime …`, `setpriv …`. */
  readonly under?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Makes a process group of the command and all that it starts. */
  readonly group?: boolean;
  /** Called with the child while it runs. */
  readonly during?: (child: ChildProcess) => void;
}

export interface Trial {
  readonly folder: string;
  readonly home: string;
  path(...names: readonly string[]): string;
  /** Flags that name the home and bring the passphrase. */
  readonly unlocked: readonly string[];
  hakko(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Makes another home, where the one that was made before has been removed. */
  init(options?: RunOptions, ...more: readonly string[]): Promise<Ended>;
  /** The command of all trials: the one roster, issued without questions. */
  issue(options?: RunOptions, ...more: readonly string[]): Promise<Ended>;
  /** Its arguments. */
  readonly issueArgs: readonly string[];
  remove(): void;
}

export interface TrialOptions {
  readonly people: number;
  /** People that share a prefix, and so a certificate. */
  readonly groupSize: number;
  /** Folder to work in, such as a small file system; a temporary one unless named. */
  readonly folder?: string;
}

/** Of trials that are not over. */
const temporary = new Set<string>();
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** Removed by `remove`, or at the latest when the process ends. */
export async function createTrial({
  people,
  groupSize,
  folder: given,
}: TrialOptions): Promise<Trial> {
  const folder = given ?? realpathSync(mkdtempSync(join(tmpdir(), 'hakko-trial-')));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    temporary.delete(folder);
  };
  if (given === undefined) temporary.add(folder);
  const path = (...names: readonly string[]): string => join(folder, ...names);
  const home = path('home');
  mkdirSync(folder, { recursive: true });
  cpSync(await madeHome(), home, { recursive: true });
  writeFileSync(path('pass.txt'), `${PASSPHRASE}\n`, { mode: 0o600 });
  writeFileSync(path('roster.csv'), rosterText(people, groupSize));
  const hakko = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
    run([process.execPath, PROGRAM, ...args], folder, options);
  const unlocked = ['--home', home, '--passphrase-file', path('pass.txt')];
  const issueArgs = [
    ...['issue', path('roster.csv'), '--yes', '--without-proof', '--quiet'],
    ...unlocked,
  ];
  return {
    ...{ folder, home, unlocked, issueArgs, path, hakko, remove },
    init: (options, ...more) => hakko([...INIT, ...unlocked, ...more], options),
    issue: (options, ...more) => hakko([...issueArgs, ...more], options),
  };
}

const INIT = [
  ...['init', '--quiet', '--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'],
  ...['--ca-key', 'ec-p256', '--key', 'ec-p256'],
];

/** Runs a command in a folder until its end, with a small environment of its own. */
export function run(
  command: readonly string[],
  cwd: string,
  { under = [], environment, group = false, during }: RunOptions = {},
): Promise<Ended> {
  const [file = '', ...args] = [...under, ...command];
  const env = { ...trialEnvironment(cwd), ...environment };
  const started = performance.now();
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: group });
  during?.(child);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => {
      done({ code, signal, ...said, ms: performance.now() - started });
    });
  });
}

/** @param folder that the program takes for its user's */
export function trialEnvironment(folder: string): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env;
  return { PATH, TMPDIR, LANG: 'en_US.UTF-8', TZ: 'Asia/Tokyo', HOME: folder };
}
