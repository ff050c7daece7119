/** Another character of the same kind: script, case, width, rarity, and what the fonts can print of it. */
import type { Random } from '../../system/random.ts';
import {
  beyondCodePage932,
  halfWidthKatakana,
  hiragana,
  level1,
  level2,
  markedLatin,
  numerals,
  supplementary,
  variationSequences,
} from './character-pools.ts';
import { shiftJisTable } from './shift-jis.ts';

export interface CharacterRules {
  readonly random: Random;
  /** Gives the characters of a text that no font can print. */
  readonly canPrint: (text: string) => readonly string[];
  /** Whether a character can stand in the file. */
  readonly canEncode: (character: string) => boolean;
}

/** A pool of characters that may stand for one; none when it stays as it is. */
export type PoolOf = (unit: string) => readonly string[] | undefined;

/** @returns takes a character with the marks that belong to it */
export function createPools(rules: CharacterRules): PoolOf {
  const usable = (pool: Iterable<string>): readonly string[] =>
    [...new Set(pool)].filter(
      (character) => rules.canEncode(character) && rules.canPrint(character).length === 0,
    );
  const known = new Map<string, readonly string[]>();
  const once = (name: string, pool: () => Iterable<string>): readonly string[] => {
    const found = known.get(name) ?? usable(pool());
    known.set(name, found);
    return found;
  };
  const kanji = createKanjiPools(once);
  return (unit) => {
    const [base = ''] = unit;
    const marks = unit.slice(base.length);
    if (/^\p{sc=Han}$/u.test(base) && !KEPT.has(base)) {
      if (rules.canPrint(unit).length > 0) return neighbours(unit, rules);
      if (marks === '') return kanji(base);
      return once('variants', () => variationSequences).filter((known) => known.endsWith(marks));
    }
    const pool = lettersLike(base, marks);
    if (pool !== undefined) return Array.from(pool, (character) => character + marks);
    return /^\p{L}$/u.test(base) && !KEPT.has(base) ? neighbours(unit, rules) : undefined;
  };
}

/** 々 repeats, 〆 closes, ー lengthens: in a word of any script they stay where they are. */
const KEPT: ReadonlySet<string> = new Set('々〆〇ーｰんンﾝをヲｦっッｯヶヵゝゞヽヾ');

function createKanjiPools(
  once: (name: string, pool: () => Iterable<string>) => readonly string[],
): (character: string) => readonly string[] {
  const { codeOf, charactersBetween } = shiftJisTable();
  return (character) => {
    if (numerals.includes(character)) return once('numerals', () => numerals);
    const code = codeOf(character);
    if (code === undefined) {
      return (character.codePointAt(0) ?? 0) > 0xffff
        ? once('supplementary', () => supplementary)
        : once('beyond', () => beyondCodePage932);
    }
    if (code >= 0xfa5c) return once('ibm', () => charactersBetween(0xfa5c, 0xfc4b));
    return code >= 0x989f ? once('level2', () => level2) : once('level1', () => level1);
  };
}

/** Letters that sound of the same kind; undefined for other scripts and what is no letter. */
function lettersLike(base: string, marks: string): Iterable<string> | undefined {
  if (KEPT.has(base)) return undefined;
  const digit = digitsLike(base);
  if (digit !== undefined) return digit;
  if (/[\u3099ﾞ]/u.test(marks) || /[\u309Aﾟ]/u.test(marks)) return markedKana(base, marks);
  for (const pool of [...KANA, ...LATIN]) if (pool.includes(base)) return pool;
  return undefined;
}

/** The first digit of a number stays none or some. */
function digitsLike(base: string): string | undefined {
  if (/^[1-9]$/.test(base)) return '123456789';
  if (/^[１-９]$/u.test(base)) return '１２３４５６７８９';
  return undefined;
}

function markedKana(base: string, marks: string): Iterable<string> | undefined {
  const kind = /[\u3099ﾞ]/u.test(marks) ? 'canBeVoiced' : 'canBeHalfVoiced';
  const pools = [hiragana[kind], katakanaOf(hiragana[kind]), halfWidthKatakana[kind]];
  return pools.find((pool) => pool.includes(base));
}

function katakanaOf(text: string): string {
  return Array.from(text, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60)).join(
    '',
  );
}

function fullWidthOf(text: string): string {
  return Array.from(text, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
  ).join('');
}

const KANA: readonly string[] = [
  ...(['small', 'plain', 'voiced', 'halfVoiced'] as const).flatMap((kind) => [
    hiragana[kind],
    katakanaOf(hiragana[kind]),
  ]),
  ...[halfWidthKatakana.small, halfWidthKatakana.plain],
];

const LATIN: readonly string[] = ['aeiou', 'bcdfghjklmnpqrstvwxyz', markedLatin].flatMap((pool) => {
  const cases = [pool, pool.toUpperCase()];
  return pool === markedLatin ? cases : [...cases, ...cases.map(fullWidthOf)];
});

/** Nearby in Unicode, of the same kind: letters of other scripts, and kanji that no font can print. */
function neighbours(unit: string, rules: CharacterRules): readonly string[] | undefined {
  const [base = ''] = unit;
  const marks = unit.slice(base.length);
  const printable = rules.canPrint(unit).length === 0;
  const first = (base.codePointAt(0) ?? 0) & ~0x7f;
  const kinds = KINDS.filter((kind) => kind.test(base));
  const found = Array.from({ length: 0x80 }, (_, offset) => String.fromCodePoint(first + offset))
    .filter((near) => kinds.every((kind) => kind.test(near)) && !KEPT.has(near))
    .filter((near) => rules.canEncode(near))
    .map((near) => near + marks)
    .filter((near) => (rules.canPrint(near).length === 0) === printable);
  return found.length > 1 ? found : undefined;
}

const KINDS = [
  ...[/^\p{sc=Han}$/u, /^\p{sc=Hira}$/u, /^\p{sc=Kana}$/u, /^\p{sc=Latn}$/u],
  ...[/^\p{Lu}$/u, /^\p{Ll}$/u, /^\p{Lo}$/u, /^\p{Lm}$/u],
];
