/** Refuses a place for a new home before anything is asked: by what is known of it, and by a trial. */
import { basename, join } from 'node:path';
import { HakkoError } from '../errors.ts';
import { tryLocks } from '../ledger/lock-trial.ts';
import type { Context } from '../system/context.ts';
import { undoneAtExit } from '../system/interrupt.ts';
import { findPlace } from '../system/place.ts';
import { findPlaceFault } from './place-fault.ts';
import { deleteUnfinished, unfinishedFolder } from './unfinished-folder.ts';

/**
 * @param folder absolute; it need not be there
 * @param allowSynced the operator knows that the folder is not synced, whatever its name says
 * @throws `home-on-network`, `home-on-shared-folder`, `home-synced`, `home-locks-fail`, `file-failed`
 */
export async function refusePlace(
  context: Context,
  folder: string,
  { allowSynced }: { readonly allowSynced: boolean },
): Promise<void> {
  const place = findPlace(folder);
  const judged = findPlaceFault(place, context.environment);
  if (judged && !(allowSynced && judged.fault.code === 'home-synced')) throw judged.fault;
  const wanted = join(place.folder, TRIAL);
  deleteUnfinished(context, place.folder, (name) => name === basename(wanted));
  const trial = unfinishedFolder(context, wanted);
  const undo = () => {
    context.files.deleteFolder(trial);
  };
  await undoneAtExit(context.interrupted, undo, async () => {
    try {
      context.files.createFolder(trial);
      await tryLocks(context, trial);
    } catch (error) {
      if (!(error instanceof HakkoError) || error.code !== 'home-locks-fail') throw error;
      const { reason } = error.args as { readonly reason: string };
      throw new HakkoError('home-locks-fail', { folder, reason }, error);
    } finally {
      undo();
    }
  });
}

const TRIAL = 'hakko-trial';
