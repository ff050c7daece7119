/** The screen of `hakko remake`. */
import { count } from '../count.ts';

export const remake = {
  nothing: (batch: string) =>
    `All files of batch ${batch} that were asked for are there, as they were made.`,
  done: (batch: string, files: number) =>
    `Made ${count(files, 'file', 'files')} of batch ${batch} again:`,
  right: (files: number) =>
    `${count(files, 'file was', 'files were')} there already, as made, and left alone.`,
  moved: (folder: string, before: string) =>
    `The batch now stands in ${folder}. Delete ${before} if it is still there, or turns up again: it holds secrets.`,
  leftOut: (letters: number) =>
    `${count(letters, 'letter was', 'letters were')} left out because it no longer holds: the login has ended, or a newer letter has taken its place.`,
  reworded: (path: string) =>
    `${path} is not octet for octet what was printed then: settings or people's data have changed since, or letters were left out. Passwords and control numbers are the same.`,
  print:
    'If letters were posted already, do not post them again. What is not needed, delete: the PDFs hold passwords.',
};
