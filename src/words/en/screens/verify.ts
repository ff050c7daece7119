/** The screen of `hakko verify`. */
import type { ProgressWords } from '../../../system/progress.ts';
import { count } from '../count.ts';

export const verify = {
  progress: (({ done, total, perSecond, secondsLeft }) =>
    `${done}/${total} .p12 files  ${perSecond.toFixed(0)}/s  ${secondsLeft} s left`) satisfies ProgressWords,
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
      `${path} is not the revocation list that the ledger holds. “hakko crl --write” writes it again.`,
    'crl-missing': (path: string) =>
      `${path} is missing. “hakko crl --write” writes it again; if there was never one, “hakko crl”.`,
    'crl-expired': (path: string, date: string) =>
      `${path} ended on ${date}: everybody is locked out. Run “hakko crl” and copy the new file to the web servers.`,
    'crl-soon': (path: string, date: string) =>
      `${path} ends on ${date}; then everybody is locked out. Run “hakko crl” and copy the new file to the web servers.`,
    'chain-broken': (sequence: string) => `The event log is broken at event ${sequence}.`,
    'batch-open': (batch: string) =>
      `Batch ${batch} was interrupted. The next “hakko issue” finishes it.`,
  },
};
