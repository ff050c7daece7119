/** What is wrong with a backup, and what to do. */
import type { BackupErrorArgs } from '../../backup/errors.ts';
import type { Messages } from '../message.ts';

export const backupMessages: Messages<BackupErrorArgs> = {
  'backup-inside-home': ({ folder, home }) => ({
    what: `${folder} lies inside the CA (${home}): what destroys the CA would destroy the backup with it.`,
    todo: 'Name a folder on another medium.',
  }),
  'backup-missing': ({ folder, backups }) => ({
    what: `${folder} is no backup: there is no SHA256SUMS in it.`,
    todo:
      backups.length > 0
        ? `It holds ${backups.join(', ')}: name one of these, the newest as a rule.`
        : 'Name a folder that “hakko backup” made. A plain copy of a CA folder becomes one by: hakko --home COPY backup DIR',
  }),
  'restore-place-taken': ({ folder }) => ({
    what: `There is something in ${folder} already; it was left as it is.`,
    todo: 'Add --replace to move it aside (nothing is deleted), or name another folder with --home.',
  }),
  'backup-damaged': ({ path }) => ({
    what: `${path} is not what its checksum says.`,
    todo: 'The medium may be failing. Use another backup, or another medium for a new one.',
  }),
};
