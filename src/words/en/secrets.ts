/** What is wrong with a secret, and what to do. */
import type { SecretsErrorArgs } from '../../secrets/errors.ts';
import type { Messages } from '../message.ts';

export const secretsMessages: Messages<SecretsErrorArgs> = {
  'sealed-secret-damaged': ({ purpose }) => ({
    what: `A sealed ${purpose === 'initial-password' ? 'initial password' : 'install password'} in the ledger cannot be opened: it is damaged, or belongs to another home.`,
    todo: 'Run “hakko verify”, and go back to a backup of the whole folder.',
  }),
};
