/** What went wrong with files, home, ledger and command line, and what to do. */
import type { BatchErrorArgs } from '../../batch/errors.ts';
import type { CommandErrorArgs } from '../../commands/errors.ts';
import type { HomeErrorArgs } from '../../home/errors.ts';
import type { LedgerErrorArgs } from '../../ledger/errors.ts';
import type { SecretsErrorArgs } from '../../secrets/errors.ts';
import type { SystemErrorArgs } from '../../system/errors.ts';
import type { Messages } from '../message.ts';

export const commandMessages: Messages<CommandErrorArgs> = {
  'usage-unknown-option': ({ option, suggestion }) => ({
    what: `There is no option ${option}.`,
    todo: suggestion ? `Did you mean ${suggestion}?` : 'See --help for the options.',
  }),
  'usage-unknown-command': ({ command, suggestion }) => ({
    what: `There is no command “${command}”.`,
    todo: suggestion ? `Did you mean “${suggestion}”?` : 'See hakko --help for the commands.',
  }),
  'usage-missing-argument': ({ argument }) => ({
    what: `The argument <${argument}> is missing.`,
    todo: 'See --help for examples.',
  }),
  'usage-missing-option-argument': ({ option }) => ({
    what: `The option ${option} needs a value.`,
    todo: 'See --help for examples.',
  }),
  'usage-excess-arguments': () => ({
    what: 'There are more arguments than the command takes.',
    todo: 'Put names with spaces in quotes.',
  }),
  'usage-invalid-value': ({ option, value, expected }) => ({
    what: `“${value}” is no value for ${option}.`,
    todo: `Expected: ${expected}`,
  }),
  'roster-has-problems': ({ file, count }) => ({
    what: `${file} has ${count === 1 ? 'one problem' : `${count} problems`}. Nothing was written.`,
    todo: 'Correct the roster and run the same command again.',
  }),
  'not-confirmed': () => ({ what: 'Stopped. Nothing was written.' }),
  'passphrase-too-short': ({ minimum }) => ({
    what: `The new passphrase has fewer than ${minimum} characters.`,
    todo: 'Choose a longer one, such as five random words. Nothing was written.',
  }),
  'confirmation-missing': () => ({
    what: 'Nobody can be asked here whether to go on. Nothing was written.',
    todo: 'Add --yes to go on without asking, or --dry-run to see the plan alone.',
  }),
  'nothing-known-of': ({ query }) => ({
    what: `The ledger knows nothing of “${query}”.`,
    todo: 'Give a login ID (G13B1234567), a control number (A000008-7) or a prefix (G13B).',
  }),
};

