/** What the system refused, and what to do. */
import type { SystemErrorArgs } from '../../system/errors.ts';
import type { Messages } from '../message.ts';

export const systemMessages: Messages<SystemErrorArgs> = {
  'file-failed': ({ action, path, errno }) => ({
    what: `Could not ${ACTIONS[action]} ${path} (${errno}: ${reasonOf(errno)}).`,
    todo:
      (action === 'read' ? READING_REMEDIES[errno] : undefined) ??
      REMEDIES[errno] ??
      'Check the place and run the same command again; nothing is half done.',
  }),
  'file-missing': ({ path }) => ({
    what: `There is no file ${path}.`,
    todo: 'Check the name and the folder you are in.',
  }),
  'file-exists': ({ path, flag }) => ({
    what: `${path} exists already and was left as it is.`,
    todo: `Choose another name, or ${flag === undefined ? 'move the file away' : `replace it with ${flag}`}.`,
  }),
  'file-special': ({ path }) => ({
    what: `${path} is no ordinary file but a pipe or a device.`,
    todo: 'hakko does not make such things. Find out how it came there, remove it, and run the same command again.',
  }),
  'answer-missing': ({ flag, question }) => ({
    what: `Nobody can be asked here: “${question}”`,
    todo: `Answer with ${flag}.`,
  }),
  'passphrase-missing': ({ flag }) => ({
    what: 'The passphrase is needed, and nobody can be asked for it here.',
    todo:
      flag === '--passphrase-file'
        ? `Give it with ${flag} FILE or --passphrase-stdin, or name its file in $HAKKO_PASSPHRASE_FILE.`
        : `Give it with ${flag} FILE.`,
  }),
  'passphrase-empty': ({ source }) => ({
    what: `The passphrase from ${source} is empty.`,
    todo: 'Check the file.',
  }),
  'passphrase-too-long': ({ source, maximumOctets }) => ({
    what: `The passphrase from ${source} is longer than ${maximumOctets} bytes.`,
    todo: 'Is it the right file? It must hold the passphrase alone.',
  }),
  'passphrase-file-unreadable': ({ path, errno }) => ({
    what: `The passphrase file ${path} could not be read (${errno}: ${reasonOf(errno)}).`,
    todo: 'Check the name and your rights to it.',
  }),
  'passphrase-not-utf8': ({ source }) => ({
    what: `The passphrase from ${source} is not UTF-8.`,
    todo: 'Save the file as UTF-8.',
  }),
  cancelled: () => ({ what: 'Cancelled. Nothing was written.' }),
  stopped: () => ({ what: 'Stopped.' }),
};

const ACTIONS = {
  read: 'read',
  write: 'write',
  'create-folder': 'make the folder',
  open: 'open',
  delete: 'delete',
} as const;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'not permitted',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  EROFS: 'the disk or the file is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ENOENT: 'a folder on the way is missing',
  EBUSY: 'another program has it open',
  EIO: 'the disk failed',
  EFBIG: 'the file would be too large',
  EMFILE: 'too many open files',
};

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES:
    'Get the right to write there, or choose another folder; then run the same command again.',
  EPERM: 'Get the right to write there, or choose another folder; then run the same command again.',
  ENOSPC: 'Make room, then run the same command again: it goes on from here.',
  EDQUOT: 'Make room, then run the same command again: it goes on from here.',
  EROFS:
    'Get the right to write there, or choose a folder on another disk; then run the same command again.',
  EBUSY: 'Close the program that shows the file, then run the same command again.',
  EISDIR: 'Name a file, not a folder.',
};

const READING_REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'Get the right to read it, or run the command as the user to whom it belongs.',
  EPERM: 'Get the right to read it, or run the command as the user to whom it belongs.',
};

function reasonOf(errno: string): string {
  return REASONS[errno] ?? 'the system refused';
}
