/** What is wrong with the ledger or its lock, and what to do. */
import type { LedgerErrorArgs } from '../../ledger/errors.ts';
import type { Messages } from '../message.ts';

export const ledgerMessages: Messages<LedgerErrorArgs> = {
  'ledger-newer': ({ path, version, known }) => ({
    what: `${path} was written by a newer hakko (ledger version ${version}; this one knows ${known}).`,
    todo: 'Use that newer hakko. Nothing was changed.',
  }),
  'ledger-unreadable': ({ path, reason }) => ({
    what: `The ledger ${path} cannot be read (${reason}).`,
    todo: 'Do not delete it. Check the disk, or go back to a backup of the whole folder.',
  }),
  'ledger-row-damaged': ({ column }) => ({
    what: `The ledger (ledger.db) is damaged: a row has something in “${column}” that cannot stand there.`,
    todo: 'Do not delete it. Check the disk, or go back to a backup of the whole folder.',
  }),
  'event-log-broken': ({ path, sequence, fault }) => ({
    what: `The event log in ${path} is broken: event ${sequence} ${FAULTS[fault]}. Nothing was done.`,
    todo: 'Keep the whole folder as it is, as evidence, and go on from a backup made before that. “hakko audit” shows the log.',
  }),
  'home-in-use': ({ holder }) => ({
    what: holder
      ? `Another command is working in this CA: ${holder.command}, started by ${holder.userName} on ${holder.hostName} (process ${holder.processId}) at ${holder.since}.`
      : 'Another command is working in this CA.',
    todo: 'Run the same command again once it has finished, or add --wait 600 to wait up to 600 seconds for it.',
  }),
};

const FAULTS = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  inserted: 'was inserted later',
} as const;
