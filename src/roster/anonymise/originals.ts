/** What stands in the original file, so that nothing of it comes back by chance. */
import { genericCharacters } from './generic-words.ts';
import { numerals } from './character-pools.ts';

export interface Originals {
  /** Whether two neighbouring kanji stand so in the original, and would tell something. */
  hasPair(first: string, second: string): boolean;
  /** Whether the text, or a word of it, stands in the original as a text or word of its own. */
  hasWord(text: string): boolean;
}

/** @param texts of all cells below the header */
export function collectOriginals(texts: Iterable<string>): Originals {
  const pairs = new Set<string>();
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) words.add(word);
    let previous = '';
    for (const character of text) {
      if (isKanji(previous) && isKanji(character)) pairs.add(previous + character);
      previous = character;
    }
  }
  return {
    hasPair: (first, second) =>
      isKanji(first) &&
      isKanji(second) &&
      !(saysNothing(first) && saysNothing(second)) &&
      pairs.has(first + second),
    hasWord: (text) => wordsOf(text).some((word) => words.has(word)),
  };
}

/** Folded, of two characters at least; numbers and dates are in every file. */
function wordsOf(text: string): readonly string[] {
  return [text, ...text.split(/[\s・･,、/／]+/u)]
    .map((word) => word.normalize('NFKC').trim().toLowerCase())
    .filter((word) => /\p{L}.*\p{L}/su.test(word) && !isGeneric(word));
}

function isGeneric(word: string): boolean {
  return Array.from(word).every(saysNothing);
}

function isKanji(character: string): boolean {
  return /^\p{sc=Han}$/u.test(character);
}

function saysNothing(character: string): boolean {
  return genericCharacters.has(character) || numerals.includes(character) || character === '々';
}
