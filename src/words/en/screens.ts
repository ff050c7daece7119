/** Words of the commands' own screens, one object a command. */

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const prompts = {
  yes: 'Yes',
  no: 'No',
  yesOrNo: 'Please answer with y or n',
  passphrase: 'Passphrase of the CA',
  newPassphrase: 'New passphrase of the CA (at least 12 characters; it cannot be recovered)',
  again: 'The same passphrase once more',
  differs: 'The two are not the same.',
  tooShort: (minimum: number) => `At least ${minimum} characters, please.`,
  required: 'This must not be empty.',
  notUrl: 'An address such as https://id.example.jp/ is needed.',
};

export const progress = (s: {
  done: number;
  total: number;
  perSecond: number;
  secondsLeft: number;
}) => `${s.done}/${s.total} groups  ${s.perSecond.toFixed(1)}/s  ${s.secondsLeft} s left`;

export const init = {
  intro: (folder: string) => `A new CA will be made in ${folder}.`,
  org: 'Name of the organisation (as certificates and letters show it)',
  caName: 'Name of the CA',
  caNameDefault: (organisation: string) => `${organisation} CA`,
  serviceName: 'Name of the service, as letters call it',
  serviceNameDefault: (organisation: string) => `${organisation} portal`,
  portalUrl: 'URL of the download page',
  tooLong: (maximum: number) => `At most ${maximum} characters, please.`,
  importPassphrase: (path: string) => `Passphrase of the key ${path}`,
  making: 'Making keys …',
  done: (folder: string) => `Made the CA in ${folder}.`,
  successorDone: (folder: string) =>
    `Made the next CA in ${folder}. It issues the new certificates from now on.`,
  authority: (name: string, until: string) => `CA “${name}”, until ${until}`,
  crl: (until: string) =>
    `Revocation list valid until ${until}: after that everybody is locked out`,
  noKey: (name: string) =>
    `The key of the CA “${name}” is not here, so there is no revocation list of it. Web servers also need the one from its issuer.`,
  revokedElsewhere:
    'Certificates that this CA has revoked elsewhere are not in the revocation list that is made here. If some of them are still in date, make a new CA instead of using this one.',
  keep: 'Keep the passphrase in the safe: without it the CA is lost. Back up the whole folder.',
  next: (home: string) => [
    `Look through ${home}/hakko.yaml: sender, contact and host names stand there.`,
    'Then: hakko check ROSTER.csv, and hakko issue ROSTER.csv',
  ],
  successorNext: (bundle: string) => [
    `Before you issue, put the new ${bundle} on the web servers: it holds the certificates of the old CA and of the next.`,
    'Put all revocation lists (the folder crl) there too. Until then, new certificates do not connect.',
    'Keep the key of the old CA until all its certificates have ended. Back up the whole folder.',
  ],
};

export const issue = {
  resuming: (batch: string, left: number, total: number) =>
    `Batch ${batch} had stopped with ${left} of ${count(total, 'group', 'groups')} left. Going on with it; what was issued stays as it is.`,
  resumed: (batch: string) =>
    `Batch ${batch} is finished now. Comparing the roster with the ledger.`,
  stopping: 'Stopping after the groups at hand … (Ctrl-C again stops at once)',
  printing: 'Printing the letters …',
  done: (batch: string) => `Batch ${batch} is finished.`,
  counts: (s: { certificates: number; login: number; install: number; people: number }) =>
    `${count(s.certificates, 'certificate', 'certificates')}; letters ① ${s.login}, ② ${s.install} = people ${s.people} = ledger ${s.people} (they agree).`,
  opened: 'Every file was opened again with the password that letter ② prints.',
  p12: '.p12 files',
  login: 'letters ①',
  install: 'letters ②',
  crlUntil: (date: string) =>
    `Revocation list valid until ${date}; each issue writes a new one. Once it ends, everybody is locked out.`,
  updated: (people: number) => `Changed ${count(people, 'person', 'people')} in the ledger.`,
  print: 'Next: print ① and ② on different days, one-sided and unscaled, and post them apart.',
  publish: 'Put the .p12 files on the download page.',
  backup: 'Back up the whole CA folder.',
};

