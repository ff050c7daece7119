/** Every error code once, with arguments that can be found again in its sentences. */
import { findRefusals } from '../../src/importability/refusals.ts';
import type { ErrorArgs } from '../../src/errors.ts';
import type { PlanProblemArgs } from '../../src/plan/problem.ts';
import type { LocalDates } from '../../src/words/message.ts';

const DATE = new Date('2028-11-22T14:59:59Z');
const EARLIER = new Date('2027-03-31T14:59:59Z');
const path = '/srv/hakko-home/batches/20261122-01';
const letter = { controlNumber: 'A000008-2', field: 'loginId' } as const;
const place = { file: 'text.ja.yaml', line: 12 };

/** The type demands every code; a new one without a sample does not compile. */
export const errorSamples: ErrorArgs = {
  'file-name-taken': { file: 'G13B-modern.p12', group: 'G13B', other: 'G13B-modern' },
  'backup-inside-home': { folder: path, home: '/srv/hakko-home' },
  'backup-missing': { folder: path, backups: ['hakko-backup-20261122-0312'] },
  'restore-place-taken': { folder: path },
  'backup-damaged': { path },
  'letters-unfit': {
    faults: [
      { loginId: 'G13B1234567', field: 'recipientName', fault: { type: 'overflow' } },
      {
        ...{ loginId: 'G13B1234568', field: 'recipientName' },
        fault: { type: 'missing-glyph', characters: '😀' },
      },
    ],
  },
  interrupted: { batch: '20261122-01' },
  'file-differs': { path },
  'p12-copy-damaged': { fileName: 'G13B.p12' },
  'letters-miscounted': { path, pages: 998, rows: 1000 },
  'folder-not-empty': { folder: path },
  'batch-folder-gone': { batch: '20261122-01', folder: '/media/usb/letters' },
  'batch-not-known': { batch: '20261122-09', known: ['20261122-01'] },
  'batch-not-finished': { batch: '20261122-01' },
  'batch-files-differ': { batch: '20261122-01', paths: [`${path}/p12/G13B.p12`] },

  'usage-unknown-option': { option: '--folow', suggestion: '--follow' },
  'usage-unknown-command': { command: 'isue', suggestion: 'issue' },
  'usage-missing-argument': { argument: 'roster' },
  'usage-missing-option-argument': { option: '--follow <loginId>' },
  'usage-excess-arguments': {},
  'usage-conflict': { option: '--write', other: '--check' },
  'usage-invalid-value': { option: '--encoding', value: 'ebcdic', expected: 'utf-8, shift_jis' },
  'responsible-invalid': { option: '--witness', maximum: 100 },
  'head-unreadable': { value: 'batch.jsn', minimum: 16 },
  'roster-has-problems': { file: 'roster.csv', count: 3 },
  'not-confirmed': {},
  'passphrase-too-short': { minimum: 12 },
  'confirmation-missing': {},
  'confirmation-untyped': { flag: '--confirm G13B', people: 12 },
  'confirmation-differs': { flag: '--confirm G13B', given: 'G13C' },
  'letter-lost': { controlNumber: 'A000008-7', batch: '20261122-01' },
  'nothing-known-of': { query: 'Z99Z0000000' },

  'certificate-unknown': { query: 'G13X', near: ['G13B'] },
  'certificate-shared': { loginId: 'G13B1234567', group: 'G13B', people: 9 },
  'logins-unknown': {
    logins: [
      { loginId: 'G13B123456', near: ['G13B1234567'] },
      { loginId: 'Z', near: [] },
    ],
  },
  'logins-waiting': { loginIds: ['G13B1234567'], batch: '20261122-01' },
  'reissue-nobody': { group: 'G13B' },
  'reissue-not-needed': { group: 'G13B', serialNumber: '0b22cd' },
  'reissue-just-made': {
    group: 'G13B',
    serialNumber: '0b22cd',
    at: '2026-11-22 12:00:05 (Asia/Tokyo)',
  },
  'invalidity-date-outside': { date: '2020-01-01', from: '2026-11-22', to: '2026-12-24' },
  'reason-not-for-clients': { reason: 'certificateHold' },

  'platforms-refuse-p12': {
    profiles: ['modern'],
    refusals: findRefusals({
      profiles: ['modern'],
      keyAlgorithm: 'rsa-2048',
      passwordLength: 20,
      platforms: ['ios-17', 'android-13'],
    }),
  },
  'platform-unknown': { name: 'windows-95', known: ['windows-10-1709', 'windows-11'] },
  'passphrase-too-long': { source: 'pass.txt', maximumOctets: 4096 },

  'home-exists': { folder: path },
  'home-missing': { folder: path },
  'home-on-network': { folder: path, fileSystem: 'nfs4, nas:/share' },
  'home-on-shared-folder': { folder: path, fileSystem: '9p, C:' },
  'home-synced': { folder: path, service: 'OneDrive', syncedFolder: '/home/a/OneDrive' },
  'home-locks-fail': { folder: path, reason: 'disk I/O error' },
  'key-under-other-passphrase': { path: '/srv/hakko-home/ca/root.key' },
  'recovery-none': { folder: path },
  'recovery-code-wrong': {},
  'recovery-incomplete': { files: ['root.key'] },
  'clock-behind': {
    now: '2020-01-01 09:00:00 (Asia/Tokyo)',
    lastEvent: '2026-11-22 12:00:00 (Asia/Tokyo)',
  },
  'ca-ended': {
    now: '2037-01-01 09:00:00 (Asia/Tokyo)',
    ended: '2036-11-22 12:00:00 (Asia/Tokyo)',
  },
  'init-name-too-long': { flag: '--org', length: 65, maximum: 64 },
  'init-flag-unused': { flag: '--ca-name', because: '--import-key' },
  'import-incomplete': { missing: '--import-cert' },
  'import-certificate-unreadable': { path: 'ca.crt' },
  'import-passphrase-wrong': { path: 'ca.key' },
  'import-key-mismatch': { certificates: ['CN=さくら市 CA'] },
  'import-ca-dates': { subject: 'CN=さくら市 CA', notBefore: EARLIER, notAfter: DATE },
  'import-ca-usage': { subject: 'CN=さくら市 CA', missing: ['cRLSign'] },
  'import-chain-incomplete': { subject: 'CN=さくら市 CA', issuer: 'CN=さくら市 Root' },
  'import-path-length': { subject: 'CN=さくら市 Root', pathLenConstraint: 0 },
  'import-ca-known': { subject: 'さくら市 CA' },
  'successor-needs-placeholder': { key: 'ca.crlUrl' },
  'crl-ca-unknown': { name: 'root-3', known: ['root', 'issuing'] },
  'crl-ca-ended': { ca: 'root', notAfter: DATE },
  'crl-key-missing': { ca: 'root', path: '/srv/hakko-home/ca/root.key' },

  'guide-example-unfit': { example: 'G13B1234567', pattern: '^[0-9]{8}$' },
  'guide-missing-glyph': { text: 'さくら市', characters: '😀' },
  'guide-overflow': { text: 'さくら市' },
  'guide-picture-unreadable': { path, reason: 'interlaced' },
  'guide-picture-too-large': { path, maximumOctets: 4 * 2 ** 20, maximumPixels: 12_000_000 },

  'ledger-newer': { path, version: 9, known: 1 },
  'ledger-row-damaged': { column: 'hash' },
  'event-log-broken': { path, sequence: 37, fault: 'changed' },
  'ledger-unreadable': { path, reason: 'file is not a database' },
  'home-in-use': {
    holder: {
      ...{ command: 'hakko issue', userName: 'clerk', hostName: 'office', processId: 42 },
      since: '2026-11-22 12:00:05 (Asia/Tokyo)',
    },
  },

  'sealed-secret-damaged': { purpose: 'initial-password' },
  'recovery-code-mistyped': { groups: [3], length: 40, expected: 40 },

  'settings-invalid': {
    file: 'hakko.yaml',
    problems: [
      { line: 2, key: 'site.organisation', kind: 'empty' },
      { line: 3, key: 'ca.years', kind: 'not-in-range', minimum: 1, maximum: 30 },
      { line: 4, key: 'p12.profile', kind: 'not-a-choice', choices: ['compat', 'modern'] },
      { line: 5, key: 'portal.downloadUrl', kind: 'not-a-url' },
      { line: 6, key: 'site.country', kind: 'not-a-pattern', pattern: '^[A-Z]{2}$' },
      { line: 7, key: 'site.phone', kind: 'not-a-text' },
      { line: 8, key: 'portal.hosts', kind: 'not-a-list' },
      { line: 9, key: 'site.organization', kind: 'unknown-key' },
      { line: 10, key: 'letters', kind: 'not-a-section' },
      {
        ...{ line: 11, key: 'client.rfc822Name', kind: 'not-without' },
        ...{ other: 'roster.groupBy', value: 'loginId' },
      },
    ],
  },

  'file-failed': { action: 'write', path, errno: 'ENOSPC' },
  'file-missing': { path },
  'file-exists': { path },
  'file-special': { path },
  'answer-missing': { flag: '--org', question: 'Organisation?' },
  'passphrase-missing': { flag: '--passphrase-file' },
  'passphrase-empty': { source: 'pass.txt' },
  'passphrase-file-unreadable': { path, errno: 'EACCES' },
  'passphrase-not-utf8': { source: 'pass.txt' },
  cancelled: {},
  stopped: {},

  'letter-font-unusable': { path: '/srv/fonts/ipamjm.ttc', reason: 'collection' },
  'letter-font-invalid': { font: 'fallback' },
  'letter-overflow': letter,
  'letter-missing-glyph': { ...letter, characters: '😀' },
  'letter-secret-character': letter,
  'letter-unreadable': { page: 12, field: 'installPassword' },
  'template-missing': { file: place.file },
  'template-unknown-name': { ...place, name: 'servicename', allowed: 'serviceName' },
  'template-unknown-word': { ...place, what: 'style', name: 'boddy', allowed: 'body' },
  'template-missing-key': { ...place, key: 'groupSize' },
  'template-wrong-value': { ...place, key: 'groupSize', expected: 'number' },
  'template-personal-in-static': { ...place, name: 'recipientName' },
  'template-foreign-value': { ...place, name: 'installPassword' },
  'template-in-window': place,
  'letter-window-small': { width: 40.5, height: 9.5 },
  'template-overflow': { ...place, text: 'intro' },
  'template-missing-glyph': { ...place, text: 'intro', characters: '😀' },
  'yaml-encoding': { file: place.file },
  'yaml-syntax': { ...place, column: 3, reason: 'TAB_AS_INDENT' },

  'der-fault': { fault: 'truncated', offset: 17 },
  'pem-missing': { labels: ['CERTIFICATE'] },

  'passphrase-wrong': {},
  'key-file-unreadable': {},
  'key-file-kind': { label: 'RSA PRIVATE KEY' },
  'encryption-unsupported': { algorithm: '1.2.3.4' },
  'iterations-excessive': { iterations: 99_000_000, maximum: 10_000_000 },

  'p12-password-wrong': {},
  'p12-mac-missing': {},
  'p12-mac-unsupported': { algorithm: 'PBMAC1' },
  'p12-not-der': {},
  'p12-unreadable': {},
  'p12-encryption-unsupported': { algorithm: '1.2.3.4' },
  'p12-incomplete': { missing: 'private key' },
  'p12-password-not-ascii': {},
  'p12-friendly-name': { value: '𠮷' },

  'name-length': { attribute: 'organizationName', length: 65, maximum: 64 },
  'name-character': { attribute: 'commonName' },
  'name-country': { value: 'JPN' },
  'mail-address-invalid': { value: 'あ@example.jp' },
  'dns-name-invalid': { value: 'a b' },
  'url-invalid': { value: 'ftp://a' },
  'validity-order': { notBefore: DATE, notAfter: EARLIER },
  'validity-past-issuer': { notAfter: DATE, issuerNotAfter: EARLIER },
  'key-unsupported': { algorithm: 'rsa-1024' },
  'issuer-not-ca': { subject: 'CN=G13B' },
  lint: { findings: [{ rule: 'serial-number-positive', section: 'RFC 5280 4.1.2.2' }] },
  'signer-not-issuer': { issuer: 'CN=さくら市 CA' },
  'signature-invalid': {},
  'certificate-unreadable': {},
  'crl-unreadable': {},
};

export const planProblemSamples: LocalDates<PlanProblemArgs> = {
  'login-ended': { loginId: 'G13B1234567' },
  'group-case': { group: 'g13b', known: 'G13B' },
  'group-revoked': { group: 'G13B' },
  'group-expired': { group: 'G13B', notAfter: '2028-11-22' },
  'ca-ends-too-soon': { clientNotAfter: '2028-11-22', issuerNotAfter: '2027-03-31' },
  'file-name-taken': { file: 'G13B-modern.p12', group: 'G13B', other: 'G13B-modern' },
  'many-changes': { changes: 21, people: 400 },
  'many-absent': { absent: 41, people: 400 },
};
