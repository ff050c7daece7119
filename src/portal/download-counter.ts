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
   */
  begin(download: Omit<Download, 'time'>, limit: number): BegunDownload | undefined;
}

export interface BegunDownload {
  /** The whole body has gone; on the disk on return. @throws `file-failed` */
  complete(): void;
  /** It has not: the download may be tried again. */
  abandon(): void;
}

export function openDownloadCounter(context: Context, state: string): DownloadCounter {
  const { files, clock } = context;
  const path = downloadsFile(state);
  const counts = new Map<string, number>();
  const underWay = new Map<string, number>();
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
  catchUp();
  return {
    begin(download, limit) {
      catchUp();
      const key = keyOf(download);
      if ((counts.get(key) ?? 0) + (underWay.get(key) ?? 0) >= limit) return undefined;
      add(underWay, key, 1);
      return {
        complete() {
          add(underWay, key, -1);
          const line = { time: clock.now().toISOString(), ...download };
          try {
            files.append(path, `${JSON.stringify(line)}\n`, { durable: true });
            catchUp();
          } catch (error) {
            // The disk may be full: until a restart the limit holds all the same.
            add(counts, key, 1);
            throw error;
          }
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
