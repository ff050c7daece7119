/** The screen of `hakko verify`. */
import type { EventFault } from '../../../ledger/broken-event.ts';
import type { Platform } from '../../../importability/platform.ts';
import type { ProgressWords } from '../../../system/progress.ts';
import { count } from '../count.ts';
import { importability } from '../importability.ts';
import { audit } from './audit.ts';

export const verify = {
  progress: (({ done, total, perSecond, secondsLeft }) =>
    `${done}/${total} .p12 files  ${perSecond.toFixed(0)}/s  ${secondsLeft} s left`) satisfies ProgressWords,
  platform: 'platform',
  evidence: 'how we know',
  alike: (file: string, more: number) => (more === 0 ? file : `${file} and ${more} more`),
  filePassword: 'Password of the .p12',
  fileLocked: 'What is inside was not opened (--password-file opens it).',
  platformRefuses: (path: string, platform: string, reason: string) =>
    `${path} does not open on ${platform}: ${reason}.`,
  opensOnNamed: (path: string, platforms: readonly string[]) =>
    `${path} opens on all the platforms that were named: ${platforms.join(', ')}.`,
  opensNowhere: (path: string) => `${path} opens on no platform that hakko knows.`,
  noKey: 'It holds no private key: nobody can log in with it.',
  passwordUntried:
    'The password was not tried: the file asks for more iterations than hakko will do.',
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
    `${count(files, 'PDF of letters is', 'PDFs of letters are')} no longer in the batch folders; once letters are posted, that is as it should be. If one is missed, “hakko remake BATCH --print login” (or install) prints it again.`,
  good: 'Everything is in order.',
  bad: (findings: number) => `${count(findings, 'finding', 'findings')}:`,
  more: (n: number) => `… and ${n} more of the same kinds (--json names them all)`,
  findings: {
    'p12-missing': (path: string, _detail: string, batch: string) =>
      `${path} is missing. “hakko remake ${batch}” writes it again.`,
    'p12-differs': (path: string, _detail: string, batch: string) =>
      `${path} is not what was issued. Do not hand it out, and find out who changed it. “hakko remake ${batch} --force” writes it again.`,
    'p12-unopened': (path: string) =>
      `${path} does not open with the password that its letters print. Do not hand it out, and report this: it is a fault in hakko.`,
    'p12-chain': (path: string) =>
      `The certificate in ${path} does not lead to the CA. Do not hand it out, and report this: it is a fault in hakko.`,
    'p12-expired': (path: string, date: string) =>
      `The certificate in ${path} ended on ${date}. Take the file off the download page.`,
    'p12-platform': (file: string, platform: string) =>
      `${file} does not open on ${importability.platforms[platform as Platform]}, a platform that must open it; the table says why. “hakko check ROSTER” says which profile does (p12.profile in hakko.yaml); “hakko revoke ${file.replace(/\.p12$/, '')} --reissue” then makes another file.`,
    'p12-orphan': (path: string) =>
      `${path} was not issued in this batch. Do not hand it out; find out whose it is, and move it away.`,
    mode: (path: string, mode: string) =>
      `${path} has mode ${mode}: others can get at it. Run: chmod -R go= '${path}'`,
    'p12-copy-damaged': (file: string) =>
      `The ledger's copy of ${file} is damaged: the file cannot be made again from it. Keep the one in the batch folder, and go back to a backup.`,
    'install-password-damaged': (file: string) =>
      `The install password of ${file} is damaged in the ledger: its letters cannot be printed again. Go back to a backup.`,
    'initial-password-damaged': (loginId: string) =>
      `The initial password of ${loginId} is damaged in the ledger: the letter cannot be printed again. Go back to a backup.`,
    'letters-differ': (path: string, kind: string, batch: string) =>
      `${path} is not what was printed. Do not post it. “hakko remake ${batch} --print ${kind} --force” prints it again.`,
    'letters-orphan': (path: string) =>
      `${path} was not printed in this batch. Do not post it; move it away.`,
    'record-missing': (path: string, _detail: string, batch: string) =>
      `${path} is missing. “hakko remake ${batch}” writes it again.`,
    'record-differs': (path: string, _detail: string, batch: string) =>
      `${path} is not what was written. “hakko remake ${batch} --force” writes it again.`,
    'file-unknown': (path: string) => `${path} is nothing that hakko made. Move it away.`,
    'staged-left': (path: string) =>
      `${path} was left by a command that was killed, and may hold passwords. Delete it.`,
    'batch-folder-missing': (path: string, _detail: string, batch: string) =>
      `${path}, the folder of batch ${batch}, is not there. Connect the disk, or make it again elsewhere: hakko remake ${batch} --out NEW-FOLDER`,
    'batch-unknown': (path: string) =>
      `${path} is of no batch that the ledger knows. If the ledger is an older backup, do not issue before this is settled; otherwise move the folder away.`,
    'crl-differs': (path: string) =>
      `${path} is not the revocation list that the ledger holds. “hakko crl --write” writes it again.`,
    'crl-missing': (path: string) =>
      `${path} is missing. “hakko crl --write” writes it again; if there was never one, “hakko crl”.`,
    'crl-expired': (path: string, date: string) =>
      `${path} ended on ${date}: everybody is locked out. Run “hakko crl” and copy the new file to the web servers.`,
    'crl-soon': (path: string, date: string) =>
      `${path} ends on ${date}; then everybody is locked out. Run “hakko crl” and copy the new file to the web servers.`,
    'clock-behind': (now: string, last: string) =>
      `The clock of this machine says ${now}, but the last entry of the ledger is of ${last}. Set the clock.`,
    'ca-ended': (now: string, ended: string) =>
      `The clock of this machine says ${now}, but the CA ended at ${ended}. Check the clock; if it is right, make the next CA with “hakko init --successor”.`,
    'chain-broken': (sequence: string, fault: string) =>
      audit.broken(Number(sequence), fault as EventFault),
    'head-unknown': (path: string) => audit.recordUnknown(path),
    'head-unreadable': (path: string) =>
      `${path} is not what was written, so the head in it says nothing. Put it back from a backup.`,
    'batch-open': (batch: string) =>
      `Batch ${batch} was interrupted. The next “hakko issue” finishes it.`,
  },
};
