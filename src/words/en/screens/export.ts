/** The screen of `hakko export`: what was written for a server, and what to do with it. */
import { count } from '../count.ts';

export const exported = {
  portal: {
    done: (folder: string) => `The site of the portal is in ${folder}.`,
    holds: (accounts: number, files: number) =>
      `${count(accounts, 'login', 'logins')}, ${count(files, '.p12 file', '.p12 files')}; no passphrase, no key of the CA, nobody’s name.`,
    written: (written: number, removed: number) =>
      `Files written: ${written}, removed: ${removed}. A portal that runs from this folder takes them over by itself.`,
    sample: 'It is a SAMPLE of a rehearsal: every page says so.',
    next: (folder: string) =>
      `Next: copy the folder to the server, and there: hakko portal --from ${folder}`,
    refresh: 'Export it again after each issue, end, revocation and “hakko crl”.',
  },
};
