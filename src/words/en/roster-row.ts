/** Sentences about one row of a roster. */
import type { RosterRowProblemArgs } from '../../roster/problem.ts';
import { defaultRosterRules } from '../../roster/rules.ts';
import type { Messages } from '../message.ts';
import { excelText, rosterColumns } from './roster-labels.ts';

const typeCharacter =
  'Please look up the right character and type it again. Saved as “CSV UTF-8 (Comma delimited)”, Excel keeps every character.';

export const rosterRowMessages: Messages<RosterRowProblemArgs> = {
  'value-missing': ({ missing }) => ({
    what: `The ${rosterColumns[missing].replace(/^[NL]/u, (letter) => letter.toLowerCase())} is empty.`,
    todo: 'Please fill it in, or delete the row.',
  }),
  'login-id-invalid': ({ value, pattern, characters }) => ({
    what: `“${value}” cannot be a login ID.${characters.length > 0 ? ` It may not hold ${characters.join(', ')}.` : ''}`,
    todo:
      pattern === defaultRosterRules.loginIdPattern.source
        ? 'A login ID has 4 to 64 letters, digits, hyphens or underscores, and begins with a letter or a digit.'
        : `Please make it match the pattern of the settings (${pattern}).`,
  }),
  'login-id-scientific': ({ value }) => ({
    what: `“${value}” looks like a login ID that Excel took for a number. The original is lost.`,
    todo: excelText,
  }),
  'login-id-shorter-than-prefix': ({ value, prefixLength }) => ({
    what: `“${value}” is too short for a prefix of ${prefixLength} characters.`,
    todo: `Please use a login ID of at least ${prefixLength} characters, or check the length in the settings.`,
  }),
  'excel-error': ({ value }) => ({
    what: `“${value}” is an error of an Excel formula. The value itself is lost.`,
    todo: 'Please repair the formula in the original roster, or type the value.',
  }),
  'excel-date': ({ value, proposal }) => ({
    what: `“${value}” looks like something that Excel took for a date.${proposal === undefined ? '' : ` Should it be “${proposal}”?`}`,
    todo: excelText,
  }),
  'lost-character': ({ value, characters }) => ({
    what: `“${value}” holds ${characters.join(', ')}. This looks like the trace of a character that was lost when the file was saved.`,
    todo: typeCharacter,
  }),
  'private-use-character': ({ value, characters }) => ({
    what: `“${value}” holds the user-defined character ${characters.join(', ')}. It has the right shape only on the computer that defines it.`,
    todo: 'Please use a standard character instead.',
  }),
  'control-character': ({ value, characters }) => ({
    what: `“${value}” holds a character that cannot be seen: ${characters.join(', ')}.`,
    todo: 'Please clear the cell and type it again.',
  }),
  'unprintable-character': ({ value, characters }) => ({
    what: `In “${value}”, no font of the letters has ${characters.join(', ')}.`,
    todo: 'Please use another form of the character.',
  }),
  'line-break': ({ value }) => ({
    what: `There is a line break inside “${value}”.`,
    todo: 'Please remove it. Only an address may have line breaks.',
  }),
  'line-break-beside-password': () => ({
    what: 'There is a line break inside a cell. In a roster with initial passwords it cannot be allowed: it may come from a missing quotation mark.',
    todo: 'Please remove it, and put the parts of an address into the columns “Address 1” and “Address 2”.',
  }),
  'leading-apostrophe': ({ value, proposal }) => ({
    what: `“${value}” begins with an apostrophe ('). Should it be “${proposal}”?`,
    todo: 'If it is not meant, please remove it.',
  }),
  'too-long': ({ value, length, limit }) => ({
    what: `“${value}” has ${length} characters. A letter’s address block takes ${limit}.`,
    todo: 'Please shorten it; an address can be split over two columns.',
  }),
  'too-many-address-lines': ({ lines, limit }) => ({
    what: `The address has ${lines} lines. A letter’s address block takes ${limit}.`,
    todo: 'Please join some of them.',
  }),
  'address-missing': () => ({
    what: 'The address is empty. This person’s letters will carry no address.',
    todo: 'To send them by post, please enter one.',
  }),
  'postal-code-missing': () => ({
    what: 'The postal code is empty.',
    todo: 'To send letters by post, please enter one.',
  }),
  'postal-code-lost-zero': ({ value, digits, proposal }) => ({
    what: `“${value}” has ${digits} digits. Excel seems to have dropped a leading 0. Should it be “${proposal}”?`,
    todo: excelText,
  }),
  'postal-code-invalid': ({ value }) => ({
    what: `“${value}” cannot be read as a postal code.`,
    todo: 'Please enter 7 digits, as in “123-4567” or “1234567”.',
  }),
  'initial-password-invalid': ({ reason, min, max }) => ({
    what: {
      'too-short': `The initial password has fewer than ${min} characters.`,
      'too-long': `The initial password has more than ${max} characters.`,
      characters: 'The initial password holds a character that cannot be used, such as a space.',
      'excel-number':
        'The initial password looks like something that Excel took for a number. The original is lost.',
    }[reason],
    todo: `Please use ${min} to ${max} letters, digits and signs of ASCII. Leave it empty, and one is made.`,
  }),
  'language-unknown': ({ value }) => ({
    what: `“${value}” is no language of the letters.`,
    todo: 'Please write “ja” (Japanese) or “en” (English), or leave it empty.',
  }),
  'mail-invalid': ({ value }) => ({
    what: `“${value}” cannot be read as an e-mail address.`,
    todo: 'Please write it in ASCII, as in “taro@example.jp”, or leave it empty.',
  }),
  'mail-missing': () => ({
    what: 'The e-mail address is empty. This person’s certificate will carry none.',
    todo: 'To have one in the certificate, please enter it.',
  }),
  'operation-unsupported': ({ value, operation, loginId }) => ({
    what: `“${value}” cannot be done from a roster.`,
    todo: `${operationTodo(operation, loginId)} Then empty this cell. If the column means something else, please rename its header.`,
  }),
};

function operationTodo(operation: 'end' | 'revoke' | 'move' | 'other', loginId: string): string {
  switch (operation) {
    case 'end':
      return `To end a login, use “hakko end ${loginId}”.`;
    case 'revoke':
      return 'To revoke a certificate, use “hakko revoke”. Everyone who shares it is locked out: for one person, use “hakko end”.';
    case 'move':
      return 'To move a person, issue a row with the new login ID, and end the old one with “hakko end”.';
    case 'other':
      return 'To end a login, use “hakko end”; to revoke a certificate, “hakko revoke”.';
  }
}
