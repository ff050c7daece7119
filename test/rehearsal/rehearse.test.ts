/** How a rehearsal goes through its steps: what ends it, what does not, and what its report says then. */
import { describe, expect, it } from 'vitest';
import { rehearsalJUnit } from '../../src/commands/rehearse-report.ts';
import { HakkoError } from '../../src/errors.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import type { RehearsalRequest } from '../../src/rehearsal/stage.ts';
import type { DoneStep, Outcome, Step } from '../../src/rehearsal/step.ts';
import { loadWords } from '../../src/words/words.ts';
import { createWorld, temporaryFolder } from '../system/world.ts';

const words = await loadWords('en');
const REQUEST: RehearsalRequest = {
  ...{ roster: 'roster.csv', folder: 'kept', keyAlgorithm: 'ec-p256', language: 'en' },
  ...{ p12: {}, letters: {} },
};

/** Plays steps that do what they are told. */
async function play(...plays: readonly (Outcome | Error)[]) {
  const names = ['init', 'read', 'open', 'verify', 'audit'] as const;
  const steps = plays.map((outcome, index): Step => {
    const name = names[index] ?? 'audit';
    const run = (): Outcome => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    return { name, phase: index < 2 ? 'make' : 'proof', run };
  });
  const heard: DoneStep[] = [];
  const hooks = {
    ...{ onStart: () => undefined, onGroup: () => undefined },
    onStep: (step: DoneStep) => void heard.push(step),
  };
  const world = createWorld({ folder: temporaryFolder() });
  const result = await rehearse(world, REQUEST, hooks, steps);
  expect(result.steps).toEqual(heard);
  return result;
}

const GOOD: Outcome = { count: 3 };
const FAULTY: Outcome = { count: 3, faults: [{ code: 'not-opened', subject: 'G13B.p12' }] };
const FOUND: Outcome = { count: 3, findings: [{ code: 'batch-open', subject: '20261122-01' }] };
const FULL = new HakkoError('file-failed', { action: 'write', path: '/srv', errno: 'ENOSPC' });

describe('a rehearsal', () => {
  it.each<[string, readonly (Outcome | Error)[], readonly string[], boolean]>([
    ['in which all is well is good', [GOOD, GOOD], ['passed', 'passed'], true],
    ['goes on after a fault', [GOOD, FAULTY, GOOD], ['passed', 'failed', 'passed'], false],
    ['goes on after a finding', [FOUND, GOOD], ['failed', 'passed'], false],
    [
      'stops at an error',
      [GOOD, FULL, GOOD, GOOD],
      ['passed', 'stopped', 'skipped', 'skipped'],
      false,
    ],
  ])('%s', async (_name, plays, states, good) => {
    const result = await play(...plays);
    expect([result.steps.map(({ state }) => state), result.good]).toEqual([states, good]);
    expect(result.error).toBe(plays.includes(FULL) ? FULL : undefined);
  });

  it.each([
    ['a bug', new RangeError('no home on the stage yet')],
    ['Ctrl-C', new HakkoError('interrupted', { batch: '20261122-01' })],
  ])('makes no report of %s', async (_name, error) => {
    await expect(play(GOOD, error, GOOD)).rejects.toBe(error);
  });

  it('says in its JUnit report what is wrong, what was not tried, and why', async () => {
    const result = await play(
      { ...FAULTY, cases: [{ name: 'G13B.p12', ...FAULTY, faults: [] }] },
      FULL,
      GOOD,
    );
    const xml = Buffer.from(rehearsalJUnit('roster.csv', result, words)).toString();
    expect(xml).toMatch(/tests="4" failures="1" errors="1" skipped="1"/);
    expect(xml).toMatch(/<failure message="G13B\.p12: does not open with the password as printed/);
    expect(xml).toMatch(/<error message="[^"]*\/srv/);
    expect(xml).toContain('name="init: G13B.p12"');
  });
});
