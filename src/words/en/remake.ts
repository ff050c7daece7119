/** Why a batch's files were not made again. */
import type { RemakeErrorArgs } from '../../remake/errors.ts';
import type { Messages } from '../message.ts';
import { count } from './count.ts';

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
  'letters-not-named': () => ({
    what: 'Nothing says which letters to print.',
    todo: 'Name them by --control NUMBER, --login-id ID, --prefix PREFIX or --batch ID.',
  }),
  'letters-not-known': ({ names }) => ({
    what: `The ledger has no letters of: ${names.join(', ')}`,
    todo: 'Look up the login ID or control number with “hakko show”.',
  }),
  'letters-all-void': ({ letters }) => ({
    what:
      letters > 0
        ? `${count(letters, 'letter is', 'letters are')} void, destroyed, or of logins that have ended, and not printed.`
        : 'No letter is all that was asked for.',
    todo: 'See with “hakko show LOGIN-ID” which letters hold now.',
  }),
  'letters-compromised': ({ reason, letters }) => ({
    what: `“${reason}”: the same password is not printed again, for somebody else may know it.`,
    todo: compromised(letters),
  }),
};

/** One sentence a person for ①, one a group for ②. */
function compromised(letters: RemakeErrorArgs['letters-compromised']['letters']): string {
  const login = letters
    .filter(({ kind }) => kind === 'login')
    .map(
      ({ name, controlNumber, loginId, others }) =>
        `A new initial password for ${name}, which makes ${controlNumber} ① void: hakko reset ${loginId}${others > 0 ? ` (nothing changes for the ${count(others, 'other person', 'other people')} of the group)` : ''}`,
    );
  const groups = new Set(
    letters.filter(({ kind }) => kind === 'install').map(({ group }) => group),
  );
  const install = [...groups].map(
    (group) =>
      `A new install password for ${group}: hakko reset --install ${group} (if a stranger may have the file, too: hakko revoke ${group} --reissue)`,
  );
  return listed([...login, ...install]).trimStart();
}

/** So many say what the rest would. */
const LISTED = 12;

function listed(paths: readonly string[]): string {
  const more = paths.length > LISTED ? [`  … and ${paths.length - LISTED} more`] : [];
  return [...paths.slice(0, LISTED).map((path) => `  ${path}`), ...more].join('\n');
}
