/** The screen of `hakko rehearse`, and the words of its report. */
import { count } from '../count.ts';

export const rehearse = {
  intro: (roster: string) =>
    `Rehearsing ${roster} with a throwaway CA. Everything it makes bears 見本 SAMPLE.`,
  asOf: (date: string) => `As if today were ${date}.`,
  phases: {
    make: 'Making',
    letters: 'Letters and files',
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
    join: 'a person joins and shares the file of the group',
    end: 'a login ends, and the certificate stays',
    revoke: 'a certificate is revoked, and the list names it',
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
  heads: { step: 'step', count: 'checked', seconds: 'seconds', result: 'result' },
  table: { file: 'file', people: 'people', letters: 'letters', until: 'until', opens: 'opens' },
  yes: 'yes',
  no: 'NO',
  moreFiles: (n: number) => `… and ${n} more files (--json names them all)`,
  good: (people: number, files: number) =>
    `The rehearsal went through: ${count(people, 'person', 'people')}, ${count(files, '.p12 file', '.p12 files')}, every password tried as its letter prints it.`,
  bad: (n: number) => `The rehearsal found ${count(n, 'fault', 'faults')}:`,
  moreFaults: (n: number) => `… and ${n} more (--json and --junit name them all)`,
  faults: {
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
