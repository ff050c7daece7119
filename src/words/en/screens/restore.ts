/** The screen of `hakko restore`. */
import { count } from '../count.ts';

export const restore = {
  progress: ({ done, total }: { done: number; total: number }) => `${done}/${total} files`,
  from: (made: string, lastBatch: string) =>
    `The backup was made on ${made}${lastBatch === '' ? '' : `, and goes up to batch ${lastBatch}`}.`,
  taken: (folder: string) => `There is something in ${folder}. It will be moved aside whole.`,
  older: (lastEvent: string) =>
    `The CA there can still be read; its last entry is of ${lastEvent}. Is the backup really what you want?`,
  confirm: 'Move it aside and bring back the backup?',
  done: (folder: string) => `The CA is back in ${folder}`,
  aside: (folder: string) =>
    `What stood there is in ${folder} now. Once all is well, delete it: it holds keys and letters.`,
  nothingNew:
    'No batch was found that was made after the backup. If there was one, restore again with --batches and the folder where its batch.json is, before anything is issued.',
  batches: (ids: string) => `Made after the backup, so unknown to its ledger: batch ${ids}.`,
  taught: (s: { certificates: number; numbers: number; revoked: number }) =>
    `Taken over from their folders: ${count(s.certificates, 'certificate', 'certificates')}, ${count(s.numbers, 'control number', 'control numbers')}, ${count(s.revoked, 'revocation', 'revocations')}. None of these numbers is used again.`,
  crls: (crls: string) => `Revocation lists continue after: ${crls}`,
  interrupted: (ids: string) =>
    `Batch ${ids} had been interrupted: do not use its files, and post none of its letters.`,
  certificates:
    'These certificates are in use outside, and their passwords and the logins of their people are lost:',
  heads: {
    group: 'group',
    file: 'file',
    until: 'until',
    batch: 'batch',
    serial: 'serial number',
  },
  again:
    'Run “hakko issue” with the newest roster: these people get new certificates and letters, the others keep theirs.',
  revoke: (serial: string) =>
    `Once the new ones are in use, revoke each old one: hakko revoke ${serial}`,
  revoked: (groups: string) =>
    `Revoked since the backup: ${groups}. Whoever of them is still on the roster gets a new certificate from “hakko issue”; take out who should not.`,
  letters: (numbers: number) =>
    `${count(numbers, 'letter number belongs', 'letter numbers belong')} to letters whose passwords are lost. The people get new letters; the old ones are void.`,
  strangers: (serials: string) =>
    `Not taken over, for too little is known of them or another CA issued them: ${serials}. Have the web server refuse these serial numbers.`,
  foreign: (ids: string) => `Of another CA, so left alone: batch ${ids}.`,
  unreadable: (paths: string) => `Nothing could be learnt from: ${paths}`,
  openBatch: (batch: string) =>
    `Batch ${batch} was going on when the backup was made. The next “hakko issue” finishes it first.`,
  renumbered: (batch: string, people: number) =>
    `Batch ${batch} had been finished since. ${count(people, 'person', 'people')} in it will get new letters under new numbers; the letters printed then are void. Of the others, post no letter a second time.`,
  endedLogins: (loginIds: string) =>
    `These logins had ended since the backup, and are ended here, too, with their letters: ${loginIds}`,
  endAgain: (batch: string, loginIds: string) =>
    `These logins had ended since the backup. Once batch ${batch} is finished, end them again: hakko end ${loginIds}`,
  reset:
    'These secrets were reset since the backup. The new ones are lost, and the old ones open again: their letters are void. Reset each one again:',
  withoutNewer:
    'No newer ledger could be read here. Logins that ended since the backup are active again, and secrets that were reset since are the old ones again: end and reset them again (hakko end LOGIN-ID, hakko reset LOGIN-ID, hakko reset --install PREFIX).',
  letterFiles: (n: number) =>
    `${count(n, 'PDF of letters', 'PDFs of letters')} came over from what stood there before.`,
  p12Files: (n: number) =>
    `${count(n, '.p12 file was', '.p12 files were')} made again from the ledger.`,
  next: [
    'It opens with the passphrase and the recovery code of the day of the backup.',
    'Next: hakko verify, then hakko crl and the new lists on the web servers: what was revoked since and is on no list here has to be revoked again.',
    'Events after the backup are not in the log: the paper has them. Back up again when all is well.',
  ],
};
