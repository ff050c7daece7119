/** The screen of `hakko export`: what was written for a server, and what to do with it. */
import { count } from '../count.ts';

export const exported = {
  progress: ({ done, total }: { done: number; total: number }) => `${done}/${total} files`,
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
  webServer: {
    done: (server: string, folder: string) => `The site for ${server} is in ${folder}.`,
    unchanged: (folder: string) => `Nothing has changed since: ${folder} is as it should be.`,
    holds: (groups: number, logins: number, revoked: number) =>
      `${count(groups, 'group', 'groups')}, ${count(logins, 'login', 'logins')}, ${revoked} revoked; no passphrase, no key of the CA, nobody’s name.`,
    hosts: (download: string, portals: string) =>
      `download page ${download}; with the certificate: ${portals}`,
    previous: (folder: string) => `What stood there before is in ${folder}, for the way back.`,
    noGroup:
      'Only you can read the files. Name the group of the web server (--group www-data), or see README.md in the folder.',
    crlUntil: (day: string) =>
      `The revocation list ends on ${day}: without a newer export the web server then turns everybody away.`,
    next: (at: string) =>
      `Next: README.md (README.ja.md) in the folder tells the web administrator what to do; it must stand in ${at}.`,
    refresh:
      'Export again after each issue, end, revocation and “hakko crl”, and reload the server.',
  },
  ca: {
    done: (folder: string) => `Certificates and revocation lists of the CA are in ${folder}.`,
    until: (day: string) => `until ${day}`,
    compare:
      'Whoever takes them over compares the fingerprints by another way, such as by telephone.',
  },
  mobileconfig: {
    done: (profiles: number, folder: string) =>
      `${count(profiles, 'profile', 'profiles')} written into ${folder}.`,
    unsigned:
      'They are not signed: devices show them as “Unsigned” or “Not Verified”. How to sign them stands in docs/web-server.md.',
    password:
      'They hold no password: the device asks for the install password of letter ②. Hand them out as you would the .p12 files.',
  },
};
