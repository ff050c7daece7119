/** The recovery code on the screen, in whichever command. */
export const recovery = {
  offer: 'Make a recovery code for the safe? It opens the CA when the passphrase is lost',
  shown: [
    'This is the recovery code. Write it down now: it is shown this once, and stored nowhere.',
    '(8 groups of 5; 0, 1, I, L and O do not occur. Clear the screen afterwards.)',
  ],
  lastGroup: 'Once it is written down, type its last group of 5 here',
  notLastGroup: 'That is not the last group of the code above.',
  written: (file: string) =>
    `The recovery code stands in ${file}. Print it for the safe, then delete the file.`,
  type: 'Recovery code (8 groups of 5; capitals, spaces and hyphens do not matter)',
};
