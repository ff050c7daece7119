/** The open portal as the steps use it: its sites, its visitors, its clock, what it has written down. */
import type { Agent } from 'node:https';
import type { SecureContext } from 'node:tls';
import type { BatchSummary } from '../../batch/finish-batch.ts';
import type { RunningPortal } from '../../portal/start-portal.ts';
import type { ListenAt } from '../../portal/listen.ts';
import type { Secret } from '../../secrets/secret.ts';
import { made, type Stage } from '../stage.ts';
import type { Fault, Outcome, StepCase } from '../step.ts';
import type { Recipient } from './recipient.ts';
import type { Visitor } from './visitor.ts';

export interface Walk {
  readonly running: RunningPortal;
  readonly visitor: Visitor;
  /** The download site; host and address. */
  readonly download: { readonly at: ListenAt; readonly host: string };
  readonly portal: { readonly at: ListenAt; readonly hosts: readonly string[] };
  /** Those who take part, and from which address each. */
  readonly recipients: readonly Recipient[];
  /** Of the person or attempt of this number; the machine's own where it has no other. */
  addressOf(number: number): string | undefined;
  /** How often one may be wrong: a machine with one address must mind its quota. */
  readonly wrongTries: number;
  /** Lets the portal live so many days later. */
  daysLater(days: number): void;
  /** What the portal has written down of the last request. */
  lastResult(): string;
  /** Files by name, as they were issued. */
  issued(file: string): Buffer | undefined;
  /** A file that was downloaded, opened by OpenSSL once for each TLS version. */
  readonly contexts: Map<string, SecureContext>;
  /** Whether what was downloaded opens, by its octets and the password. */
  readonly openings: Map<string, boolean>;
}

/** What has happened since the walk. */
export interface Aftermath {
  joined?: Recipient;
  /** With the password of the letter that was lost, and with that of the new one. */
  reset?: { readonly before: Recipient; readonly after: Recipient };
  /** The batch in which a letter ② was replaced, and with it the file that it opens. */
  replaced?: Pick<BatchSummary, 'batch' | 'folders'>;
  ended?: { readonly loginId: string; readonly group: string; readonly password: Secret };
  revoked?: {
    readonly recipient: Recipient;
    /** Opened before the revocation. */
    readonly agent: Agent;
    readonly context: SecureContext;
  };
}

/** Goes through people, some at once, and gathers what was wrong by group. */
export async function throughAll(
  stage: Stage,
  recipients: readonly Recipient[],
  visit: (recipient: Recipient, number: number) => Promise<readonly Fault[]>,
): Promise<Outcome> {
  const { visitor } = made(stage, 'walk');
  const before = visitor.requests();
  const found = new Map<string, Fault[]>(recipients.map(({ group }) => [group, []]));
  const queue = recipients.map((recipient, number) => ({ recipient, number }));
  const workOff = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const faults = await visit(next.recipient, next.number);
      found.get(next.recipient.group)?.push(...faults);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, workOff));
  const cases: StepCase[] = [...found].map(([name, faults]) => ({ name, faults }));
  return {
    count: recipients.length,
    requests: visitor.requests() - before,
    faults: cases.flatMap(({ faults }) => faults),
    cases,
  };
}

/** As many as a browser opens at once to one host; the portal is one process like us. */
const AT_ONCE = 6;

/** One person of each group. */
export function oneOfEach(recipients: readonly Recipient[]): readonly Recipient[] {
  const firsts = new Map<string, Recipient>();
  for (const recipient of recipients) {
    if (!firsts.has(recipient.group)) firsts.set(recipient.group, recipient);
  }
  return [...firsts.values()];
}

/** Where the file of a group is. */
export function filePath({ group, file }: Pick<Recipient, 'group' | 'file'>): string {
  return `/dl/${group}/${file}`;
}
