/** What is wrong with a secret, and what to do. */
import type { SecretsErrorArgs } from '../../secrets/errors.ts';
import type { Messages } from '../message.ts';

export const secretsMessages: Messages<SecretsErrorArgs> = {
  'sealed-secret-damaged': ({ purpose }) => ({
    what: `A sealed ${purpose === 'initial-password' ? 'initial password' : 'install password'} in the ledger cannot be opened: it is damaged, or belongs to another home.`,
    todo: 'Run “hakko verify”, and go back to a backup of the whole folder.',
  }),
  'recovery-code-mistyped': ({ groups, length, expected }) => ({
    what:
      length === expected
        ? `This is not how the recovery code is printed: look at ${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')}.`
        : `The recovery code has ${expected} characters, here are ${length}. Look from group ${groups[0] ?? 1} on.`,
    todo: 'There are 8 groups of 5: capitals and digits, without 0, 1, I, L and O. Type it again.',
  }),
};
