/** The screen of `hakko backup`. */
import { count } from '../count.ts';

export const backup = {
  progress: ({ done, total }: { done: number; total: number }) => `${done}/${total} files`,
  done: (folder: string) => `Backed up into ${folder}`,
  content: (s: { people: number; certificates: number; lastBatch?: string; keys: string }) =>
    `In it: the ledger (${count(s.people, 'person', 'people')}, ${count(s.certificates, 'certificate', 'certificates')}${s.lastBatch === undefined ? '' : `, up to batch ${s.lastBatch}`}), keys (${s.keys}), settings, revocation lists.`,
  verified: (files: number, size: string) =>
    `${count(files, 'file', 'files')}, ${size}: each was read again, and the ledger was opened and its log checked.`,
  withoutFiles:
    'Letters and .p12 files are not in it: “hakko remake” makes them again from the ledger (--with-files puts them in).',
  openBatch: (batch: string) =>
    `Batch ${batch} was not finished: what was issued until now is in it. Back up again afterwards.`,
  sameDisk:
    'It is on the same disk as the CA: when that disk fails, both are lost. Copy it to another medium.',
  inMemory:
    'It lies in the memory of this machine (tmpfs) and is gone when it restarts: that is no backup. Copy it to another medium now.',
  notPrivate:
    'This medium keeps no permissions: whoever holds it can read names and addresses. Lock it away, or use an encrypted one.',
  unrecorded:
    'It could not be noted in the CA folder (no permission to write there). The backup itself is whole.',
  keep: 'Names and addresses in it are readable, keys and passwords are not. Lock it away, apart from the passphrase and the recovery code.',
  restore: (folder: string) => `To bring it back: hakko restore ${folder}`,
  none: 'There is no backup yet: hakko backup DIR',
  older: (day: string) =>
    `The last backup is of ${day} and does not hold this batch: hakko backup DIR`,
};
