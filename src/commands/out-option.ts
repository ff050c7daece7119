/** `--out` of a batch, and the flag for a folder that is only called like a cloud's. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { refuseBatchFolder } from '../batch/refuse-batch-folder.ts';
import type { Home } from '../home/open-home.ts';
import type { Words } from '../words/words.ts';
import type { Invocation } from './invocation.ts';

export interface OutOption {
  readonly out?: string;
  readonly allowSyncedFolder?: boolean;
}

/** @param description of the folder, as this command uses it */
export function addOutOption(
  command: Command,
  description: string,
  { init }: Words['help'],
): Command {
  return command
    .option('--out <dir>', description)
    .option('--allow-synced-folder', init.allowSyncedFolder);
}

/**
 * Said before the passphrase is asked for.
 * @returns the folder that was named, absolute, if any
 * @throws `batch-folder-inside-home`, `batch-folder-synced`
 */
export function outFolder(
  { context }: Pick<Invocation, 'context'>,
  home: Home,
  { out, allowSyncedFolder = false }: OutOption,
): string | undefined {
  if (!out) return undefined;
  const folder = resolve(context.environment.workingFolder, out);
  refuseBatchFolder(context, home, folder, { allowSynced: allowSyncedFolder });
  return folder;
}
