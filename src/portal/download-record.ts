/** The record of completed downloads: a line of JSON for each, added to and never changed. */
import { downloadsFile } from './state-paths.ts';
import type { Context } from '../system/context.ts';

/** One completed download. */
export interface Download {
  /** ISO 8601. */
  readonly time: string;
  readonly loginId: string;
  readonly group: string;
  readonly file: string;
  /** Of the certificate in the file. */
  readonly serialNumber: string;
  readonly address: string;
}

/** All of them; none where no portal ever ran. Lines that are none of its own are passed over. */
export function readDownloads(
  { files }: Pick<Context, 'files'>,
  state: string,
): readonly Download[] {
  const path = downloadsFile(state);
  return files.exists(path) ? parseDownloads(files.read(path).toString()) : [];
}

export function parseDownloads(text: string): readonly Download[] {
  return text.split('\n').flatMap((line) => {
    const download = line === '' ? undefined : parseLine(line);
    return download ? [download] : [];
  });
}

function parseLine(line: string): Download | undefined {
  try {
    const found = JSON.parse(line) as Partial<Record<keyof Download, unknown>>;
    const { time, loginId, group, file, serialNumber, address } = found;
    const texts = { time, loginId, group, file, serialNumber, address };
    return Object.values(texts).every((value) => typeof value === 'string')
      ? (texts as Download)
      : undefined;
  } catch {
    // The last line of a machine that lost its power, perhaps.
    return undefined;
  }
}
