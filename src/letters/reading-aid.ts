import type { LetterLanguage, Tongue } from './letter-language.ts';

/**
 * How a character of a login ID or password is read aloud: its kind in a word, its reading in kana or
 * in the words of the NATO alphabet. z and Z, 0 and O are told apart by these when their shapes do
 * not suffice.
 */
export interface ReadingAid {
  readonly kind: CharacterKind;
  readonly readings: Readonly<Record<Tongue, string>>;
}

export type CharacterKind = 'capital' | 'small' | 'digit' | 'sign';

/** The aid of a printable ASCII character other than the space, else `undefined`. */
export function readingAidOf(character: string): ReadingAid | undefined {
  if (!found.has(character)) found.set(character, findAid(character));
  return found.get(character);
}

/** It is asked for each character of each letter. */
const found = new Map<string, ReadingAid | undefined>();

function findAid(character: string): ReadingAid | undefined {
  const upper = character.toUpperCase();
  const [ja, en] = [letters[upper], alphabet[upper.charCodeAt(0) - 0x41]];
  if (ja !== undefined && en !== undefined) {
    return { kind: isCapital(character) ? 'capital' : 'small', readings: { ja, en } };
  }
  if (/^[0-9]$/.test(character)) {
    const [ja = '', en = ''] = digits[Number(character)] ?? [];
    return { kind: 'digit', readings: { ja, en } };
  }
  const sign = signs[character];
  return sign && { kind: 'sign', readings: { ja: sign[0], en: sign[1] } };
}

/** What stands above a character, from the top; `kind` alone where there is no room for more. */
export function aidLinesOf(
  { kind, readings }: ReadingAid,
  aid: 'reading' | 'kind',
  language: LetterLanguage,
): readonly string[] {
  const { mark, word, short } = kinds[kind];
  if (aid === 'kind') return [language === 'en' ? short : mark];
  if (language === 'both') return [`${mark} ${short}`, readings.ja, readings.en];
  return language === 'ja' ? [mark, readings.ja] : [word, readings.en];
}

/** How many lines an aid takes. */
export function aidLineCount(aid: 'reading' | 'kind', language: LetterLanguage): number {
  return aid === 'kind' ? 1 : language === 'both' ? 3 : 2;
}

/** Whether a character is underlined on paper. */
export function isCapital(character: string): boolean {
  return character >= 'A' && character <= 'Z';
}

const kinds: Readonly<
  Record<CharacterKind, { readonly mark: string; readonly word: string; readonly short: string }>
> = {
  capital: { mark: '大', word: 'capital', short: 'cap' },
  small: { mark: '小', word: 'small', short: 'sml' },
  digit: { mark: '数', word: 'digit', short: 'dig' },
  sign: { mark: '記', word: 'sign', short: 'sig' },
};

const letters: Readonly<Record<string, string>> = {
  ...{ A: 'エー', B: 'ビー', C: 'シー', D: 'ディー', E: 'イー', F: 'エフ', G: 'ジー' },
  ...{ H: 'エイチ', I: 'アイ', J: 'ジェー', K: 'ケー', L: 'エル', M: 'エム', N: 'エヌ' },
  ...{ O: 'オー', P: 'ピー', Q: 'キュー', R: 'アール', S: 'エス', T: 'ティー', U: 'ユー' },
  ...{ V: 'ブイ', W: 'ダブリュー', X: 'エックス', Y: 'ワイ', Z: 'ゼット' },
};

/** ICAO Annex 10, volume II, 5.2.1.3. */
// prettier-ignore
const alphabet: readonly string[] = [
  'alfa', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliett',
  'kilo', 'lima', 'mike', 'november', 'oscar', 'papa', 'quebec', 'romeo', 'sierra', 'tango',
  'uniform', 'victor', 'whiskey', 'x-ray', 'yankee', 'zulu',
];

type Names = readonly [ja: string, en: string];

const digits: readonly Names[] = [
  ...([
    ['ゼロ', 'zero'],
    ['イチ', 'one'],
    ['ニ', 'two'],
    ['サン', 'three'],
  ] as const),
  ...([
    ['ヨン', 'four'],
    ['ゴ', 'five'],
    ['ロク', 'six'],
    ['ナナ', 'seven'],
  ] as const),
  ...([
    ['ハチ', 'eight'],
    ['キュウ', 'nine'],
  ] as const),
];

/** Readings of JIS X 0201 names in everyday use. */
const signs: Readonly<Record<string, Names>> = {
  ...{ '-': ['ハイフン', 'hyphen'], _: ['アンダーバー', 'underscore'], '.': ['ドット', 'dot'] },
  ...{ '@': ['アットマーク', 'at sign'], '!': ['感嘆符', 'exclam.'], '"': ['引用符', 'quote'] },
  ...{ '#': ['シャープ', 'hash'], $: ['ドル', 'dollar'], '%': ['パーセント', 'percent'] },
  ...{ '&': ['アンド', 'and sign'], "'": ['単引用符', 'apostr.'], '(': ['丸括弧', 'parenth.'] },
  ...{
    ')': ['閉じ丸括弧', 'close par.'],
    '*': ['アスタリスク', 'asterisk'],
    '+': ['プラス', 'plus'],
  },
  ...{ ',': ['コンマ', 'comma'], '/': ['スラッシュ', 'slash'], ':': ['コロン', 'colon'] },
  ...{
    ';': ['セミコロン', 'semicolon'],
    '<': ['小なり', 'less than'],
    '=': ['イコール', 'equals'],
  },
  ...{ '>': ['大なり', 'more than'], '?': ['疑問符', 'question'], '[': ['角括弧', 'bracket'] },
  ...{
    '\\': ['逆スラッシュ', 'backslash'],
    ']': ['閉じ角括弧', 'close br.'],
    '^': ['ハット', 'caret'],
  },
  ...{ '`': ['逆引用符', 'backquote'], '{': ['波括弧', 'brace'], '|': ['縦棒', 'bar'] },
  ...{ '}': ['閉じ波括弧', 'close brace'], '~': ['チルダ', 'tilde'] },
};
