/** The two letters of each person, found in what was read back from the PDFs. */
import type { ReadLetter } from '../../letters/read-letters.ts';
import type { Entry } from '../../roster/entry.ts';
import type { ReadBack } from '../read-back.ts';

export interface LetterPair {
  readonly login: ReadLetter;
  readonly install: ReadLetter;
}

/** @param fileName where a group's one install notice is known by the file that it names */
export type FindPair = (entry: Entry, fileName: string | undefined) => LetterPair | undefined;

export function pairLetters({ login, install }: ReadBack): FindPair {
  const byLoginId = new Map([...login.values()].map((letter) => [letter.loginId, letter]));
  const byFileName = new Map([...install.values()].map((letter) => [letter.fileName, letter]));
  return ({ loginId }, fileName) => {
    const mine = byLoginId.get(loginId);
    const other =
      fileName === undefined ? mine && install.get(mine.controlNumber) : byFileName.get(fileName);
    return mine && other && { login: mine, install: other };
  };
}
