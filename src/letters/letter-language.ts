/** In which language a letter is written; `both` is Japanese with the English below it, on one sheet. */
export type LetterLanguage = (typeof letterLanguages)[number];
export const letterLanguages = ['ja', 'en', 'both'] as const;

/** A language of the wordings. */
export type Tongue = 'ja' | 'en';

/** The languages that stand on a letter, in the order in which they are read. */
export function tonguesOf(language: LetterLanguage): readonly Tongue[] {
  return language === 'both' ? ['ja', 'en'] : [language];
}
