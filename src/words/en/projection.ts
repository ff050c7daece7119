/** When a batch's files are not what the ledger has. */
import type { ProjectionErrorArgs } from '../../projection/errors.ts';
import type { Messages } from '../message.ts';

export const projectionMessages: Messages<ProjectionErrorArgs> = {
  'file-differs': ({ path }) => ({
    what: `${path} read back is not what was written.`,
    todo: 'Check the disk. The ledger holds the file; run the same command again to write it anew.',
  }),
  'p12-copy-damaged': ({ fileName }) => ({
    what: `The ledger's copy of ${fileName} is damaged. It was not written.`,
    todo: 'Take the file from a backup, or go back to a backup of the whole home. “hakko verify” names all that is damaged.',
  }),
};
