/** The screen of `hakko reset`. */
import { count } from '../count.ts';

export const reset = {
  login: (people: number) =>
    `A new initial password for ${count(people, 'person', 'people')}, and a new letter ①:`,
  void: (numbers: string) => (numbers === '' ? '' : `(${numbers} becomes void)`),
  loginToManager: 'The new letters ① go to the managers of the groups, who hand them on.',
  others: 'Nothing changes for anybody else; the certificate of the group stays.',
  install: (group: string, file: string) =>
    `A new install password for ${group}. ${file} is locked anew, with the same key and certificate.`,
  installLetters: (letters: number) =>
    `Letters ② to be printed: ${letters}. All letters ② of this certificate before become void.`,
  copies: (file: string, group: string) =>
    `Copies of ${file} that were downloaded before still open with the old password. If one may be in other hands together with it: hakko revoke ${group} --reissue`,
  confirm: 'Go on? (the old password is gone for good)',
  dryRun: 'Nothing was written (--dry-run).',
  loginDone:
    'The letter ① before is void: shred it if it turns up. Give the download page the new login (hakko export portal), or the old password goes on working there.',
  installDone: (file: string, folder: string) =>
    `Put the new ${file} from ${folder} on the download page in place of the old one, before the letters ② arrive.`,
};
