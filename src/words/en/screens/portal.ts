/** The screen of `hakko portal`: where it listens, and what whoever runs it must know. */
import { count } from '../count.ts';

export const portal = {
  ready: 'The portal is ready. Ctrl-C ends it.',
  download: 'download page',
  portal: 'portal',
  serverCa: (path: string) =>
    `The server’s certificate is a throwaway: browsers warn of it. To try without the warning, let them trust ${path}; never on other people’s devices.`,
  uncovered: (hosts: string) =>
    `None of the given certificates is for ${hosts}: browsers will warn there. Give one for each name of portal.downloadUrl and portal.hosts with --server-cert and --server-key.`,
  sample: 'This is a SAMPLE of a rehearsal: every page says so.',
  serves: (accounts: number, files: number) =>
    `${count(accounts, 'login', 'logins')}, ${count(files, '.p12 file', '.p12 files')}`,
  log: (path: string) => `Attempts are logged in ${path}.`,
  exposed: 'It listens to other machines, too.',
  stopping: 'Stopping: downloads under way are finished.',
  notices: {
    reloaded: (accounts: number, files: number) =>
      `Something has changed and was read again: ${count(accounts, 'login', 'logins')}, ${count(files, '.p12 file', '.p12 files')}.`,
    'reload-failed': (what: string) =>
      `What has changed cannot be read yet; the portal goes on as it was. ${what}`,
    'crl-soon': (ca: string, date: string) =>
      `The revocation list of the CA “${ca}” ends on ${date}. Then everybody is locked out. Write a new one with “hakko crl” and export it again.`,
    'crl-expired': (ca: string, date: string) =>
      `EVERYBODY IS LOCKED OUT: the revocation list of the CA “${ca}” ended on ${date}. Write a new one with “hakko crl” and export it again.`,
    'crl-missing': (ca: string) =>
      `EVERYBODY IS LOCKED OUT: there is no usable revocation list of the CA “${ca}”. Write one with “hakko crl” and export it again.`,
    'audit-unwritable': (what: string) =>
      `ATTEMPTS ARE NOT LOGGED. ${what} The portal goes on, notices by itself when it can write again, and then logs how many are missing.`,
    'audit-written-again': (missing: number) =>
      `Attempts are logged again. ${count(missing, 'is', 'are')} missing; a line of the log says so.`,
    'downloads-unwritable': (what: string) =>
      `NO FILE IS HANDED OUT, for completed downloads cannot be written down. ${what} The pages go on, and ask for patience; make it writable, and the portal notices by itself.`,
    'downloads-written-again': (downloads: number) =>
      `Files are handed out again. ${count(downloads, 'download was', 'downloads were')} written down late; none is lost.`,
    'downloads-lost': (downloads: number) =>
      `${count(downloads, 'completed download was', 'completed downloads were')} never written down: the portal will not know of ${downloads === 1 ? 'it' : 'them'} when it is started again.`,
    failed: (what: string) => `Something went wrong: ${what}`,
  },
};
