/**
 * Four processes on one home at once, 50 rounds, each round with somebody new to issue for: one works,
 * the others leave with exit code 5 and the name of the one who works. In every fifth round the worker
 * is killed: nobody is kept out by the dead. Two minutes.
 */
import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge } from './judges.ts';
import { inLanes } from './lanes.ts';
import { rosterText, trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { seededChoices } from './seed.ts';
import { createTrial, type Ended, type Trial } from './trial.ts';

const ROUNDS = 50;
const PROCESSES = 4;
const KILL_EVERY = 5;
/** After the start, which other commands need as well: generous, for a busy machine makes each wait. */
const PATIENCE_MS = 5000;

it(`${PROCESSES} processes at once: one works, ${PROCESSES - 1} say who does`, async () => {
  const choices = seededChoices('together');
  const trial = await createTrial({ people: 1, groupSize: 1 });
  let refusals = 0;
  let late = 0;
  let kills = 0;
  let slowest = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    writeFileSync(trial.path('roster.csv'), rosterText(round, 1));
    const kill = round % KILL_EVERY === 0;
    const start = await slowestStart(trial);
    const delays = Array.from({ length: PROCESSES }, () => choices.below(20));
    const ended = await inLanes(
      delays,
      async (delay) => {
        await setTimeout(delay);
        return trial.issue({
          ...(kill && { during: (child) => void killHolder(trial, child) }),
        });
      },
      PROCESSES,
    );
    const worked = ended.filter(({ code }) => code === 0);
    const refused = ended.filter(({ code }) => code === 5);
    const killed = ended.filter(({ signal }) => signal === 'SIGKILL');
    const about = ended.map(({ code, signal, stderr }) => `${code} ${signal} ${stderr}`).join('\n');
    expect(worked.length + refused.length + killed.length, about).toBe(PROCESSES);
    for (const each of refused) {
      expect(each.stderr).toMatch(/hakko issue, started by .+ \(process \d+\) at/);
      slowest = Math.max(slowest, each.ms - start);
    }
    // Who comes after the first has gone finds nothing to do, and ends well.
    late += worked.length - (killed.length > 0 ? 0 : 1);
    refusals += refused.length;
    kills += killed.length;
    if (worked.length === 0) expectDone(await trial.issue());
    expect(await judge(trial, trialPeople(round, 1)), `round ${round}`).toEqual([]);
  }
  console.log({ refusals, late, kills, slowest });
  expect(slowest).toBeLessThan(PATIENCE_MS);
  recordProof('together', [[ROUNDS, PROCESSES, refusals, kills]]);
  trial.remove();
});

function expectDone({ code, stderr }: Ended): void {
  expect([code, stderr]).toEqual([0, '']);
}

async function slowestStart(trial: Trial): Promise<number> {
  const ended = await inLanes(
    Array.from({ length: PROCESSES }),
    () => trial.hakko(['list', '--home', trial.home]),
    PROCESSES,
  );
  return Math.max(...ended.map(({ ms }) => ms));
}

/** Kills the process as soon as it holds the home; ends when it has ended. */
async function killHolder(trial: Trial, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (holderOf(trial) === child.pid) child.kill('SIGKILL');
    await setTimeout(1);
  }
}

function holderOf(trial: Trial): number | undefined {
  try {
    const text = readFileSync(trial.path('home', 'lock.txt'), 'utf8');
    return (JSON.parse(text) as { readonly processId: number }).processId;
  } catch {
    return undefined;
  }
}
