/**
 * How a character of a login ID or password is read aloud: its kind in one character, its reading
 * in kana. z and Z, 0 and O are told apart by these when their shapes do not suffice.
 */
export interface ReadingAid {
  /** 大 capital, 小 small letter, 数 digit, 記 sign. */
  readonly kind: '大' | '小' | '数' | '記';
  readonly reading: string;
}

/** The aid of a printable ASCII character other than the space, else `undefined`. */
export function readingAidOf(character: string): ReadingAid | undefined {
  const letter = letters[character.toUpperCase()];
  if (letter !== undefined) {
    return { kind: isCapital(character) ? '大' : '小', reading: letter };
  }
  const digit = digits[Number(character)];
  if (digit !== undefined && /^[0-9]$/.test(character)) return { kind: '数', reading: digit };
  const sign = signs[character];
  return sign === undefined ? undefined : { kind: '記', reading: sign };
}

/** Whether a character is underlined on paper. */
export function isCapital(character: string): boolean {
  return character >= 'A' && character <= 'Z';
}

const letters: Readonly<Record<string, string>> = {
  ...{ A: 'エー', B: 'ビー', C: 'シー', D: 'ディー', E: 'イー', F: 'エフ', G: 'ジー' },
  ...{ H: 'エイチ', I: 'アイ', J: 'ジェー', K: 'ケー', L: 'エル', M: 'エム', N: 'エヌ' },
  ...{ O: 'オー', P: 'ピー', Q: 'キュー', R: 'アール', S: 'エス', T: 'ティー', U: 'ユー' },
  ...{ V: 'ブイ', W: 'ダブリュー', X: 'エックス', Y: 'ワイ', Z: 'ゼット' },
};

const digits: readonly string[] =
  // prettier-ignore
  ['ゼロ', 'イチ', 'ニ', 'サン', 'ヨン', 'ゴ', 'ロク', 'ナナ', 'ハチ', 'キュウ'];

/** Readings of JIS X 0201 names in everyday use. */
const signs: Readonly<Record<string, string>> = {
  ...{ '-': 'ハイフン', _: 'アンダーバー', '.': 'ドット', '@': 'アットマーク', '!': '感嘆符' },
  ...{ '"': '引用符', '#': 'シャープ', $: 'ドル', '%': 'パーセント', '&': 'アンド' },
  ...{ "'": '単引用符', '(': '丸括弧', ')': '閉じ丸括弧', '*': 'アスタリスク', '+': 'プラス' },
  ...{ ',': 'コンマ', '/': 'スラッシュ', ':': 'コロン', ';': 'セミコロン', '<': '小なり' },
  ...{ '=': 'イコール', '>': '大なり', '?': '疑問符', '[': '角括弧', '\\': '逆スラッシュ' },
  ...{ ']': '閉じ角括弧', '^': 'ハット', '`': '逆引用符', '{': '波括弧', '|': '縦棒' },
  ...{ '}': '閉じ波括弧', '~': 'チルダ' },
};
