/**
 * The dress rehearsal: a throwaway CA, every certificate and letter of a roster, and then each file
 * opened the way its recipient would, with the password read off the letter.
 */
import { join, resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { BatchRun } from '../batch/batch-run.ts';
import type { BatchSummary } from '../batch/finish-batch.ts';
import { openBatch } from '../batch/open-batch.ts';
import { readRoster, type PlannedRoster } from '../batch/read-roster.ts';
import { runBatch } from '../batch/run-batch.ts';
import { startWorkerPool } from '../batch/worker-pool.ts';
import { createHome } from '../home/create-home.ts';
import { openHomeToWrite } from '../home/open-home.ts';
import { unlockHome } from '../home/unlock-home.ts';
import type { Finding } from '../inspection/finding.ts';
import { inspectIssuedP12s } from '../inspection/inspect-issued-p12s.ts';
import { verifyHome } from '../inspection/verify-home.ts';
import { generatePassword } from '../secrets/password.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Context } from '../system/context.ts';
import { createTurns } from '../system/turns.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';
import { readBackLetters, type ReadBack } from './read-back.ts';
import { sampleSite } from './sample-site.ts';
import { tryFiles, type TriedFile } from './try-files.ts';

export interface RehearsalRequest {
  readonly roster: string;
  /** New folder for all that is made. */
  readonly folder: string;
  readonly keyAlgorithm: KeyAlgorithm;
  /** How the files are made, as in `hakko.yaml`. */
  readonly p12: NonNullable<SettingValues['p12']>;
  /** Language of the comments in the throwaway `hakko.yaml`. */
  readonly language: 'ja' | 'en';
  readonly letters: NonNullable<SettingValues['letters']>;
  readonly deliver?: NonNullable<SettingValues['deliver']>;
  /** Of all letters; what the roster says unless given. */
  readonly letterLanguage?: LetterLanguage;
}

export type StepName = 'init' | 'check' | 'issue' | 'read' | 'open' | 'verify';

export interface Step {
  readonly name: StepName;
  /** What was counted: people, files, letters. */
  readonly count: number;
  readonly seconds: number;
}

export type FaultCode = 'letter-missing' | 'letter-differs' | 'not-opened' | 'chain' | 'dates';

/** Something that would have gone wrong for a recipient. */
export interface Fault {
  readonly code: FaultCode;
  /** Login ID, or file name. */
  readonly subject: string;
}

export interface Rehearsal {
  readonly planned: PlannedRoster;
  readonly steps: readonly Step[];
  readonly files: readonly TriedFile[];
  readonly faults: readonly Fault[];
  readonly findings: readonly Finding[];
  readonly summary: BatchSummary;
}

export interface RehearsalHooks {
  readonly onStep: (step: Step) => void;
  readonly onStart: (groups: number) => void;
  readonly onGroup: () => void;
}

/**
 * @returns the planned roster alone when it has problems
 * @throws `file-exists` when the folder is there already, and all that issuing can throw
 */
export async function rehearse(
  context: Context,
  request: RehearsalRequest,
  hooks: RehearsalHooks,
): Promise<Rehearsal | PlannedRoster> {
  const steps: Step[] = [];
  const step = async <T>(
    name: StepName,
    count: (result: T) => number,
    work: () => T | Promise<T>,
  ) => {
    const started = performance.now();
    const result = await work();
    const done = { name, count: count(result), seconds: (performance.now() - started) / 1000 };
    steps.push(done);
    hooks.onStep(done);
    return result;
  };
  const folder = resolve(context.environment.workingFolder, request.folder);
  if (context.files.exists(folder)) throw new HakkoError('file-exists', { path: folder });

  // Nobody learns this passphrase: the CA is worth nothing the moment the rehearsal ends.
  const passphrase = generatePassword(context.random, PASSPHRASE);
  const homeFolder = join(folder, 'hakko-home');
  await step(
    'init',
    ({ authorities }) => authorities.length,
    () =>
      createHome(context, {
        folder: homeFolder,
        values: rehearsalSettings(request),
        language: request.language,
        passphrase,
        purpose: 'rehearsal',
      }),
  );
  const home = openHomeToWrite(context, homeFolder, 'hakko rehearse');
  try {
    const roster = {
      ...{ path: request.roster, acceptChanges: 0, partial: false },
      ...(request.letterLanguage && { letterLanguage: request.letterLanguage }),
    };
    const planned = await step(
      'check',
      ({ roster: { entries } }) => entries.length,
      () => readRoster(context, home, roster),
    );
    if (planned.problems > 0) return planned;
    const unlocked = unlockHome(context, home, passphrase);
    const summary = await step(
      'issue',
      ({ certificates }) => certificates,
      () =>
        issueAll(
          { context, home, unlocked },
          planned,
          { ...request, out: join(folder, 'output') },
          hooks,
        ),
    );
    const letters = await step(
      'read',
      ({ count }: ReadBack) => count,
      () => readBackLetters(context, home, summary),
    );
    const files = await step(
      'open',
      (tried) => tried.length,
      async () => {
        const turn = createTurns();
        const tried: TriedFile[] = [];
        for (const file of tryFiles(context, home, planned, summary, letters)) {
          tried.push(file);
          await turn();
        }
        return tried;
      },
    );
    const verified = await step(
      'verify',
      (result) => result.files + result.letters,
      async () => {
        const inspections = await inspectIssuedP12s(context, home, unlocked);
        return verifyHome(context, home, inspections, unlocked);
      },
    );
    const faults = files.flatMap((file) => file.faults);
    return { planned, steps, files, faults, findings: verified.findings, summary };
  } finally {
    home.close();
  }
}

const PASSPHRASE = { alphabet: 'abcdefghjkmnpqrstuvwxyz23456789', length: 24 };

async function issueAll(
  { context, home, unlocked }: Omit<BatchRun, 'batch'>,
  { plan, name: rosterName, sha256: rosterSha256 }: PlannedRoster,
  { out, letterLanguage }: Pick<RehearsalRequest, 'letterLanguage'> & { readonly out: string },
  hooks: RehearsalHooks,
): Promise<BatchSummary> {
  openBatch(context, home, unlocked.vault, {
    ...{ plan, rosterName, rosterSha256, out },
    ...(letterLanguage && { letterLanguage }),
  });
  const batch = home.ledger.batches.open();
  if (!batch) throw new RangeError('no open batch');
  const pool = startWorkerPool(context.environment.cores, home.settings.client.keyAlgorithm);
  pool.expectGroups(plan.groups.length);
  const { onStart, onGroup } = hooks;
  try {
    return await runBatch({ context, home, unlocked, batch }, pool, {
      ...{ onStart, onGroup, onLetters: () => undefined },
    });
  } finally {
    await pool.close();
  }
}

function rehearsalSettings(request: RehearsalRequest): SettingValues {
  const { keyAlgorithm, p12, letters, deliver = {} } = request;
  return { ...sampleSite, client: { keyAlgorithm }, p12, letters, deliver };
}
