/**
 * The chained event log: each row's hash covers the row before, so that a changed, missing or
 * inserted row shows. The chain has no key: its head belongs on paper (reconciliation sheets).
 */
import { createHash } from 'node:crypto';
import type { Database, Row } from './database.ts';
import { numberOf, textOf } from './row.ts';

/** Details are counts, names and numbers; never a secret. */
export type EventDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface NewEvent {
  readonly at: Date;
  readonly kind: string;
  /** User of the operating system, `name@host`. */
  readonly actor: string;
  readonly details: EventDetails;
}

export interface ChainedEvent {
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  /** JSON, as hashed. */
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Hash that stands before the first event. */
export const CHAIN_START = '0'.repeat(64);

export interface Events {
  append(event: NewEvent): ChainedEvent;
  all(): readonly ChainedEvent[];
  /** Hash of the last event, `CHAIN_START` when there is none. */
  head(): string;
}

export function createEvents(database: Database): Events {
  const last = (): ChainedEvent | undefined => {
    const row = database.first('SELECT * FROM events ORDER BY sequence DESC LIMIT 1');
    return row && eventOf(row);
  };
  return {
    append({ at, kind, actor, details }) {
      const previous = last();
      const unhashed = {
        sequence: (previous?.sequence ?? 0) + 1,
        at: at.toISOString(),
        kind,
        actor,
        details: JSON.stringify(details),
        previousHash: previous?.hash ?? CHAIN_START,
      };
      const event = { ...unhashed, hash: hashEvent(unhashed) };
      database.run(
        `INSERT INTO events (sequence, at, kind, actor, details, previous_hash, hash)
         VALUES ($sequence, $at, $kind, $actor, $details, $previousHash, $hash)`,
        event,
      );
      return event;
    },
    all: () => database.all('SELECT * FROM events ORDER BY sequence').map(eventOf),
    head: () => last()?.hash ?? CHAIN_START,
  };
}

/** The first event that does not fit the chain, if any. */
export function findBrokenEvent(events: readonly ChainedEvent[]): ChainedEvent | undefined {
  return events.find((event, index) => {
    const previousHash = index === 0 ? CHAIN_START : events[index - 1]?.hash;
    return (
      event.sequence !== index + 1 ||
      event.previousHash !== previousHash ||
      event.hash !== hashEvent(event)
    );
  });
}

function hashEvent(event: Omit<ChainedEvent, 'hash'>): string {
  const { sequence, at, kind, actor, details, previousHash } = event;
  const canonical = JSON.stringify([previousHash, sequence, at, kind, actor, details]);
  return createHash('sha256').update(canonical).digest('hex');
}

function eventOf(row: Row): ChainedEvent {
  return {
    sequence: numberOf(row, 'sequence'),
    at: textOf(row, 'at'),
    kind: textOf(row, 'kind'),
    actor: textOf(row, 'actor'),
    details: textOf(row, 'details'),
    previousHash: textOf(row, 'previous_hash'),
    hash: textOf(row, 'hash'),
  };
}
