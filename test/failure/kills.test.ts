/**
 * kill -9 at random moments: runs of 200 people, each killed up to 20 times and resumed by the same
 * command until it ends, 500 kills over at least 25 runs; and `init`. About 4 minutes on 2 cores.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stageOf, stages, type Stage } from './killed-ledger.ts';
import { commanded, judge } from './judges.ts';
import { inLanes, LANES } from './lanes.ts';
import { trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { choicesFrom, seededChoices, type Choices } from './seed.ts';
import { createTrial, type Ended, type Trial } from './trial.ts';

const KILLS = 500;
const RUNS = 25;
const KILLS_OF_A_RUN = 20;
const INITS = 40;
const SIZE = { people: 200, groupSize: 2 };
const PEOPLE = trialPeople(SIZE.people, SIZE.groupSize);

interface Killed {
  readonly trial: Trial;
  /** In ms after the start of each run. */
  readonly moments: readonly number[];
  readonly stages: readonly Stage[];
}

it(`${KILLS} kills leave nothing lost, nothing twice and nothing half`, async () => {
  const choices = seededChoices('kills');
  const undisturbed = await timeUndisturbed();
  const runs: Killed[] = [];
  const kills = () => runs.reduce((sum, run) => sum + run.moments.length, 0);
  const more = function* (): Generator<number> {
    while (kills() < KILLS || runs.length < RUNS) yield runs.length;
  };
  await inLanes(more(), async () => {
    const own = choicesFrom(choices.below(2 ** 31));
    runs.push(await killAgainAndAgain(await createTrial(SIZE), own, undisturbed));
  });
  // Only now: it keeps the cores busy, and the kills have to come in time.
  await inLanes(runs, async ({ trial, moments }) => {
    const wrongs = await judge(trial, PEOPLE, { openssl: true });
    expect(wrongs, `killed after ms: ${moments.join(', ')}`).toEqual([]);
    trial.remove();
  });
  const hits = runs.flatMap((run) => run.stages);
  const counts = Map.groupBy(hits, (stage) => stage);
  recordProof('kills', [
    ...stages.map((stage) => [stage, counts.get(stage)?.length ?? 0]),
    ['runs', runs.length],
  ]);
  // Every part of a run has been hit, or the moments were badly chosen.
  expect([...counts.keys()].sort()).toEqual([...stages].sort());
  expect(kills()).toBeGreaterThanOrEqual(KILLS);
});

it(`${INITS} kills of init leave a home or nothing, and init given again makes one`, async () => {
  const choices = seededChoices('kills');
  const undisturbed = Math.max(...(await inLanes(Array.from({ length: LANES }), timeInit)));
  const moments = Array.from({ length: INITS }, () => Math.round(choices.next() * undisturbed));
  let kills = 0;
  await inLanes(moments, async (moment) => {
    const trial = await createTrial(SIZE);
    rmSync(trial.home, { recursive: true });
    const { signal } = await initialise(trial, moment);
    if (signal === 'SIGKILL') kills += 1;
    const again = existsSync(trial.home) ? undefined : await initialise(trial);
    expect(again?.stderr ?? '', `after ${moment} ms`).toBe('');
    expect(readdirSync(trial.folder).sort()).toEqual(['home', 'pass.txt', 'roster.csv']);
    const verified = await commanded(['verify', '--json', ...trial.unlocked]);
    expect([verified.code, verified.stderr], `after ${moment} ms`).toEqual([0, '']);
    trial.remove();
  });
  expect(kills).toBeGreaterThan(INITS / 2);
  recordProof('kills', [['init', kills]]);
});

async function timeInit(): Promise<number> {
  const trial = await createTrial(SIZE);
  rmSync(trial.home, { recursive: true });
  const { code, ms } = await initialise(trial);
  expect(code).toBe(0);
  trial.remove();
  return ms;
}

function initialise(trial: Trial, killAfterMs?: number): Promise<Ended> {
  let timer: NodeJS.Timeout | undefined;
  return trial
    .init({
      during: (child) => {
        if (killAfterMs === undefined) return;
        timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      },
    })
    .finally(() => {
      clearTimeout(timer);
    });
}

/** How long a run takes here and now, with as many beside it as there will be. */
async function timeUndisturbed(): Promise<number> {
  const times = await inLanes(Array.from({ length: LANES }), async () => {
    const trial = await createTrial(SIZE);
    const { code, ms, stderr } = await trial.issue();
    trial.remove();
    expect([code, stderr]).toEqual([0, '']);
    return ms;
  });
  return Math.max(...times);
}

async function killAgainAndAgain(trial: Trial, choices: Choices, span: number): Promise<Killed> {
  const moments: number[] = [];
  const hit: Stage[] = [];
  for (;;) {
    const moment = Math.round(choices.next() * span);
    let timer: NodeJS.Timeout | undefined;
    let processId: number | undefined;
    const { code, signal, stderr } = await trial.issue({
      during: (child) => {
        processId = child.pid;
        if (moments.length === KILLS_OF_A_RUN) return;
        timer = setTimeout(() => child.kill('SIGKILL'), moment);
      },
    });
    clearTimeout(timer);
    if (signal === 'SIGKILL') {
      moments.push(moment);
      hit.push(stageOf(trial.home, processId));
      continue;
    }
    expect([code, stderr], `killed after ms: ${moments.join(', ')}`).toEqual([0, '']);
    return { trial, moments, stages: hit };
  }
}
