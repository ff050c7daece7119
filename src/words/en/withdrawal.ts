/** What stood in the way of a revocation or of the end of a login, and what to do. */
import type { WithdrawalErrorArgs } from '../../withdrawal/errors.ts';
import type { Messages } from '../message.ts';
import { count } from './count.ts';

export const withdrawalMessages: Messages<WithdrawalErrorArgs> = {
  'certificate-unknown': ({ query, near }) => ({
    what: `The ledger knows no certificate of “${query}”. Nothing was written.`,
    todo:
      near.length > 0
        ? `Did you mean ${near.join(', ')}?`
        : 'Give a prefix (G13B) or a serial number; “hakko list” shows both.',
  }),
  'certificate-shared': ({ loginId, group, people }) => ({
    what: `${loginId} is one person; the certificate of ${group} is shared by ${count(people, 'person', 'people')}. Nothing was written.`,
    todo: `If only this person leaves: hakko end ${loginId}. To lock out everybody of ${group}: hakko revoke ${group}.`,
  }),
  'logins-unknown': ({ logins }) => ({
    what: `The ledger knows no login ${logins.map(({ loginId, near }) => `“${loginId}”${near.length > 0 ? ` (did you mean ${near.join(', ')}?)` : ''}`).join(', ')}. Nothing was written.`,
    todo: 'Check the spelling; “hakko show G13B” lists the logins of a group.',
  }),
  'logins-waiting': ({ loginIds, batch }) => ({
    what: `${loginIds.join(', ')}: batch ${batch} was interrupted before they had their logins. Nothing was written.`,
    todo: 'Run “hakko issue” again, which finishes it; then end them.',
  }),
  'logins-over': ({ loginIds }) => ({
    what: `These logins have ended: ${loginIds.join(', ')}`,
    todo: 'Who comes back gets a new login ID: add it to the roster, then “hakko issue”.',
  }),
  'certificate-not-in-use': ({ group }) => ({
    what: `${group} has no certificate in use.`,
    todo: `For a new certificate and letters: hakko revoke ${group} --reissue`,
  }),
  'reissue-nobody': ({ group }) => ({
    what: `Nobody has a login of ${group} any more, so there is nobody to send letters to. Nothing was written.`,
    todo: 'Leave --reissue out.',
  }),
  'reissue-not-needed': ({ group, serialNumber }) => ({
    what: `${group} has a newer certificate (${serialNumber}), which stays valid. Nothing was written.`,
    todo: `Leave --reissue out, or name the newer one: hakko revoke ${serialNumber} --reissue.`,
  }),
  'reissue-just-made': ({ group, serialNumber, at }) => ({
    what: `${group} got this certificate only at ${at}, in place of the one before: the same command seems to have been given again. Nothing was written.`,
    todo: `“hakko show ${group}” says where its letters are. To revoke the new certificate as well, name its serial number: hakko revoke ${serialNumber} --reissue.`,
  }),
  'invalidity-date-outside': ({ date, from, to }) => ({
    what: `The key cannot have been in other hands since ${date}: the certificate was made on ${from}, and today is ${to}.`,
    todo: `Give a day from ${from} to ${to}, or leave --invalidity-date out.`,
  }),
  'reason-not-for-clients': ({ reason }) => ({
    what:
      WHY_NOT[reason] ?? `“${reason}” is no reason for which a client's certificate is revoked.`,
    todo: 'Choose another reason; “hakko revoke --help” lists them.',
  }),
};

const WHY_NOT: Readonly<Record<string, string>> = {
  certificateHold:
    'certificateHold is meant to be taken back later, which browsers and servers do not do reliably: here a revocation is for good.',
  removeFromCRL: 'removeFromCRL belongs into delta lists, which hakko does not write.',
  cACompromise: 'cACompromise is said of a CA, not of a client.',
  aACompromise: 'aACompromise is said of an attribute authority, not of a client.',
};
