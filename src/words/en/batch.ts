/** What stopped a batch, and what to do. */
import type { BatchErrorArgs } from '../../batch/errors.ts';
import type { Messages } from '../message.ts';
import { lettersMessages } from './letters.ts';

export const batchMessages: Messages<BatchErrorArgs> = {
  'file-name-taken': ({ file, group, other }) => ({
    what: `The certificate file of ${group} would be ${file}, and ${other} has a file of that name.`,
    todo: `Use another login ID for ${group}.${file === `${group}.p12` ? '' : ' Or set “p12: profile” in hakko.yaml to compat or modern: only “both” makes a second file.'}`,
  }),
  'letters-unfit': ({ faults }) => ({
    what: faults.map(unfitLetter).join(' '),
    todo: 'Correct the roster and run “hakko issue”, which changes the ledger; then run this command again. Nothing was written.',
  }),
  interrupted: ({ batch }) => ({
    what: `Stopped. Batch ${batch} keeps what was finished.`,
    todo: 'Run the same command again: it goes on from here.',
  }),
  'letters-miscounted': ({ path, pages, rows }) => ({
    what: `${path} has ${pages} letters where the ledger has ${rows}. The file was not kept.`,
    todo: 'Run the same command again, and report this if it stays.',
  }),
  'folder-not-empty': ({ folder }) => ({
    what: `The folder ${folder} is not empty.`,
    todo: 'Name a new or an empty folder with --out.',
  }),
  'batch-folder-gone': ({ batch, folder }) => ({
    what: `The folder of batch ${batch} is not there: ${folder}.`,
    todo: 'Connect the disk and run the same command again, or name another folder with --out: the batch stands there from then on.',
  }),
  'batch-folder-inside-home': ({ folder, home, batches }) => ({
    what: `${folder} lies among the CA's own files (${home}), where no batch belongs.`,
    todo: `Name a folder outside with --out, or one below ${batches}.`,
  }),
  'batch-folder-synced': ({ folder, service, syncedFolder }) => ({
    what: `${folder} seems to be synced by ${service} (${syncedFolder}). Certificate files and passwords would be copied to the cloud.`,
    todo: 'Name a folder that is not synced with --out. If this one is not synced and is only called so, add --allow-synced-folder.',
  }),
  'letters-folder-same': ({ folder }) => ({
    what: `letters.loginOut and letters.installOut both name ${folder}: letters ① and ② would lie together.`,
    todo: 'Name two folders in hakko.yaml, or leave both empty for those of the batch.',
  }),
  'letters-folder-inside-home': ({ key, folder, home }) => ({
    what: `${folder} (${key}) lies among the CA's own files (${home}), where no letter belongs.`,
    todo: `Name a folder outside in hakko.yaml, or leave ${key} empty for the folder of the batch.`,
  }),
  'letters-folder-synced': ({ key, folder, service, syncedFolder }) => ({
    what: `${folder} (${key}) seems to be synced by ${service} (${syncedFolder}). Letters and their passwords would be copied to the cloud.`,
    todo: 'Name a folder that is not synced in hakko.yaml. If this one is not synced and is only called so, add --allow-synced-folder.',
  }),
};

/** As the printer would say it, of a person instead of a letter that has no number yet. */
function unfitLetter({
  loginId: controlNumber,
  field,
  fault,
}: BatchErrorArgs['letters-unfit']['faults'][number]): string {
  if (fault.type === 'overflow') {
    return lettersMessages['letter-overflow']({ controlNumber, field }).what;
  }
  if (fault.type === 'missing-glyph') {
    const { characters } = fault;
    return lettersMessages['letter-missing-glyph']({ controlNumber, field, characters }).what;
  }
  return lettersMessages['letter-secret-character']({ controlNumber, field }).what;
}
