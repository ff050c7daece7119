/** `--out` of a batch, and the flag for a folder that is only called like a cloud's. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { refuseLetterFolders } from '../batch/refuse-letter-folders.ts';
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
  return addSyncedOption(command.option('--out <dir>', description), { init });
}

/** Of a command that prints letters where the settings say. */
export function addSyncedOption(command: Command, { init }: Pick<Words['help'], 'init'>): Command {
  return command.option('--allow-synced-folder', init.allowSyncedFolder);
}

/**
 * Said before the passphrase is asked for, by every command that prints letters.
 * @throws what `refuseLetterFolders` throws
 */
export function judgeLetterFolders(
  { context }: Pick<Invocation, 'context'>,
  home: Home,
  { allowSyncedFolder = false }: Pick<OutOption, 'allowSyncedFolder'>,
): void {
  refuseLetterFolders(context, home, { allowSynced: allowSyncedFolder });
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
