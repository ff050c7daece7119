/**
 * A fault at every write, fsync, rename and open of a run of 5 people, one run for each: killed there,
 * or told EIO, ENOSPC, EACCES. About 230 calls and four faults; about 10 minutes on 2 cores.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { commanded, judge } from './judges.ts';
import { inLanes } from './lanes.ts';
import { trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import {
  allowedCores,
  describeCall,
  faulted,
  faults,
  hasStruck,
  readCalls,
  traced,
  type Call,
  type Fault,
} from './system-calls.ts';
import { createTrial } from './trial.ts';

const SIZE = { people: 5, groupSize: 3 };
const PEOPLE = trialPeople(SIZE.people, SIZE.groupSize);
/** The moments of threads may differ from run to run; a call that never comes fails the test. */
const TRIES = 3;
/** So many faults for each file that OpenSSL opens as well. */
const OPENSSL_EVERY = 50;

interface Outcome {
  readonly struck: boolean;
  /** SQLite bore it: the run ended well. */
  readonly borne: boolean;
  readonly wrongs: readonly string[];
}

let calls: readonly Call[] = [];

beforeAll(async () => {
  const trial = await createTrial(SIZE);
  const { code, stderr } = await trial.issue(traced(trial, allowedCores()[0] ?? 0));
  expect([code, stderr]).toEqual([0, '']);
  calls = readCalls(trial);
  trial.remove();
});

describe('a fault at every call', () => {
  it('finds calls of every kind, in every file of the run', () => {
    const seen = new Set(calls.map(({ name }) => name));
    expect([...seen].sort()).toEqual(['fsync', 'openat', 'pwrite64', 'rename', 'write']);
    for (const name of FILES)
      expect(
        calls.some(({ path }) => path.includes(name)),
        name,
      ).toBe(true);
  });

  it.each(faults)('%s', async (fault) => {
    const only = process.env['HAKKO_ONLY'];
    const wanted = calls.filter((call) => only === undefined || only === asked(fault, call));
    const cores = [...allowedCores()];
    const outcomes = await inLanes(
      wanted.entries(),
      async ([index, call]) => {
        const core = cores.pop() ?? 0;
        const outcome = await strike(fault, call, core, index % OPENSSL_EVERY === 0);
        cores.push(core);
        return outcome;
      },
      cores.length,
    );
    const failures = outcomes.flatMap(({ struck, wrongs }, index) => {
      const what = struck ? wrongs : ['not reached'];
      const call = wanted[index];
      if (call === undefined || what.length === 0) return [];
      return [
        `HAKKO_ONLY='${asked(fault, call)}' npm run test:faults -- sweep: ${what.join('; ')}`,
      ];
    });
    const count = (which: (outcome: Outcome) => boolean) => outcomes.filter(which).length;
    if (only === undefined) {
      recordProof('sweep', [
        [fault, calls.length, count(({ struck }) => struck), count(({ borne }) => borne)],
      ]);
    }
    expect(failures).toEqual([]);
  });
});

/** Files that a run must have touched, or the trace has missed something. */
const FILES = [
  ...['lock.db', 'lock.txt', 'ledger.db-wal', 'ledger.db', 'hakko.yaml', 'vault.key', 'root.key'],
  ...['A00B.p12', 'A01B.p12', 'login-id-001.pdf', 'install-password-001.pdf', 'batch.json'],
  ...['root.crl', 'root.crl.pem', 'roster.csv', 'pass.txt'],
];

const asked = (fault: Fault, call: Call): string => `${fault} ${describeCall(call)}`;

async function strike(fault: Fault, call: Call, core: number, openssl: boolean): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const trial = await createTrial(SIZE);
    try {
      const { code, signal, stdout, stderr } = await trial.issue(faulted(trial, core, call, fault));
      const struck = fault === 'SIGKILL' ? signal === 'SIGKILL' : hasStruck(trial);
      if (!struck && tries < TRIES) continue;
      const wrongs: string[] = [];
      const borne = fault !== 'SIGKILL' && code === 0;
      if (borne) wrongs.push(...(mayBeBorne(call) ? [] : [`${call.path}: no error`]));
      else if (fault !== 'SIGKILL') wrongs.push(...judgeMessage(fault, call, code, stderr, trial));
      // What it knows of the fault is what lies on the disk: a start of its own would add nothing.
      const resumed = await commanded(trial.issueArgs);
      if (resumed.code !== 0) wrongs.push(`refused resume: ${resumed.code} ${resumed.stderr}`);
      const said = stdout + stderr + resumed.stdout + resumed.stderr;
      wrongs.push(...(await judge(trial, PEOPLE, { openssl, said })));
      return { struck, borne, wrongs };
    } finally {
      trial.remove();
    }
  }
}

/**
 * What SQLite does after the last commit is durable: it copies the WAL into the ledger when the ledger
 * is closed, and syncs the folder when it has removed a file. It may fail and is made up for.
 *
 * The WAL's index, when it cannot be opened to write, is opened to read: enough to look under our own
 * lock whether the ledger is an older one. Whoever then writes opens it anew, and is told.
 */
function mayBeBorne({ name, path }: Call): boolean {
  if (path === 'home/ledger.db-shm') return name === 'openat';
  return /^home(\/ledger\.db(-wal)?)?$/.test(path);
}

/** Exit code 1, the errno and the path; SQLite keeps the system's errno to itself and has names of its own. */
function judgeMessage(
  fault: Fault,
  { path }: Call,
  code: number | null,
  stderr: string,
  trial: { path(...names: readonly string[]): string },
): readonly string[] {
  const final = path
    .replace(/\/\.trial\.0{12}\.tmp$/, '')
    .replace(/\.([^/]+)\.0{12}\.tmp$/, '$1')
    .replace(/(\.db)-(wal|shm|journal)$/, '$1');
  const errno = /\b(E[A-Z]{2,})\b/.exec(stderr)?.[1];
  const told = path.includes('.db') ? errno !== undefined : errno === fault;
  return [
    ...(code === 1 ? [] : [`exit ${code}: ${stderr}`]),
    ...(told ? [] : [`no errno: ${stderr}`]),
    ...(stderr.includes(trial.path(final)) ? [] : [`no path: ${stderr}`]),
  ];
}
