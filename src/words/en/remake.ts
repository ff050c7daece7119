/** Why a batch's files were not made again. */
import type { RemakeErrorArgs } from '../../remake/errors.ts';
import type { Messages } from '../message.ts';

export const remakeMessages: Messages<RemakeErrorArgs> = {
  'batch-not-known': ({ batch, known }) => ({
    what: `The ledger knows no batch ${batch}.`,
    todo:
      known.length > 0 ? `The last ones are: ${known.join(', ')}` : 'Nothing has been issued yet.',
  }),
  'batch-not-finished': ({ batch }) => ({
    what: `Batch ${batch} was interrupted and is not finished.`,
    todo: 'Run “hakko issue” again: it goes on with this batch and makes all of its files.',
  }),
  'batch-files-differ': ({ batch, paths }) => ({
    what: `These files of batch ${batch} are not what was made. Nothing was written.\n${listed(paths)}`,
    todo: 'Find out who changed them and keep a copy if it matters; then add --force to replace them.',
  }),
};

/** So many say what the rest would. */
const LISTED = 12;

function listed(paths: readonly string[]): string {
  const more = paths.length > LISTED ? [`  … and ${paths.length - LISTED} more`] : [];
  return [...paths.slice(0, LISTED).map((path) => `  ${path}`), ...more].join('\n');
}
