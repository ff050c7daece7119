/**
 * The dress rehearsal: a throwaway CA, every certificate and letter of a roster, each file opened the
 * way its recipient would, and then the year that follows: people come, go, and lose their certificates.
 */
import { resolve } from 'node:path';
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { PlannedRoster } from '../batch/read-roster.ts';
import { exitCodeOf, HakkoError } from '../errors.ts';
import { generatePassword } from '../secrets/password.ts';
import type { Context } from '../system/context.ts';
import type { RehearsalHooks, RehearsalRequest, Stage } from './stage.ts';
import type { DoneStep, Outcome, Step, StepState } from './step.ts';
import { steps as allSteps } from './steps.ts';
import type { TriedFile } from './try-files.ts';

export interface Rehearsal {
  /** All of them, those that were skipped included. */
  readonly steps: readonly DoneStep[];
  /** Whether every step was done and found all as it should be. */
  readonly good: boolean;
  readonly startedAt: Date;
  readonly files: readonly TriedFile[];
  /** None when not even the CA could be made. */
  readonly planned?: PlannedRoster;
  /** None when nothing was issued. */
  readonly summary?: BatchSummary;
  /** What ended the rehearsal before its last step, unless it was the roster. */
  readonly error?: HakkoError;
}

/**
 * Faults do not end it; a roster with problems and errors do, and what remains is skipped.
 * @throws `file-exists` when the folder is there already; what Ctrl-C throws
 */
export async function rehearse(
  context: Context,
  request: RehearsalRequest,
  hooks: RehearsalHooks,
  steps: readonly Step[] = allSteps,
): Promise<Rehearsal> {
  const folder = resolve(context.environment.workingFolder, request.folder);
  if (context.files.exists(folder)) throw new HakkoError('file-exists', { path: folder });
  const passphrase = generatePassword(context.random, PASSPHRASE);
  const stage: Stage = {
    context,
    request,
    hooks,
    folder,
    passphrase,
    props: {},
    aftermath: {},
    atEnd: [],
  };
  const startedAt = context.clock.now();
  const done: DoneStep[] = [];
  let error: HakkoError | undefined;
  try {
    for (const step of steps) {
      const last = done.at(-1)?.state;
      const ended = last === 'stopped' || last === 'refused' || last === 'skipped';
      const result = ended ? SKIPPED : await take(step, stage);
      error ??= result.error;
      const { name, phase } = step;
      const one: DoneStep = { ...NOTHING, ...result.outcome, name, phase, ...result.took };
      done.push(one);
      hooks.onStep(one);
    }
  } finally {
    for (const end of stage.atEnd.toReversed()) await end();
  }
  const { planned, summary, files = [] } = stage.props;
  return {
    ...{ steps: done, startedAt, files },
    good: done.every(({ state }) => state === 'passed'),
    ...(planned && { planned }),
    ...(summary && { summary }),
    ...(error && { error }),
  };
}

const PASSPHRASE = { alphabet: 'abcdefghjkmnpqrstuvwxyz23456789', length: 24 };
const NOTHING = { count: 0, requests: 0, faults: [], findings: [], cases: [] } as const;

interface Taken {
  readonly took: { readonly state: StepState; readonly seconds: number };
  readonly outcome?: Outcome;
  readonly error?: HakkoError;
}

const SKIPPED: Taken = { took: { state: 'skipped', seconds: 0 } };
const CANCELLED = 130;

async function take({ name, run }: Step, stage: Stage): Promise<Taken> {
  const started = performance.now();
  const took = (state: StepState) => ({ state, seconds: (performance.now() - started) / 1000 });
  try {
    const outcome = await run(stage);
    const { faults = [], findings = [] } = outcome;
    const refused = name === 'check' && (stage.props.planned?.problems ?? 0) > 0;
    const good = faults.length + findings.length === 0;
    return { outcome, took: took(refused ? 'refused' : good ? 'passed' : 'failed') };
  } catch (thrown) {
    const error = thrown instanceof HakkoError ? (thrown as HakkoError) : undefined;
    if (!error || exitCodeOf(error) === CANCELLED) throw thrown;
    return { error, took: took('stopped') };
  }
}
