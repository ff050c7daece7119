/**
 * The whole event log judged: does the chain hold, and does it still hold every head that was noted
 * elsewhere? A log that was cut off or written anew is whole in itself; a noted head tells.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import { findBrokenEvent, type BrokenEvent } from '../ledger/broken-event.ts';
import { CHAIN_START, type ChainedEvent } from '../ledger/events.ts';
import { recordPath } from '../projection/batch-folders.ts';
import { recordChecksums } from '../projection/batch-record.ts';
import type { Context } from '../system/context.ts';

/** What a `batch.json` says of the chain. */
export interface RecordedHead {
  readonly path: string;
  /** None in a file that is not what was written. */
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
    recorded: recordsOf(context, home).map(({ path, sha256 }) => {
      const bytes = context.files.read(path);
      const altered = sha256 !== undefined && sha256 !== sha256Of(bytes);
      const head = altered ? undefined : headIn(bytes.toString('utf8'));
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

/**
 * Of every finished batch, with the checksum that the log tells of, if it does; and of batches that the
 * ledger does not know. Of those that it knows to have lost the events are lost too.
 */
function recordsOf({ files }: Context, { ledger, paths, settings }: Home) {
  const checksums = recordChecksums(ledger);
  const batches = ledger.batches.all();
  const placeOf = (batch: Pick<Batch, 'id' | 'folder'>) =>
    recordPath({ home: { paths, settings }, batch });
  const known = new Set([...batches, ...ledger.batches.lost()].map(placeOf));
  const finished = batches
    .filter(({ state }) => state === 'done')
    .map((batch) => ({ path: placeOf(batch), sha256: checksums.get(batch.id) }));
  const others = files
    .list(paths.batches)
    .map((id) => placeOf({ id, folder: join(paths.batches, id) }))
    .filter((path) => !known.has(path))
    .map((path) => ({ path, sha256: undefined }));
  return [...finished, ...others].filter(({ path }) => files.exists(path));
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
