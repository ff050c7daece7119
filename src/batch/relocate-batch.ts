/** Where an interrupted batch goes on: in its folder, or in another when the disk is gone or full. */
import { isAbsolute } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Batch } from '../ledger/batches.ts';
import { batchFolder, placeOf } from '../projection/batch-folders.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import { prepareFolders } from './new-batch.ts';

/**
 * @param out the folder that was named this time, if any
 * @returns the batch, which stands in `out` from now on
 * @throws `batch-folder-gone`, `folder-not-empty`, `file-failed`
 */
export function relocateBatch(
  context: Context,
  home: Home,
  batch: Batch,
  out: string | undefined,
): Batch {
  const folder = batchFolder({ home, batch });
  if (out === undefined || out === folder) {
    refuseGoneFolder(context, home, batch);
    return batch;
  }
  const moved = { ...batch, folder: placeOf(home, out) };
  prepareFolders(context, { home, batch: moved });
  const { ledger } = home;
  ledger.transaction(() => {
    ledger.batches.move(batch.id, moved.folder);
    ledger.events.append({
      at: context.clock.now(),
      kind: 'batch-moved',
      actor: actorOf(context.environment),
      details: { batch: batch.id, from: batch.folder, to: out },
    });
  });
  return moved;
}

/**
 * A folder on a disk that is not connected must not be made anew below the place where it belongs.
 * @throws `batch-folder-gone`
 */
export function refuseGoneFolder({ files }: Context, home: Home, batch: Batch): void {
  const folder = batchFolder({ home, batch });
  const elsewhere = isAbsolute(batch.folder);
  if (!elsewhere || files.isFolder(folder)) return;
  throw new HakkoError('batch-folder-gone', { batch: batch.id, folder });
}
