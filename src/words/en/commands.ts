/** What was wrong with the command line or an answer, and what to do. */
import type { CommandErrorArgs } from '../../commands/errors.ts';
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
  'usage-conflict': ({ option, other }) => ({
    what: `${option} cannot be used together with ${other}.`,
    todo: 'Leave one of them out.',
  }),
  'usage-invalid-value': ({ option, value, expected }) => ({
    what: `“${value}” is no value for ${option}.`,
    todo: `Expected: ${expected}`,
  }),
  'responsible-invalid': ({ option, maximum }) => ({
    what: `The value of ${option} cannot stand in the event log. Nothing was done.`,
    todo: `Give 1 to ${maximum} characters on one line.`,
  }),
  'head-unreadable': ({ value, minimum }) => ({
    what: `“${value}” is no head of an event log, and no file that holds one.`,
    todo: `Give at least the first ${minimum} digits as “hakko audit” shows them, or the path of a batch.json.`,
  }),
  'roster-has-problems': ({ file, count }) => ({
    what: `${file} has ${count === 1 ? 'one problem' : `${count} problems`}. Nothing was written.`,
    todo: 'Correct the roster and run the same command again.',
  }),
  'plan-has-problems': ({ file, count }) => ({
    what: `Nothing can be issued from ${file} yet, though nothing is wrong with it: ${count === 1 ? 'one thing stands' : `${count} things stand`} in the way. Nothing was written.`,
    todo: 'Do what is said above and run the same command again.',
  }),
  'templates-have-problems': ({ count }) => ({
    what: `The templates have ${count === 1 ? 'a problem' : `${count} problems`}.`,
    todo: 'Put right what is named above, then run the command again. Nothing was made.',
  }),
  'proof-missing': ({ roster }) => ({
    what: 'There are more than 50 letters, and nobody has seen yet how they come out with this wording and layout: a mistake would be on all of them.',
    todo: `First make a proof and look at it: hakko template proof --roster ${roster}. Or go on without it: --without-proof.`,
  }),
  'pdf-password-unfit': ({ minimum, maximum }) => ({
    what: `The password for the PDFs must have ${minimum} to ${maximum} characters, all of them ASCII letters, digits and signs without spaces.`,
    todo: 'Write one that was made by chance into the file: whoever gets hold of a PDF can try passwords without end.',
  }),
  'pdf-password-missing': ({ batch, flag }) => ({
    what: `Batch ${batch}, which was interrupted, encrypts its letters for a print shop.`,
    todo: `Name the file with the password again: hakko issue ROSTER.csv ${flag} FILE.`,
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
  'confirmation-untyped': ({ flag, people }) => ({
    what: `${people} people would be locked out: --yes alone is not enough. Nothing was written.`,
    todo: `Add ${flag}.`,
  }),
  'confirmation-differs': ({ flag, given }) => ({
    what: `“${given}” is not what was to be confirmed. Nothing was written.`,
    todo: `Check whom it is about. If it is right: ${flag}.`,
  }),
  'letter-lost': ({ controlNumber, batch }) => ({
    what: `${controlNumber} is on a letter of batch ${batch}, which was made after the backup that this CA came back from. Nothing is known of whose it is.`,
    todo: 'The letter is void. Look the person up by login ID; “hakko issue” with the newest roster makes a new letter.',
  }),
  'nothing-known-of': ({ query }) => ({
    what: `The ledger knows nothing of “${query}”.`,
    todo: 'Give a login ID (G13B1234567), a control number (A000008-7) or a prefix (G13B).',
  }),
};
