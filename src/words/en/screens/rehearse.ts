/** The screen of `hakko rehearse`, and the words of its report. */
import { count } from '../count.ts';

export const rehearse = {
  intro: (roster: string) =>
    `Rehearsing ${roster} with a throwaway CA. Everything it makes bears 見本 SAMPLE.`,
  asOf: (date: string) => `As if today were ${date}.`,
  phases: {
    make: 'Making',
    letters: 'Letters and files',
    portal: 'The portal',
    year: 'The year that follows',
    proof: 'Proof',
  },
  /** What each step proves. */
  steps: {
    init: 'a throwaway CA is made',
    check: 'the roster has no problem',
    issue: 'certificates are issued and letters printed',
    read: 'every letter can be read back from its PDF',
    open: 'every .p12 opens with the password as printed',
    portal: 'download page and portal open, marked SAMPLE',
    prefix: 'a prefix that nobody has is an error, the right one goes on',
    download: 'everybody downloads her file with what her letters say',
    enter: 'both hosts let everybody in, over TLS 1.2 and 1.3',
    'wrong-password': 'a wrong password is refused',
    'other-login': 'the login of another group is refused',
    strangers: 'no certificate, or one of another CA, is turned away',
    'other-days': 'an expired one is turned away, and all when the CRL has run out',
    join: 'a person joins and shares the file of the group',
    end: 'a login ends, and the certificate stays',
    reset: 'a lost letter is replaced by one with another password',
    revoke: 'a certificate is revoked, and the list names it',
    follow: 'the portal follows all this without a restart',
    'reset-install': 'a group comes; its lost letter ② gets another password',
    reprint: 'a spoiled letter is printed again, a lost one is not',
    remake: 'a lost file is made again, octet for octet',
    crl: 'new revocation lists name the same certificates',
    export: 'what a server needs is exported, marked SAMPLE',
    restore: 'a backup is restored, and opens with the passphrase',
    verify: 'after all this, verify finds nothing',
    audit: 'the event log is whole',
  },
  states: {
    passed: 'yes',
    failed: 'NO',
    refused: 'NO',
    stopped: 'STOPPED',
    skipped: 'skipped',
  },
  heads: {
    step: 'step',
    count: 'checked',
    requests: 'requests',
    seconds: 'seconds',
    result: 'result',
  },
  table: { file: 'file', people: 'people', letters: 'letters', until: 'until', opens: 'opens' },
  yes: 'yes',
  no: 'NO',
  moreFiles: (n: number) => `… and ${n} more files (--json names them all)`,
  good: (people: number, files: number) =>
    `The rehearsal went through: ${count(people, 'person', 'people')}, ${count(files, '.p12 file', '.p12 files')}, every password tried as its letter prints it, at the portal too.`,
  bad: (n: number) => `The rehearsal found ${count(n, 'fault', 'faults')}:`,
  moreFaults: (n: number) => `… and ${n} more (--json and --junit name them all)`,
  faults: {
    'page-missing': (what: string, status: string) =>
      `${what}: the download page answers ${status}. Report this: it is a fault in hakko.`,
    'page-unmarked': (what: string) =>
      `${what}: the download page does not say that it is a sample. Report this: it is a fault in hakko.`,
    'server-untrusted': (what: string) =>
      `${what}: the server showed no certificate for this name that its CA has issued. Check the clock of this machine; if it is right, report this.`,
    'prefix-let-on': (what: string, status: string) =>
      `${what}: a prefix that nobody has was not an error (${status}). Report this: it is a fault in hakko.`,
    'prefix-refused': (what: string, status: string) =>
      `${what}: the first characters of this login ID were not taken (${status}). Look at roster.prefixLength; if it is right, report this.`,
    'login-not-asked': (what: string, status: string) =>
      `${what}: the file page did not ask for the login (${status}). Report this: it is a fault in hakko.`,
    'download-refused': (what: string, status: string) =>
      `${what}: the page refused what letter ① says (${status}). Do not issue with these settings, and report this.`,
    'download-differs': (what: string) =>
      `${what}: the page handed out another file than was issued. Do not issue with these settings, and report this.`,
    'download-header': (what: string, name: string) =>
      `${what}: the file came with a wrong header ${name}, and telephones may not offer to install it. Report this.`,
    'openssl-not-opened': (what: string) =>
      `${what}: OpenSSL does not open it with the password of letter ②. Choose another p12.profile, or report this.`,
    'enter-refused': (what: string, where: string) =>
      `${what}: the portal did not let this certificate in (${where}). Do not issue with these settings, and report this.`,
    'wrong-let-in': (what: string, status: string) =>
      `${what}: a wrong password was not refused (${status}). Do not open a portal, and report this: it is a fault in hakko.`,
    'other-let-in': (what: string, status: string) =>
      `${what}: the login of another group was not refused (${status}). Do not open a portal, and report this: it is a fault in hakko.`,
    'not-turned-away': (what: string, got: string) =>
      `A visitor who should be turned away as “${what}” was answered ${got}. Do not open a portal, and report this: it is a fault in hakko.`,
    'revoked-let-in': (what: string, where: string) =>
      `${what} was revoked, and the portal still lets it in after 20 seconds (${where}). Report this: it is a fault in hakko.`,
    'reset-differs': (what: string) =>
      `${what}: the new letter does not bring another password that counts. Report this: it is a fault in hakko.`,
    'reset-let-in': (what: string, status: string) =>
      `${what}: the download page still takes the password of the lost letter (${status}). Report this: it is a fault in hakko.`,
    'reset-install-differs': (what: string) =>
      `${what}: the new letters do not bring another password for the same certificate. Report this: it is a fault in hakko.`,
    'remake-differs': (what: string) =>
      `${what} was lost, and is not made again as it was. Report this: it is a fault in hakko.`,
    'crl-differs': (what: string) =>
      `${what}: the new revocation list does not follow the one before. Do not issue with these settings, and report this.`,
    'export-differs': (what: string) =>
      `${what}: the exported site does not hold what was issued. Report this: it is a fault in hakko.`,
    'restore-differs': (what: string) =>
      `${what}: what was restored from it is not the home that was backed up. Report this: it is a fault in hakko.`,
    'reprint-differs': (what: string) =>
      `${what}: the letter that was printed again does not say what it said before. Report this: it is a fault in hakko.`,
    'lost-reprinted': (what: string) =>
      `${what}: a letter that is lost would be printed again with the same password. Report this: it is a fault in hakko.`,
    'ended-let-in': (what: string, status: string) =>
      `The login ${what} was ended, and the download page still takes it (${status}). Report this: it is a fault in hakko.`,
    'letter-missing': (what: string) =>
      `${what}: the letter could not be found in the PDFs. Look at the pages of this person before you issue, and report this: it is a fault in hakko.`,
    'letter-differs': (what: string) =>
      `${what}: the letter does not print what the roster says. Do not issue with these settings, and report this: it is a fault in hakko.`,
    'not-opened': (what: string) =>
      `${what}: does not open with the password as printed. Do not issue with these settings, and report this: it is a fault in hakko.`,
    chain: (what: string) =>
      `${what}: does not lead to the CA. Do not issue with these settings, and report this: it is a fault in hakko.`,
    dates: (what: string) =>
      `${what}: is not valid today. Check the clock of this machine and client.days.`,
    'join-made-certificate': (what: string) =>
      `${what} joined a group that has its certificate, and another one was made. Report this: it is a fault in hakko.`,
    'join-letters-missing': (what: string) =>
      `${what} joined, and did not get her letters alone. Report this: it is a fault in hakko.`,
    'end-login-left': (what: string) =>
      `The login ${what} was ended, and something of its password is left. Report this: it is a fault in hakko.`,
    'end-certificate-gone': (what: string) =>
      `The login ${what} was ended, and its group has lost the certificate. Report this: it is a fault in hakko.`,
    'revoke-not-listed': (what: string) =>
      `${what} was revoked, and the revocation list does not name it. Report this: it is a fault in hakko.`,
    'revoke-others-listed': (what: string) =>
      `${what} was revoked, and the revocation list names others, too. Report this: it is a fault in hakko.`,
  },
  kept: (folder: string) => `What was made is in ${folder}:`,
  look: {
    p12: '.p12 files',
    login: 'letters ① (login ID and initial password)',
    install: 'letters ② (install password)',
    report: 'this report as a PDF',
  },
  next: 'For real: hakko init, then hakko issue YOUR-ROSTER.csv',
  report: {
    title: 'Rehearsal report',
    roster: (name: string, sha256: string) => `Roster: ${name} (SHA-256 ${sha256})`,
    when: (time: string) => `Begun: ${time}`,
    asOf: (date: string) => `As if it were ${date}`,
    version: (version: string) => `hakko ${version}, with a CA that was thrown away`,
    steps: 'Steps',
    files: 'Files',
    faults: 'What was found',
    stopped: (why: string) => `The rehearsal was stopped: ${why}`,
    refused: (n: number) =>
      `The roster has ${count(n, 'problem', 'problems')}, so nothing was issued.`,
    worth:
      'Nothing that this rehearsal made can be used: the key of its CA was under a passphrase that nobody knows.',
    contact: 'hakko rehearse',
    contents: 'Contents',
    note: 'Result',
    warning: 'Result',
    code: 'Code',
    sampleMark: 'SAMPLE',
    sampleHead: '見本 SAMPLE',
  },
};
