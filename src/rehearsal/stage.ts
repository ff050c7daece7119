/** What the steps of a rehearsal hand on to each other. */
import type { BatchSummary } from '../batch/finish-batch.ts';
import type { PlannedRoster } from '../batch/read-roster.ts';
import type { WorkerPool } from '../batch/worker-pool.ts';
import type { Home } from '../home/open-home.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import type { LetterLanguage } from '../letters/letter-language.ts';
import type { Secret } from '../secrets/secret.ts';
import type { SettingValues } from '../settings/write-settings.ts';
import type { Context } from '../system/context.ts';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';
import type { ReadBack } from './read-back.ts';
import type { DoneStep } from './step.ts';
import type { TriedFile } from './try-files.ts';
import type { Aftermath, Walk } from './walk/walk.ts';

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
  /** Folder of a site's own templates, which may be missing. */
  readonly templates?: string;
  /** Of all letters; what the roster says unless given. */
  readonly letterLanguage?: LetterLanguage;
  /** How many people go to the portal; everybody unless given. */
  readonly sample?: number;
}

export interface RehearsalHooks {
  readonly onStep: (step: DoneStep) => void;
  /** How many groups are issued to, before the first. */
  readonly onStart: (groups: number) => void;
  readonly onGroup: () => void;
}

/** Filled from step to step. */
export interface Props {
  home: Home;
  planned: PlannedRoster;
  unlocked: Unlocked;
  pool: WorkerPool;
  summary: BatchSummary;
  letters: ReadBack;
  files: readonly TriedFile[];
  walk: Walk;
}

export interface Stage {
  readonly context: Context;
  readonly request: RehearsalRequest;
  readonly hooks: RehearsalHooks;
  /** Absolute. */
  readonly folder: string;
  /** Nobody learns it: the CA is worth nothing the moment the rehearsal ends. */
  readonly passphrase: Secret;
  readonly props: Partial<Props>;
  readonly aftermath: Aftermath;
  /** What is still open, the latest last. */
  readonly atEnd: (() => Promise<void> | void)[];
}

/** @throws RangeError for what no earlier step has made */
export function made<K extends keyof Props>({ props }: Stage, name: K): Props[K] {
  const prop = props[name];
  if (prop === undefined) throw new RangeError(`no ${name} on the stage yet`);
  return prop;
}
