/** The screen of `hakko notices`. */
import { count } from '../count.ts';

export const notices = {
  intro: (login: number, install: number) =>
    `To be printed, with the passwords and control numbers that they have: ① ${login}, ② ${install}`,
  posted: (letters: number) =>
    `${count(letters, 'letter of these is', 'letters of these are')} on the way. If it was lost, opened or went to somebody else, do not print it again: --reason lost, opened or misdelivered says what to do.`,
  reason: 'Why they are printed again',
  reasons: {
    spoiled: 'spoiled: the printer or the folder spoiled the sheet, and it is here to be shredded',
    wording: 'wording: what the letter says had to be put right',
    lost: 'lost',
    opened: 'opened: the envelope was open',
    misdelivered: 'misdelivered: it went to somebody else',
  },
  confirm: (letters: number) => `Print ${count(letters, 'letter', 'letters')}?`,
  dryRun: 'Nothing was written (--dry-run).',
  done: (mark: string, letters: number, folder: string) =>
    `Printed ${count(letters, 'letter', 'letters')} ${mark} into ${folder}`,
  shred: 'Shred the sheets that these take the place of, and do not post both.',
  post: 'Print them one-sided and unscaled, and post ① and ② apart.',
};
