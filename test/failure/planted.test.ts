/**
 * A link or a FIFO planted where hakko is about to write, while an interrupted batch waits: nothing is
 * written through a link, no FIFO is waited for, and without it the same command ends. A minute.
 */
import { cpSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../programs.ts';
import { judge } from './judges.ts';
import { trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { allowedCores, faulted, today } from './system-calls.ts';
import { createTrial, type Trial } from './trial.ts';

const SIZE = { people: 5, groupSize: 3 };
const PEOPLE = trialPeople(SIZE.people, SIZE.groupSize);
const BATCH = `batches/${today()}-01`;
const SECONDS = 20;

/** Every name that the rest of the run writes, below the home. */
const OURS = [
  ...[`${BATCH}/p12/A00B.p12`, `${BATCH}/p12/A01B.p12`, `${BATCH}/batch.json`],
  `${BATCH}/letters/login-id/login-id-001.pdf`,
  `${BATCH}/letters/install-password/install-password-001.pdf`,
  ...['crl/root.crl', 'crl/root.crl.pem', 'lock.txt'],
];
/** SQLite's, which it opens itself. */
const OF_SQLITE = ['ledger.db-shm', 'lock.db-journal'];

/** What can be planted; gives what it leads to. */
const PLANTS: Readonly<Record<string, (trial: Trial, path: string) => void>> = {
  'a link to a file': (trial, path) => {
    writeFileSync(trial.path('theirs'), THEIRS);
    symlinkSync(trial.path('theirs'), path);
  },
  'a link to nothing': (trial, path) => {
    symlinkSync(trial.path('nothing'), path);
  },
  'a FIFO': (_trial, path) => {
    runProgram('mkfifo', [path]);
  },
};
const THEIRS = 'a file of somebody else';

let interrupted: Trial;

/** Killed with the first .p12 all but in its place. */
beforeAll(async () => {
  interrupted = await createTrial(SIZE);
  const path = `home/${BATCH}/p12/.A00B.p12.000000000000.tmp`;
  const call = { name: 'rename', path, nth: 1 };
  const killed = await interrupted.issue(
    faulted(interrupted, allowedCores()[0] ?? 0, call, 'SIGKILL'),
  );
  expect(killed.signal).toBe('SIGKILL');
});

describe.each(Object.keys(PLANTS))('%s', (kind) => {
  it.concurrent.each([...OURS, ...OF_SQLITE])('as %s', async (name) => {
    const trial = await createTrial(SIZE);
    rmSync(trial.home, { recursive: true });
    cpSync(interrupted.home, trial.home, { recursive: true });
    const path = trial.path('home', name);
    rmSync(path, { force: true });
    PLANTS[kind]?.(trial, path);
    const planted = lstatSync(path);
    const met = await trial.issue({ under: ['timeout', '-s', 'KILL', String(SECONDS)] });
    expect([0, 1], `exit ${met.code} ${met.signal}: ${met.stderr}`).toContain(met.code);
    if (met.code === 1) {
      expect(met.stderr).toContain(trial.home);
      expect(met.stderr).not.toMatch(/\n\s+at /);
      expect(lstatSync(path).ino).toBe(planted.ino);
      rmSync(path);
      const resumed = await trial.issue();
      expect([resumed.code, resumed.stderr]).toEqual([0, '']);
    }
    if (kind === 'a link to a file')
      expect(readFileSync(trial.path('theirs'), 'utf8')).toBe(THEIRS);
    expect(lstatSync(trial.path('nothing'), { throwIfNoEntry: false })).toBe(undefined);
    expect(await judge(trial, PEOPLE, { said: met.stderr })).toEqual([]);
    trial.remove();
    recordProof('planted', [[kind, name.replace(/\d{8}-/, 'DATE-'), met.code ?? '']]);
  });
});
