/** The screen of `hakko issue`. */
import { count } from '../count.ts';

const MARKS = { login: '①', install: '②' } as const;

/** Kinds that are not printed now are not spoken of. */
function printed(s: { readonly login: number; readonly install: number }): string {
  const kinds = [s.login > 0 ? `① ${s.login}` : '', s.install > 0 ? `② ${s.install}` : ''];
  return kinds.filter((kind) => kind !== '').join(', ') || '0';
}

export const issue = {
  resuming: (batch: string, left: number, total: number) =>
    `Batch ${batch} had stopped with ${left} of ${count(total, 'group', 'groups')} left. Going on with it; what was issued stays as it is.`,
  moved: (folder: string, before: string | undefined) =>
    `It goes on in ${folder}.${before === undefined ? '' : ` What had been begun in ${before} stays there: delete it, it holds passwords.`}`,
  resumed: (batch: string) =>
    `Batch ${batch} is finished now. Comparing the roster with the ledger.`,
  stopping: 'Stopping after the groups at hand … (Ctrl-C again stops at once)',
  printing: 'Printing the letters …',
  done: (batch: string) => `Batch ${batch} is finished.`,
  /** `fromRoster`: people are those of a roster; Japanese says so. */
  counts: (s: {
    certificates: number;
    login: number;
    install: number;
    people: number;
    fromRoster: boolean;
  }) =>
    `${count(s.certificates, 'certificate', 'certificates')}; letters ${printed(s)} = people ${s.people} = ledger ${s.people} (they agree).`,
  opened: 'Every file was opened again with the password that letter ② prints.',
  p12: '.p12 files',
  login: 'letters ①',
  install: 'letters ②',
  updated: (people: number) => `Changed ${count(people, 'person', 'people')} in the ledger.`,
  print: 'Next: print ① and ② on different days, one-sided and unscaled, and post them apart.',
  printInstall:
    'Next: print ②, one-sided and unscaled, and post it. The letters ① that people have stay valid.',
  printLogin: 'Next: print ①, one-sided and unscaled, and post it.',
  lists:
    'Print the file …-000-list.pdf first: its first page shows whether the printer scales, the others are the list to tick off. It holds no password.',
  unprinted: (kind: 'login' | 'install', letters: number, batch: string) =>
    `${count(letters, 'letter', 'letters')} ${MARKS[kind]} not printed yet: hakko notices --batch ${batch} --kind ${kind}`,
  publish: 'Put the .p12 files on the download page.',
  publishBoth:
    'Put each PREFIX.p12 on the download page: it is the one that the letters name. PREFIX-modern.p12 holds the same certificate and opens with the same password; it is for devices that refuse the old algorithms of the first (Enterprise Linux 9 and 10, say). The pages of “hakko portal” and of exports for nginx and Apache offer both.',
  encrypted:
    'The PDFs of the letters are encrypted (AES-256, PDF 2.0): without the password nobody reads them, with it everybody reads all of them. Names, sizes and dates of the files show. Give the password by another way than the files, and have both destroyed after printing.',
  chainHead: (hash: string) => `Head of the event log, to be noted on paper: ${hash}`,
};