export const systemMessages: Messages<SystemErrorArgs> = {
  'file-failed': ({ action, path, errno }) => ({
    what: `Could not ${ACTIONS[action]} ${path} (${errno}: ${reasonOf(errno)}).`,
    todo:
      REMEDIES[errno] ?? 'Check the place and run the same command again; nothing is half done.',
  }),
  'file-missing': ({ path }) => ({
    what: `There is no file ${path}.`,
    todo: 'Check the name and the folder you are in.',
  }),
  'file-exists': ({ path }) => ({
    what: `${path} exists already and was left as it is.`,
    todo: 'Choose another name, or move the file away.',
  }),
  'answer-missing': ({ flag, question }) => ({
    what: `Nobody can be asked here: “${question}”`,
    todo: `Answer with ${flag}.`,
  }),
  'passphrase-missing': ({ flag }) => ({
    what: 'The passphrase is needed, and nobody can be asked for it here.',
    todo: `Give it with ${flag} FILE or --passphrase-stdin, or name its file in $HAKKO_PASSPHRASE_FILE.`,
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
};

export const homeMessages: Messages<HomeErrorArgs> = {
  'home-exists': ({ folder }) => ({
    what: `There is something in ${folder} already; it was left as it is.`,
    todo: 'To use the CA in it, just run the other commands. To make another CA, name another folder with --home.',
  }),
  'home-missing': ({ folder }) => ({
    what: `There is no CA in ${folder}.`,
    todo: 'Make one with “hakko init”, or name its folder with --home or $HAKKO_HOME.',
  }),
  'init-name-too-long': ({ flag, length, maximum }) => ({
    what: `The name of ${flag === '--org' ? 'the organisation (--org)' : 'the CA (--ca-name, in the settings ca.name)'} has ${length} characters; a certificate takes ${maximum}. Nothing was written.`,
    todo: 'Choose a shorter form.',
  }),
  'init-flag-unused': ({ flag, because }) => ({
    what: `${flag} cannot be used together with ${because}: ${because === '--successor' ? 'the next CA is made as hakko.yaml says.' : 'the CA keeps its own name, key and dates.'}`,
    todo: `Leave ${flag} out.${because === '--successor' ? ' To change it, correct hakko.yaml first.' : ''}`,
  }),
  'import-incomplete': ({ missing }) => ({
    what: `To bring in a CA, its key and its certificate are both needed; ${missing} is missing.`,
    todo: 'Name the key file with --import-key and the certificate file with --import-cert.',
  }),
  'import-certificate-unreadable': ({ path }) => ({
    what: `No certificate can be read from ${path}.`,
    todo: 'Name a certificate file in PEM (“-----BEGIN CERTIFICATE-----”) or DER.',
  }),
  'import-passphrase-wrong': ({ path }) => ({
    what: `This passphrase does not open the key ${path} that is to be brought in.`,
    todo: 'Put the passphrase the key was made with into the file of --import-passphrase-file (UTF-8). It is not the new passphrase of this CA.',
  }),
  'import-key-mismatch': ({ certificates }) => ({
    what: `No certificate belongs to the key. The certificates are: ${certificates.join(' / ')}`,
    todo: 'Check which --import-key goes with which --import-cert.',
  }),
  'import-ca-dates': ({ subject, notBefore, notAfter }) => ({
    what: `The CA certificate “${subject}” is not valid today (from ${day(notBefore)} until ${day(notAfter)}).`,
    todo: 'Name one that is valid, and check the date of this machine.',
  }),
  'import-ca-usage': ({ subject, missing }) => ({
    what: `The CA certificate “${subject}” does not allow what is needed: ${missing.join(', ')}`,
    todo: 'Ask its issuer for a certificate whose keyUsage has keyCertSign and cRLSign, and whose extKeyUsage, if there is one, has clientAuth.',
  }),
  'import-chain-incomplete': ({ subject, issuer }) => ({
    what: `The certificate “${subject}” was issued by “${issuer}”, whose certificate is missing.`,
    todo: 'Name all certificates up to the root with --import-cert: in one file, or with the flag once for each.',
  }),
  'import-path-length': ({ subject, pathLenConstraint }) => ({
    what: `The CA certificate “${subject}” allows ${pathLenConstraint} CAs below it (pathLenConstraint). What is issued under this chain would be refused everywhere.`,
    todo: 'Ask the issuer of the CA about its chain.',
  }),
  'import-ca-known': ({ subject }) => ({
    what: `The CA “${subject}” is in this folder already.`,
    todo: 'Name the key and the certificate of the next CA.',
  }),
  'successor-needs-placeholder': ({ key }) => ({
    what: `${key} in hakko.yaml has no {ca}: new certificates would point to the file of the old CA.`,
    todo: 'Write {ca} for the file name, as in http://pki.example.jp/{ca}.crl. It becomes root or issuing for the CA in use, root-2 and so on for the next.',
  }),
};

export const ledgerMessages: Messages<LedgerErrorArgs> = {
  'ledger-newer': ({ path, version, known }) => ({
    what: `${path} was written by a newer hakko (ledger version ${version}; this one knows ${known}).`,
    todo: 'Use that newer hakko. Nothing was changed.',
  }),
  'ledger-unreadable': ({ path, reason }) => ({
    what: `The ledger ${path} cannot be read (${reason}).`,
    todo: 'Do not delete it. Check the disk, or go back to a backup of the whole folder.',
  }),
  'home-in-use': ({ holder }) => ({
    what: `Another command is working in this CA: ${holder}`,
    todo: 'Wait until it has finished, then run the same command again.',
  }),
};

export const secretsMessages: Messages<SecretsErrorArgs> = {
  'sealed-secret-damaged': ({ purpose }) => ({
    what: `A sealed ${purpose === 'initial-password' ? 'initial password' : 'install password'} in the ledger cannot be opened: it is damaged, or belongs to another home.`,
    todo: 'Run “hakko verify”, and go back to a backup of the whole folder.',
  }),
};

export const batchMessages: Messages<BatchErrorArgs> = {
  interrupted: ({ batch }) => ({
    what: `Stopped. Batch ${batch} keeps what was finished.`,
    todo: 'Run the same command again: it goes on from here.',
  }),
  'file-differs': ({ path }) => ({
    what: `${path} read back is not what was written.`,
    todo: 'Check the disk. The ledger holds the file; run the same command again to write it anew.',
  }),
  'letters-miscounted': ({ path, pages, rows }) => ({
    what: `${path} has ${pages} letters where the ledger has ${rows}. The file was not kept.`,
    todo: 'Run the same command again, and report this if it stays.',
  }),
  'folder-not-empty': ({ folder }) => ({
    what: `The folder ${folder} is not empty.`,
    todo: 'Name a new or an empty folder with --out.',
  }),
};

/** Certificates count in UTC, and so does this day. */
function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

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
  EROFS: 'the disk is read-only',
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
  EROFS: 'Choose a folder on a disk that can be written to.',
  EBUSY: 'Close the program that shows the file, then run the same command again.',
  EISDIR: 'Name a file, not a folder.',
};

function reasonOf(errno: string): string {
  return REASONS[errno] ?? 'the system refused';
}
