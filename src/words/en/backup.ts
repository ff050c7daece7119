/** What is wrong with a backup, and what to do. */
import type { BackupErrorArgs } from '../../backup/errors.ts';
import type { Messages } from '../message.ts';

export const backupMessages: Messages<BackupErrorArgs> = {
  'backup-inside-home': ({ folder, home }) => ({
    what: `${folder} lies inside the CA (${home}): what destroys the CA would destroy the backup with it.`,
    todo: 'Name a folder on another medium.',
  }),
  'backup-damaged': ({ path }) => ({
    what: `${path} is not what its checksum says.`,
    todo: 'The medium may be failing. Use another backup, or another medium for a new one.',
  }),
};
