/** The screen of `hakko revoke`. */
import { count } from '../count.ts';

const people = (n: number) => count(n, 'person', 'people');

export const revoke = {
  intro: (group: string) => `The certificate of ${group} is to be revoked:`,
  fields: {
    file: 'file',
    serial: 'serial number',
    made: 'made',
    until: 'valid until',
    batch: 'batch',
    state: 'state',
  },
  formerState: 'from before: the group has a newer one',
  hits: (n: number) =>
    `When it is revoked, ${n === 1 ? 'this person is' : `all these ${n} people are`} locked out, on every device:`,
  hitsNobody: 'Nobody has a login of this group any more.',
  formerHits: (n: number) =>
    `Of these ${people(n)}, whoever has not changed to the newer certificate is locked out:`,
  more: (n: number) => `… and ${n} more`,
  leavers: (n: number) => `${people(n)} who left since it was made can no longer use it either.`,
  others: (group: string) => `Other certificates of ${group} stay valid:`,
  onlyOne: 'If only one person leaves, do not revoke: hakko end LOGIN-ID.',
  reason: 'Why is it revoked? (The reason stands in the public list)',
  reasons: {
    keyCompromise: 'file and password got out, or a device was lost or stolen',
    superseded: 'it was replaced by a newer one; nothing got out',
    affiliationChanged: 'name or organisation of the group changed',
    cessationOfOperation: 'the group no longer uses the portal',
    privilegeWithdrawn: 'the group may no longer use the portal',
    unspecified: 'no reason is given',
  },
  confirm: 'Revoke it? This cannot be undone.',
  typeToConfirm: (group: string) => `This cannot be undone. Type ${group} to go on`,
  notTheSame: (group: string) => `Type ${group}, or press Ctrl-C to stop.`,
  reissue: (s: { login: number; install: number; toManager: boolean }) =>
    `Then a new certificate is made. Letters to be printed: ${s.login > 0 ? `① ${s.login}, ` : ''}② ${s.install}${s.toManager ? ' (to the manager)' : ''}.`,
  confirmReissue: 'Make the new certificate and the letters?',
  reissued: (group: string) =>
    `${group} has its new certificate already. There is nothing more to do.`,
  unfinished: (batch: string) =>
    `Batch ${batch} was interrupted; it is finished first, before anything is revoked.`,
  finished: (group: string) =>
    `That was the new certificate of ${group}: what had been begun is done, and nothing else was revoked.`,
  dryRun: 'Nothing was written (--dry-run).',
  already: (group: string, date: string, reason: string) =>
    `This certificate of ${group} was revoked on ${date} (${reason}).`,
  ended: (group: string, date: string) =>
    `The certificate of ${group} ended on ${date}: nobody can connect with it, so nothing is revoked.`,
  done: (group: string, reason: string) => `Revoked the certificate of ${group} (${reason}).`,
  next: 'Next: copy these lists to the web servers, in place of the old ones. Until then the certificate still opens the door.',
  takeDown: (file: string) => `Take ${file} off the download page.`,
  again: (group: string) =>
    `To give ${group} a new certificate and new letters: hakko revoke ${group} --reissue`,
};
