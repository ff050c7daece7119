/**
 * The whole event log judged: does the chain hold, and does it still hold every head that was noted
 * elsewhere? A log that was cut off or written anew is whole in itself; a noted head tells.
 */
import { join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import { findBrokenEvent, type BrokenEvent } from '../ledger/broken-event.ts';
import { CHAIN_START, type ChainedEvent } from '../ledger/events.ts';
import type { Context } from '../system/context.ts';
import { batchFolder } from './batch-folders.ts';

/** What a `batch.json` says of the chain. */
export interface RecordedHead {
  readonly path: string;
  /** None in a file that cannot be read as one of ours. */
  readonly head?: string;
  /** Of the event that it is the hash of; none when the log does not hold it. */
  readonly sequence?: number;
}

export interface LogAudit {
  /** Oldest first. */
  readonly events: readonly ChainedEvent[];
  readonly head: string;
  readonly broken?: BrokenEvent;
  /** One for each `batch.json` that is there, also of batches that the ledger does not know. */
  readonly recorded: readonly RecordedHead[];
}

export function auditLog(context: Context, home: Home): LogAudit {
  const events = home.ledger.events.all();
  const broken = findBrokenEvent(events);
  return {
    events,
    head: events.at(-1)?.hash ?? CHAIN_START,
    ...(broken && { broken }),
    recorded: recordsOf(context, home).map((path) => {
      const head = headIn(context.files.read(path).toString('utf8'));
      const sequence = head === undefined ? undefined : findHead(events, head)?.sequence;
      return {
        path,
        ...(head !== undefined && { head }),
        ...(sequence !== undefined && { sequence }),
      };
    }),
  };
}

/** Digits of a head that leave no room for chance, or for whoever would search for a second one. */
export const HEAD_DIGITS = { min: 16, max: 64 } as const;

/** @param head the hash, or its beginning of at least 16 digits, lower-case */
export function findHead(events: readonly ChainedEvent[], head: string): ChainedEvent | undefined {
  return events.find(({ hash }) => hash.startsWith(head));
}

/** The head that a `batch.json` holds, undefined for another text. */
export function headIn(text: string): string | undefined {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('chainHead' in record)) return undefined;
    const { chainHead } = record;
    return typeof chainHead === 'string' && /^[0-9a-f]{64}$/.test(chainHead)
      ? chainHead
      : undefined;
  } catch {
    return undefined;
  }
}

function recordsOf({ files }: Context, home: Home): readonly string[] {
  const known = home.ledger.batches.all().map((batch) => batchFolder({ home, batch }));
  const found = files.list(home.paths.batches).map((name) => join(home.paths.batches, name));
  return [...new Set([...known, ...found])]
    .map((folder) => join(folder, 'batch.json'))
    .filter((path) => files.exists(path));
}
