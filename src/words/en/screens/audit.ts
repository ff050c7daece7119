/** The screen of `hakko audit`: a sentence for each kind of event, and the verdict. */
import type { EventFault } from '../../../ledger/broken-event.ts';
import type { EventDetails, EventKind } from '../../../ledger/event-kinds.ts';
import { count } from '../count.ts';

type Sentences = { readonly [Kind in EventKind]: (details: EventDetails[Kind]) => string };

export const audit = {
  heads: {
    sequence: 'no.',
    time: (timeZone: string) => `time (${timeZone})`,
    who: 'who',
    what: 'what',
  },
  who: (event: Responsible) =>
    [
      event.operator === undefined ? event.actor : `${event.operator} (${event.actor})`,
      ...(event.witness === undefined ? [] : [`witness ${event.witness}`]),
      ...(event.reference === undefined ? [] : [`ref ${event.reference}`]),
    ].join(', '),
  counted: (total: number, shown: number) =>
    shown === total
      ? `${count(total, 'event', 'events')} in the log.`
      : `${count(total, 'event', 'events')} in the log, ${shown} of them shown.`,
  whole: (total: number) =>
    `The chain is whole: none of the ${count(total, 'event', 'events')} was changed, taken away or inserted.`,
  head: 'Its head, to be noted on paper; who has it can tell later whether the log was cut off or written anew:',
  broken: (sequence: number, fault: EventFault) =>
    `The chain is broken: event ${sequence} ${FAULTS[fault]}. Keep the whole folder as it is, as evidence, and go on from a backup made before that.`,
  recordsKnown: (n: number) =>
    `It holds the heads that ${count(n, 'batch.json', 'batch.json files')} noted.`,
  recordUnknown: (path: string) =>
    `The log does not hold the head that ${path} noted: it was cut off or written anew since, or is an older one put back. Compare it with your backups.`,
  recordUnreadable: (path: string) =>
    `${path} is not what was written, so the head in it says nothing. “hakko verify” names the command that makes it again.`,
  headKnown: (head: string, sequence: number, total: number) =>
    `The log holds ${head}: it is event ${sequence}, ${count(total - sequence, 'event follows', 'events follow')}.`,
  headUnknown: (head: string) =>
    `The log does not hold ${head}: it was cut off or written anew since that was noted, or it is the log of another CA.`,
  kinds: {
    'home-created': ({ authorities, imported, purpose }) =>
      `${imported ? 'Took in a CA made elsewhere' : 'Made the CA'} (${authorities.join(', ')})${purpose === 'rehearsal' ? ' for a rehearsal' : ''}`,
    'successor-added': ({ authorities, generation, imported }) =>
      `${imported ? 'Took in' : 'Made'} the next CA, number ${generation} (${authorities.join(', ')})`,
    'ledger-migrated': ({ from, to }) => `Brought the ledger from version ${from} to ${to}`,
    'clock-accepted': ({ lastEventAt }) =>
      `Said that the clock is right, although the event before is dated ${lastEventAt}`,
    'passphrase-changed': ({ keys, by, recoveryCode }) =>
      `Changed the passphrase of ${keys.join(', ')}, ${OPENED[by]}; ${RECOVERY[recoveryCode]}`,
    'recovery-code-changed': ({ keys, by, recoveryCode }) =>
      `Changed the recovery code of ${keys.join(', ')}, ${OPENED[by]}; ${RECOVERY[recoveryCode]}`,
    'backup-made': ({ folder, files, withFiles }) =>
      `Made a backup in ${folder} (${count(files, 'file', 'files')}${withFiles ? ', with .p12 files and letters' : ''})`,
    'home-restored': ({ folder, backup, batches, serialNumbers, controlNumbers, crls, ...more }) =>
      `Brought the CA back from ${folder}, made ${backup}; learned of ${count(batches.length, 'batch', 'batches')}${listOf(batches)}, ${count(serialNumbers.length, 'certificate', 'certificates')}, ${count(controlNumbers, 'control number', 'control numbers')} and ${count(crls.length, 'revocation list', 'revocation lists')} made since${replaced([...(more.resetLogins ?? []), ...(more.resetGroups ?? [])])}`,
    'crls-signed': ({ crls }) => `Signed revocation lists: ${crls.join(', ')}`,
    'certificate-revoked': ({ group, serialNumber, reason, people, crls }) =>
      `Revoked the certificate of ${group} (${reason}), which locks out ${count(people, 'person', 'people')}: serial number ${serialNumber}; revocation lists ${crls.join(', ')}`,
    'logins-ended': ({ loginIds }) =>
      `Ended ${count(loginIds.length, 'login', 'logins')}${listOf(loginIds)}`,
    'batch-opened': ({ batch, roster, people, newGroups, changed, changedLoginIds = [] }) =>
      `Batch ${batch} planned from ${roster}: ${count(people, 'new person', 'new people')}, ${count(newGroups, 'new certificate', 'new certificates')}${changed > 0 ? `, ${changed} changed${listOf(changedLoginIds)}` : ''}`,
    'reissue-opened': ({ batch, group, people, replaces }) =>
      `Planned batch ${batch}: a new certificate of ${group} for ${count(people, 'person', 'people')} in place of ${replaces}`,
    'passwords-reset': ({ batch, loginIds }) =>
      `New initial passwords in batch ${batch} for ${count(loginIds.length, 'person', 'people')}${listOf(loginIds)}`,
    'install-password-reset': ({ batch, group, people }) =>
      `New install password of ${group} in batch ${batch} for ${count(people, 'person', 'people')}; the certificate stays`,
    'certificates-abandoned': ({ batch, count: n, serialNumbers = [] }) =>
      `Gave up ${count(n, 'planned certificate', 'planned certificates')} of batch ${batch} that nobody held${listOf(serialNumbers)}`,
    'certificate-issued': ({ group, people, serialNumber, loginIds = [] }) =>
      `Issued the certificate of ${group} for ${count(people, 'person', 'people')}${listOf(loginIds)}, serial number ${serialNumber}`,
    'people-joined': ({ file, people, loginIds = [] }) =>
      `${count(people, 'person', 'people')} joined ${file}${listOf(loginIds)}`,
    'files-written': ({ batch, files }) =>
      `Wrote ${count(files.length, '.p12 file', '.p12 files')} of batch ${batch}${listOf(files)}`,
    'letters-made': ({ batch, letters, file, count: n }) =>
      `Made ${count(n, 'letter', 'letters')} ${MARKS[letters]} of batch ${batch} (${file})`,
    'lists-made': ({ batch, letters, count: n }) =>
      `Made cover sheet and list of ${count(n, 'letter', 'letters')} ${MARKS[letters]} of batch ${batch}`,
    'letters-printed': ({ batch, folder, login, install, cause, numbers }) =>
      `Printed ① ${login}, ② ${install} of batch ${batch} ${cause === undefined ? 'for the first time' : `again (${CAUSES[cause]})`} in ${folder}${listOf(numbers)}`,
    'record-written': ({ batch }) => `Wrote batch.json of batch ${batch} anew`,
    'batch-finished': ({ batch, certificates, people, letters }) =>
      `Batch ${batch} finished: ${count(certificates, 'certificate', 'certificates')}, ${count(people, 'person', 'people')}, ${count(letters, 'letter', 'letters')}`,
    'batch-moved': ({ batch, from, to }) => `Batch ${batch} goes on in ${to}, no longer in ${from}`,
    'batch-remade': ({ batch, folder, p12, letters, leftOut }) =>
      `Made ${count(p12, '.p12 file', '.p12 files')} and ${count(letters, 'letter', 'letters')} of batch ${batch} again in ${folder}${leftOut > 0 ? `; ${count(leftOut, 'letter', 'letters')} left out` : ''}`,
    'letters-proofed': ({ letters, roster, format, fingerprint }) =>
      `Made a proof of ${count(letters, 'letter', 'letters')}${roster === undefined ? '' : ` from ${roster}`} (${format}, ${fingerprint.slice(0, 16)})`,
    'people-changed': ({ loginIds }) =>
      `Changed ${count(loginIds.length, 'person', 'people')}${listOf(loginIds)}`,
  } satisfies Sentences as Sentences,
};

interface Responsible {
  readonly actor: string;
  readonly operator?: string;
  readonly witness?: string;
  readonly reference?: string;
}

const FAULTS = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  inserted: 'was inserted later',
} as const;

const OPENED = {
  passphrase: 'opened with the old one',
  'recovery-code': 'opened with the recovery code',
} as const;

const RECOVERY = {
  new: 'new recovery code',
  kept: 'recovery code as before',
  none: 'no recovery code',
} as const;

const CAUSES = { spoiled: 'spoiled', wording: 'wording' } as const;

const MARKS = { login: '①', install: '②' } as const;

/** A few names are read; of many the number is enough, and --json has them all. */
/** Secrets that a restore could not bring back. */
function replaced(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `; ${count(names.length, 'secret', 'secrets')} had been reset since${listOf(names)}`;
}

function listOf(names: readonly string[]): string {
  return names.length > 0 && names.length <= 3 ? ` (${names.join(', ')})` : '';
}
