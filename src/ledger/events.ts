/**
 * The chained event log: each row's hash covers the row before, so that a changed, missing or
 * inserted row shows. The chain has no key: its head belongs on paper (reconciliation sheets).
 */
import { hash as digest } from 'node:crypto';
import type { Actor } from '../system/environment.ts';
import type { Database, Row } from './database.ts';
import type { EventDetails, EventKind } from './event-kinds.ts';
import { numberOf, optionalTextOf, textOf } from './row.ts';

export interface NewEvent<K extends EventKind = EventKind> {
  readonly at: Date;
  readonly kind: K;
  readonly actor: Actor;
  readonly details: EventDetails[K];
}

export interface ChainedEvent {
  readonly sequence: number;
  /** What the hash covers: 1 in rows of the first ledgers, which knew no operator; else 2. */
  readonly format: number;
  readonly at: string;
  readonly kind: string;
  /** User of the operating system, `name@host`. */
  readonly actor: string;
  readonly operator?: string;
  readonly witness?: string;
  readonly reference?: string;
  /** JSON, as hashed. */
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Hash that stands before the first event. */
export const CHAIN_START = '0'.repeat(64);

export interface Events {
  /** To be called in the transaction of the change that it tells of. */
  append<K extends EventKind>(event: NewEvent<K>): ChainedEvent;
  all(): readonly ChainedEvent[];
  /** The same, one after the other. */
  each(): Iterable<ChainedEvent>;
  ofKind(kind: EventKind): readonly ChainedEvent[];
  last(): ChainedEvent | undefined;
  /** What was noted with the events of a kind, oldest first; what was tampered with is left out. */
  detailsOf<K extends EventKind>(kind: K): readonly Partial<EventDetails[K]>[];
  /** Hash of the last event, `CHAIN_START` when there is none. */
  head(): string;
}

const FORMAT = 2;

/** A number that was tampered with may be larger than any of JavaScript's; it fits no hash anyway. */
const small = (column: string): string =>
  `max(min(${column}, ${Number.MAX_SAFE_INTEGER}), ${Number.MIN_SAFE_INTEGER}) AS ${column}`;

const SELECT = `SELECT ${small('sequence')}, ${small('format')}, at, kind, actor, operator, witness,
  reference, details, previous_hash, hash FROM events`;
const IN_ORDER = `${SELECT} ORDER BY events.sequence`;

export function createEvents(database: Database): Events {
  const last = () =>
    database.first(
      `SELECT ${small('sequence')}, hash FROM events ORDER BY events.sequence DESC LIMIT 1`,
    );
  return {
    append({ at, kind, actor, details }) {
      const previous = last();
      const { operator, witness, reference } = actor;
      const unhashed = {
        sequence: previous ? numberOf(previous, 'sequence') + 1 : 1,
        format: FORMAT,
        at: at.toISOString(),
        kind,
        // SQLite keeps UTF-8, which half of a surrogate pair in a user's name is not.
        actor: actor.user.toWellFormed(),
        ...(operator !== undefined && { operator }),
        ...(witness !== undefined && { witness }),
        ...(reference !== undefined && { reference }),
        details: JSON.stringify(details),
        previousHash: previous ? textOf(previous, 'hash') : CHAIN_START,
      };
      const event = { ...unhashed, hash: hashEvent(unhashed) };
      database.run(
        `INSERT INTO events (sequence, format, at, kind, actor, operator, witness, reference, details,
           previous_hash, hash)
         VALUES ($sequence, $format, $at, $kind, $actor, $operator, $witness, $reference, $details,
           $previousHash, $hash)`,
        { operator: null, witness: null, reference: null, ...event },
      );
      return event;
    },
    all: () => database.all(IN_ORDER).map(eventOf),
    *each() {
      for (const row of database.each(IN_ORDER)) yield eventOf(row);
    },
    ofKind: (kind) =>
      database.all(`${SELECT} WHERE kind = $kind ORDER BY events.sequence`, { kind }).map(eventOf),
    last() {
      const row = database.first(`${IN_ORDER} DESC LIMIT 1`);
      return row && eventOf(row);
    },
    detailsOf: (kind) =>
      database
        .all('SELECT details FROM events WHERE kind = $kind ORDER BY sequence', { kind })
        .flatMap((row) => parsedDetails(textOf(row, 'details'))),
    head() {
      const row = last();
      return row ? textOf(row, 'hash') : CHAIN_START;
    },
  };
}

/** SHA-256 over a JSON array: no two different events have the same text. */
export function hashEvent(event: Omit<ChainedEvent, 'hash'>): string {
  const { sequence, format, at, kind, actor, operator, witness, reference } = event;
  const { details, previousHash } = event;
  const people = [operator ?? null, witness ?? null, reference ?? null];
  const canonical =
    format === 1
      ? [previousHash, sequence, at, kind, actor, details]
      : [format, previousHash, sequence, at, kind, actor, ...people, details];
  return digest('sha256', JSON.stringify(canonical));
}

function parsedDetails(text: string): readonly object[] {
  try {
    const details: unknown = JSON.parse(text);
    return typeof details === 'object' && details !== null ? [details] : [];
  } catch {
    return [];
  }
}

function eventOf(row: Row): ChainedEvent {
  const operator = optionalTextOf(row, 'operator');
  const witness = optionalTextOf(row, 'witness');
  const reference = optionalTextOf(row, 'reference');
  return {
    sequence: numberOf(row, 'sequence'),
    format: numberOf(row, 'format'),
    at: textOf(row, 'at'),
    kind: textOf(row, 'kind'),
    actor: textOf(row, 'actor'),
    ...(operator !== undefined && { operator }),
    ...(witness !== undefined && { witness }),
    ...(reference !== undefined && { reference }),
    details: textOf(row, 'details'),
    previousHash: textOf(row, 'previous_hash'),
    hash: textOf(row, 'hash'),
  };
}
