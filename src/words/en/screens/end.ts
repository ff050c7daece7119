/** The screen of `hakko end`. */
import { count } from '../count.ts';

const people = (n: number) => count(n, 'person', 'people');

export const end = {
  intro: (n: number) => `${n === 1 ? 'This login ends' : `These ${n} logins end`}:`,
  more: (n: number) => `… and ${n} more`,
  /** `leavers`: since the certificate was made, with those of now. */
  stays: (s: { group: string; file: string; until: string; leavers: number; left: number }) =>
    `The certificate of ${s.group} (${s.file}) stays as it is: on the devices of who leaves it opens the door until it is revoked, or ends on ${s.until}. ${people(s.leavers)} will have left since it was made; ${people(s.left)} still use it.`,
  already: (loginId: string, name: string, date: string) =>
    `${loginId} (${name}) has ended already${date === '' ? '' : ` (${date})`}.`,
  confirm: 'End the login? The initial password is then gone for good.',
  dryRun: 'Nothing was written (--dry-run).',
  done: (n: number) =>
    `Ended ${count(n, 'login', 'logins')}: initial password and hash are deleted, the letters are void.`,
  downloadPage: 'Next: take the login off your download page, too, if it has its own accounts.',
  lockOut: (group: string) =>
    `To lock the devices out as well, everybody of ${group} needs a new certificate: hakko revoke ${group} --reissue`,
  nobodyLeft: (group: string) =>
    `Nobody uses ${group} any more. To revoke its certificate: hakko revoke ${group} --reason cessationOfOperation`,
};
