/**
 * How often each login has downloaded the file of its certificate. Counted from the record, so that it
 * survives restarts, and that two portals over one state count together.
 */
import { foldLoginId } from '../ledger/people.ts';
import type { Context } from '../system/context.ts';
import { parseDownloads, type Download } from './download-record.ts';
import { downloadsFile } from './state-paths.ts';

export interface DownloadCounter {
  /**
   * Takes one of the downloads that are left.
   * @returns nothing when none is left; those under way count as taken
   * @throws `file-failed` while an earlier one cannot be written down: then none is handed out
   */
  begin(download: Omit<Download, 'time'>, limit: number): BegunDownload | undefined;
  /**
   * Writes down what could not be written before, if that can be done now.
   * @returns how many downloads are still to be written down
   */
  settle(): number;
}

/** Told when a download cannot be written down, once, and when all have been. */
export interface DownloadCounterHooks {
  readonly onFailing: (error: unknown) => void;
  readonly onWrittenAgain: (downloads: number) => void;
}

export interface BegunDownload {
  /**
   * The whole body has gone. It is written down, durably, in the same turn with others that end now, or
   * as soon as that can be done.
   * @param tried called when it was written down, or could not be
   */
  complete(tried: () => void): void;
  /** It has not: the download may be tried again. */
  abandon(): void;
}

/** @throws `file-failed` when the record cannot be read */
export function openDownloadCounter(
  { files, clock }: Pick<Context, 'files' | 'clock'>,
  state: string,
  { onFailing, onWrittenAgain }: DownloadCounterHooks,
): DownloadCounter {
  const path = downloadsFile(state);
  const counts = new Map<string, number>();
  const underWay = new Map<string, number>();
  /** Completed, and not written down yet: until then they count as under way. */
  const owed: Download[] = [];
  /** Who is to be told when writing was tried. */
  const ending: (() => void)[] = [];
  /** How many are owed since it failed. */
  let failing: number | undefined;
  let read = 0;
  let file = '';
  const add = (map: Map<string, number>, key: string, by: number): void => {
    map.set(key, (map.get(key) ?? 0) + by);
  };
  const catchUp = (): void => {
    const found = files.fingerprint(path);
    if (found === file || found === '') return;
    const text = files.readFrom(path, read).toString();
    // A line that another portal is just writing is read when it is whole.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    for (const download of parseDownloads(whole)) add(counts, keyOf(download), 1);
    read += Buffer.byteLength(whole);
    file = whole.length === text.length ? found : '';
  };
  const bringUpToDate = (): void => {
    try {
      if (owed.length > 0) {
        const lines = owed.map((download) => JSON.stringify(download)).join('\n');
        files.appendLine(path, lines, { durable: true });
        for (const download of owed.splice(0)) add(underWay, keyOf(download), -1);
      }
      catchUp();
    } catch (error) {
      if (failing === undefined) onFailing(error);
      failing = owed.length;
      throw error;
    }
    if (failing !== undefined) onWrittenAgain(failing);
    failing = undefined;
  };
  const settle = (): void => {
    try {
      bringUpToDate();
    } catch {
      // It was told when it began.
    }
  };
  /** One wait for the disk for all that end at about the same time: meanwhile nobody is served. */
  const settleSoon = (): void => {
    if (ending.length > 1) return;
    setImmediate(() => {
      settle();
      for (const tried of ending.splice(0)) tried();
    });
  };
  catchUp();
  return {
    settle() {
      if (failing !== undefined || owed.length > 0) settle();
      return owed.length;
    },
    begin(download, limit) {
      if (failing === undefined) catchUp();
      else bringUpToDate();
      const key = keyOf(download);
      if ((counts.get(key) ?? 0) + (underWay.get(key) ?? 0) >= limit) return undefined;
      add(underWay, key, 1);
      return {
        complete(tried) {
          owed.push({ time: clock.now().toISOString(), ...download });
          ending.push(tried);
          settleSoon();
        },
        abandon() {
          add(underWay, key, -1);
        },
      };
    },
  };
}

/** A new certificate is a new beginning: its letters promise so many downloads again. */
function keyOf({ loginId, serialNumber }: Pick<Download, 'loginId' | 'serialNumber'>): string {
  return `${foldLoginId(loginId)} ${serialNumber}`;
}
