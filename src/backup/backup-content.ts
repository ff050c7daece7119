/** What a backup takes from a home besides the ledger, and where it stands. */
import { join } from 'node:path';
import { readKeyFiles } from '../home/key-files.ts';
import type { Home } from '../home/open-home.ts';
import { batchFolder } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import { filesBelow } from './copied-file.ts';

export interface FileToCopy {
  readonly from: string;
  /** Below the backup, with `/`. */
  readonly path: string;
}

/** Name of the record that each finished batch has in its folder. */
const BATCH_RECORD = 'batch.json';

/** As the portal calls its record. */
const DOWNLOADS = 'downloads.jsonl';

/**
 * Each batch's record, wherever its folder is; with files all that stands in that folder.
 * @param last id of the last batch that counts; all of them unless given
 */
export function findBatchFiles(
  context: Context,
  home: Home,
  withFiles: boolean,
  last?: string,
): readonly FileToCopy[] {
  const batches = home.ledger.batches.all();
  const end = last === undefined ? batches.length : batches.findIndex(({ id }) => id === last) + 1;
  return batches.slice(0, end).flatMap((batch) => {
    const folder = batchFolder({ home, batch });
    const found = withFiles ? filesBelow(context, folder) : [BATCH_RECORD];
    return found
      .filter((path) => context.files.exists(join(folder, path)))
      .map((path) => ({ from: join(folder, path), path: `batches/${batch.id}/${path}` }));
  });
}

export function findCrlFiles(context: Context, { paths }: Home): readonly FileToCopy[] {
  return filesBelow(context, paths.crl).map((path) => ({
    from: join(paths.crl, path),
    path: `crl/${path}`,
  }));
}

/** Counts of downloads, which letters have promised limits of; the log of attempts is no part of a home. */
export function findPortalFiles(context: Context, { paths }: Home): readonly FileToCopy[] {
  const from = join(paths.portal, DOWNLOADS);
  return context.files.exists(from) ? [{ from, path: `portal/${DOWNLOADS}` }] : [];
}

/** Keys as one set, certificates, settings and templates, by their paths: small, and read at once. */
export function readCaFiles(context: Context, { paths }: Home): ReadonlyMap<string, Buffer> {
  const { files } = context;
  const keys = [...readKeyFiles(context, paths)].map(
    ([name, text]) => [`ca/${name}`, Buffer.from(text)] as const,
  );
  const others = files
    .list(paths.ca)
    .filter((name) => /\.(?:crt|cer|pem)$/.test(name))
    .map((name) => [`ca/${name}`, files.read(join(paths.ca, name))] as const);
  const templates = filesBelow(context, paths.templates).map(
    (path) => [`templates/${path}`, files.read(join(paths.templates, path))] as const,
  );
  const settings = ['hakko.yaml', files.read(paths.settings)] as const;
  return new Map([...keys, ...others, ...templates, settings]);
}
