/** The language of a person's letters. */
import type { Cell } from './cell.ts';
import { shown } from './shown.ts';

/** Gives the language, or `undefined` after reporting that it is none of the letters. */
export function readLanguage({ text, problem }: Cell): 'ja' | 'en' | undefined {
  const wanted = text.normalize('NFKC').toLowerCase();
  const language = languages.find(({ pattern }) => pattern.test(wanted))?.language;
  if (language === undefined) problem('language-unknown', { value: shown(text) });
  return language;
}

const languages: readonly { readonly language: 'ja' | 'en'; readonly pattern: RegExp }[] = [
  { language: 'ja', pattern: /^(?:ja|ja-jp|jpn|jp|japanese|日本語|和文|日)$/u },
  { language: 'en', pattern: /^(?:en|en-[a-z]{2}|eng|english|英語|英文|英)$/u },
];
