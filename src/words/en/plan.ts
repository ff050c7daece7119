/** Words of the plan: what is in the way, and what is going to happen. */
import type { ChangedField } from '../../plan/change.ts';
import type { PlanProblemArgs } from '../../plan/problem.ts';
import type { LocalDates, Messages } from '../message.ts';
import { batchMessages } from './batch.ts';

export const planProblems: Messages<LocalDates<PlanProblemArgs>> = {
  'login-ended': ({ loginId }) => ({
    what: `The login ${loginId} has been ended.`,
    todo: 'A person who comes back needs a new login ID. Otherwise take the row out.',
  }),
  'group-case': ({ group, known }) => ({
    what: `“${group}” differs from the known “${known}” in upper and lower case alone; their files could not lie side by side.`,
    todo: `Write the login ID with ${known}, or use another prefix.`,
  }),
  'group-revoked': ({ group }) => ({
    what: `The certificate of ${group} has been revoked; nobody can join it.`,
    todo: `Issue a new one with “hakko revoke ${group} --reissue” first.`,
  }),
  'group-expired': ({ group, notAfter }) => ({
    what: `The certificate of ${group} ended on ${notAfter}; nobody can join it.`,
    todo: `Issue a new one with “hakko revoke ${group} --reissue” first; nothing needs to be revoked for it.`,
  }),
  'ca-ends-too-soon': ({ clientNotAfter, issuerNotAfter }) => ({
    what: `New certificates would be valid until ${clientNotAfter}, but the CA ends on ${issuerNotAfter}.`,
    todo: 'Give “client: days” in hakko.yaml fewer days, or make the next CA with “hakko init --successor”; certificates in use stay valid.',
  }),
  'common-name-too-long': ({ group, length, maximum }) => ({
    what: `The certificate of ${group} would have a CN of ${length} characters; a certificate takes ${maximum}.`,
    todo: 'Give “client: commonName” in hakko.yaml a shorter form, such as "{prefix}". Where that is too long as well, shorten the login ID or “roster: prefixLength”.',
  }),
  'file-name-taken': batchMessages['file-name-taken'],
  'many-changes': ({ changes, people }) => ({
    what: `${changes} of ${people} known people have changed. Have rows slipped against each other?`,
    todo: `Compare the changes below. If they are right, add --accept-changes ${changes}.`,
  }),
  'many-absent': ({ absent, people }) => ({
    what: `${absent} of ${people} known people are not in this roster.`,
    todo: 'If it holds a part of the people on purpose, add --partial. Nobody is revoked by being absent.',
  }),
};

const FIELDS: Readonly<Record<ChangedField, string>> = {
  name: 'name',
  organisation: 'organisation',
  department: 'department',
  postalCode: 'postal code',
  address: 'address',
  language: 'language',
  mail: 'e-mail address',
};

export const plan = {
  read: (file: string, encoding: string, people: number) =>
    `Read ${file}: ${encoding}, ${people} ${people === 1 ? 'person' : 'people'}.`,
  unused: (headers: string) => `Columns that are not used: ${headers}`,
  /** `word` is the site's own for a group; Japanese uses it. */
  heading: (counts: { groups: number; fresh: number; people: number; word: string }) =>
    `To be issued: ${counts.fresh} new ${counts.fresh === 1 ? 'certificate' : 'certificates'} in ${counts.groups} ${counts.groups === 1 ? 'group' : 'groups'}, letters for ${counts.people} ${counts.people === 1 ? 'person' : 'people'}.`,
  letters: (login: number, install: number) => `Letters to be printed: ① ${login}, ② ${install}.`,
  handedOn: (letters: number, envelopes: number) =>
    `Letters ① go to the managers of the groups, who hand them on: ${letters} in ${envelopes} ${envelopes === 1 ? 'envelope' : 'envelopes'}.`,
  handedOnCards: (cards: number) =>
    `Letters ① go to the managers of the groups, who hand them on: ${cards} ${cards === 1 ? 'postcard' : 'postcards'}, each posted by itself.`,
  bothToManager:
    'Both letters of a group go to its manager, who can then be anybody in it. Post them apart, and ask for ① to be handed on unopened.',
  managerAddress: (group: string, marks: string, address: string, others: string) =>
    `Letters ${marks} of ${group} go to the manager at ${address}. Lines with another address: ${others}`,
  fresh: 'new',
  known: 'known',
  people: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`,
  more: (count: number) => `… and ${count} more`,
  openBatch: (batch: string, left: number, total: number) =>
    `Batch ${batch} was interrupted (${left} of ${total} groups left, or letters not printed). The next “hakko issue” finishes it first.`,
  noContact:
    'The letters tell people to ask, but neither site.phone nor site.email is set in hakko.yaml.',
  rootIncluded:
    'Each .p12 will hold the root certificate (p12.includeRoot): Windows asks every person, with a security warning, whether to trust it. iPhone, Mac and Android come to trust nothing by it.',
  nothing: 'There is nothing to issue.',
  unchanged: (count: number) => `Nothing is done for ${count} unchanged.`,
  changed: (count: number) => `Changed in the ledger, without a letter: ${count}`,
  change: (loginId: string, field: ChangedField, before: string, after: string) =>
    `${loginId}: ${FIELDS[field]} “${before}” → “${after}”`,
  renewalDue: (count: number, first: string) =>
    `${count} ${count === 1 ? 'certificate ends' : 'certificates end'} within 60 days, the first on ${first}: “hakko renew” renews them.`,
  absent: (count: number) =>
    `${count} known ${count === 1 ? 'person is' : 'people are'} not in this roster. Their logins and certificates stay: “hakko end” ends a login.`,
  unusedPasswords: (count: number) =>
    `The initial password of ${count} known ${count === 1 ? 'person' : 'people'} is left as it is: “hakko reset” makes a new one.`,
  proofMissing: (roster: string) =>
    `Many letters, and nobody has seen yet how they come out with this wording and layout. First: hakko template proof --roster ${roster}`,
  proofQuestion: 'Make them all without a proof?',
  proofFirst: (roster: string) => `First: hakko template proof --roster ${roster}`,
  confirm: 'Go on?',
  dryRun: 'Nothing was written (--dry-run).',
  checked: 'The roster is in order. Nothing was written.',
  strength: (initialBits: number, installBits: number) =>
    `Strength of the passwords: initial ${initialBits} bits, install ${installBits} bits.`,
  follow: {
    unknown: (loginId: string) => `${loginId} is not in this roster.`,
    joins: (loginId: string, line: number, group: string) =>
      `${loginId} (line ${line}): new; gets letters with the file of the known group ${group}.`,
    fresh: (loginId: string, line: number, group: string) =>
      `${loginId} (line ${line}): new; gets letters, and the new group ${group} a certificate.`,
    ended: (loginId: string, line: number) =>
      `${loginId} (line ${line}): this login has ended; it is never issued again.`,
    changed: (loginId: string, line: number) => `${loginId} (line ${line}): known, changed.`,
    unchanged: (loginId: string) => `${loginId}: known and unchanged; nothing is done.`,
  },
};
