/** `.p12` files that the ledger holds and the folders of its batches do not; letters need a passphrase. */
import { isAbsolute, join } from 'node:path';
import type { Home } from '../home/open-home.ts';
import { p12Folder } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';

/**
 * Leaves batches outside the home alone: their folder is not ours to make again.
 * @returns how many were written
 */
export function writeMissingP12s({ files }: Pick<Context, 'files'>, home: Home): number {
  const { batches, certificates, p12Files } = home.ledger;
  let written = 0;
  for (const batch of batches.all().filter(({ folder }) => !isAbsolute(folder))) {
    const folder = p12Folder({ home, batch });
    files.createFolder(folder);
    const issued = certificates.ofBatch(batch.id).filter(({ state }) => state === 'issued');
    for (const file of issued.flatMap(({ id }) => p12Files.of(id))) {
      const path = join(folder, file.fileName);
      if (files.exists(path)) continue;
      files.write(path, p12Files.bytes(file), { syncFolder: false });
      written += 1;
    }
    files.syncFolder(folder);
  }
  return written;
}