export const verify = {
  platform: 'platform',
  evidence: 'how we know',
  alike: (file: string, more: number) => (more === 0 ? file : `${file} and ${more} more`),
  filePassword: 'Password of the .p12',
  fileLocked: 'What is inside was not opened (--password-file opens it).',
  crypto: {
    heads: ['file', 'what', 'algorithm', 'iterations', 'salt (octets)'],
    key: 'key',
    safe: 'certificates',
    certificate: 'certificate',
    mac: 'MAC',
    clear: 'in clear',
    none: 'none',
  },
  locked:
    'Without the passphrase the files themselves are not opened (--passphrase-file opens them).',
  checked: (files: number, letters: number) =>
    `Checked ${count(files, '.p12 file', '.p12 files')} and ${count(letters, 'letter', 'letters')} against the ledger.`,
  lettersGone: (files: number) =>
    `${count(files, 'PDF of letters is', 'PDFs of letters are')} no longer in the batch folders; once letters are posted, that is as it should be.`,
  good: 'Everything is in order.',
  bad: (findings: number) => `${count(findings, 'finding', 'findings')}:`,
  findings: {
    'p12-missing': (path: string) => `${path} is missing. Put it back from a backup.`,
    'p12-differs': (path: string) => `${path} is not what was issued. Do not hand it out.`,
    'p12-unopened': (path: string) =>
      `${path} does not open with the password that its letters print.`,
    'p12-chain': (path: string) => `The certificate in ${path} does not lead to the CA.`,
    'p12-expired': (path: string, date: string) => `The certificate in ${path} ended on ${date}.`,
    'p12-orphan': (path: string) => `${path} is unknown to the ledger.`,
    mode: (path: string, mode: string) =>
      `${path} has mode ${mode}: others can read it. Expected 600 (folders 700).`,
    'letters-differ': (path: string) => `${path} is not what was printed. Do not post it.`,
    'crl-differs': (path: string) =>
      `${path} is not the revocation list that was written last. Put it back from a backup; the next issue writes a new one.`,
    'crl-missing': (path: string) => `${path} is missing.`,
    'crl-expired': (path: string, date: string) =>
      `${path} ended on ${date}: everybody is locked out.`,
    'crl-soon': (path: string, date: string) => `${path} ends on ${date}.`,
    'chain-broken': (sequence: string) => `The event log is broken at event ${sequence}.`,
    'batch-open': (batch: string) =>
      `Batch ${batch} was interrupted. The next “hakko issue” finishes it.`,
  },
};

export const list = {
  heads: {
    group: 'group',
    file: 'file',
    people: 'people',
    until: 'until',
    state: 'state',
    serial: 'serial number',
    batch: 'batch',
  },
  states: {
    planned: 'planned',
    signed: 'file missing',
    issued: 'issued',
    superseded: 'superseded',
    revoked: 'revoked',
    expired: 'expired',
    abandoned: 'abandoned',
  },
  empty: 'Nothing to list.',
  total: (certificates: number, people: number) =>
    `${count(certificates, 'certificate', 'certificates')}, ${count(people, 'person', 'people')}`,
};

export const show = {
  person: {
    loginId: 'login ID',
    name: 'name',
    organisation: 'organisation',
    state: 'state',
    group: 'group',
    others: 'others in it',
  },
  personStates: { planned: 'being issued', active: 'active', ended: 'ended', moved: 'moved' },
  certificate: {
    file: 'file',
    until: 'valid until',
    serial: 'serial number',
    state: 'state',
    batch: 'batch',
  },
  noCertificate: 'no certificate in use',
  letters: 'Letters',
  letter: (mark: string, number: string, state: string, file: string) =>
    `${mark} ${number}  ${state}${file}`,
  letterStates: {
    planned: 'not printed yet',
    made: 'printed',
    reprinted: 'printed again',
    posted: 'posted',
    returned: 'returned',
    destroyed: 'destroyed',
    void: 'void',
  },
  onPage: (file: string, page: number) => `  (${file}, page ${page})`,
  people: (n: number) => `People (${n})`,
};

export const rehearse = {
  intro: (roster: string) =>
    `Rehearsing ${roster} with a throwaway CA. Every page bears 見本 SAMPLE.`,
  steps: {
    init: 'made a throwaway CA',
    check: 'checked the roster',
    issue: 'issued certificates and printed letters',
    read: 'read every letter back from its PDF',
    open: 'opened every .p12 with the password as printed',
    chain: 'checked every chain and date',
    verify: 'verified the home',
  },
  heads: { step: 'step', count: 'count', time: 'seconds' },
  table: { file: 'file', people: 'people', letters: 'letters', until: 'until', opens: 'opens' },
  yes: 'yes',
  no: 'NO',
  good: (people: number, files: number) =>
    `The rehearsal went through: ${count(people, 'person', 'people')}, ${count(files, '.p12 file', '.p12 files')}, every password tried as its letter prints it.`,
  bad: (n: number) => `The rehearsal found ${count(n, 'fault', 'faults')}:`,
  faults: {
    'letter-missing': (what: string) => `${what}: the letter could not be found in the PDFs`,
    'letter-differs': (what: string) => `${what}: the letter does not print what the roster says`,
    'not-opened': (what: string) => `${what}: does not open with the password as printed`,
    chain: (what: string) => `${what}: does not lead to the CA`,
    dates: (what: string) => `${what}: is not valid today`,
  },
  kept: (folder: string) => `What was made is in ${folder}:`,
  look: {
    p12: '.p12 files',
    login: 'letters ① (login ID and initial password)',
    install: 'letters ② (install password)',
  },
  next: 'For real: hakko init, then hakko issue YOUR-ROSTER.csv',
};

export const bug = {
  what: 'This is a fault in hakko itself, not in what you did.',
  todo: 'Nothing half done is left behind. Please report the lines below.',
};
