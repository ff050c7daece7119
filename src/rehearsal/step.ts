/** A rehearsal is a list of steps: what each is called, where it belongs, and what came of it. */
import type { Finding } from '../inspection/finding.ts';
import type { Stage } from './stage.ts';

/** The acts of the play, in their order. */
export const phases = ['make', 'letters', 'portal', 'year', 'proof'] as const;
export type Phase = (typeof phases)[number];

export type StepName =
  | ('init' | 'check' | 'issue')
  | ('read' | 'open')
  | ('portal' | 'prefix' | 'download' | 'enter')
  | ('wrong-password' | 'other-login' | 'strangers' | 'other-days')
  | ('join' | 'end' | 'reset' | 'revoke' | 'follow')
  | ('reset-install' | 'reprint' | 'remake' | 'crl')
  | ('export' | 'restore' | 'verify' | 'audit');

export interface Step {
  /** What it proves stands in `words/` under this name. */
  readonly name: StepName;
  readonly phase: Phase;
  readonly run: (stage: Stage) => Outcome | Promise<Outcome>;
}

/** What a step looked at, and what was not as it should be. */
export interface Outcome {
  /** People, files, letters, events: whatever was looked at. */
  readonly count: number;
  /** What was asked of the portal. */
  readonly requests?: number;
  readonly faults?: readonly Fault[];
  /** Of a home that was verified. */
  readonly findings?: readonly Finding[];
  /** The same by group or file, where a step goes through them. */
  readonly cases?: readonly StepCase[];
}

export interface StepCase {
  readonly name: string;
  readonly faults: readonly Fault[];
}

export type FaultCode =
  | ('letter-missing' | 'letter-differs' | 'not-opened' | 'chain' | 'dates')
  | ('page-missing' | 'page-unmarked' | 'server-untrusted')
  | ('prefix-let-on' | 'prefix-refused' | 'login-not-asked')
  | ('download-refused' | 'download-differs' | 'download-header')
  | ('openssl-not-opened' | 'enter-refused')
  | ('wrong-let-in' | 'other-let-in' | 'not-turned-away')
  | ('join-made-certificate' | 'join-letters-missing')
  | ('end-login-left' | 'end-certificate-gone')
  | ('revoke-not-listed' | 'revoke-others-listed')
  | ('revoked-let-in' | 'ended-let-in' | 'reprint-differs' | 'lost-reprinted')
  | ('reset-differs' | 'reset-let-in' | 'reset-install-differs')
  | ('remake-differs' | 'crl-differs' | 'export-differs' | 'restore-differs');

/** Something that would have gone wrong for a recipient. */
export interface Fault {
  readonly code: FaultCode;
  /** Login ID, or file name; never a secret. */
  readonly subject: string;
  /** What the portal answered, or where, for the sentence. */
  readonly detail?: string;
}

/** `refused`: the roster has problems. `stopped`: an error ended the rehearsal here. */
export type StepState = 'passed' | 'failed' | 'refused' | 'stopped' | 'skipped';

export interface DoneStep extends Required<Outcome> {
  readonly name: StepName;
  readonly phase: Phase;
  readonly state: StepState;
  readonly seconds: number;
}
