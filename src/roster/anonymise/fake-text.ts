/** A text of the same length and kinds of characters that says nothing of the original. */
import { genericWords } from './generic-words.ts';
import { createPools, type CharacterRules } from './fake-characters.ts';
import { level1 } from './character-pools.ts';
import type { Originals } from './originals.ts';

export type TextKind = 'name' | 'address' | 'organisation' | 'other';

/** Equal texts of a kind get equal ones: people of one office stay in one office. */
export type FakeText = (text: string, kind: TextKind) => string;

/** So often a text that happens to be somebody's is made again. */
const TRIES = 200;

export function createFakeText(rules: CharacterRules, originals: Originals): FakeText {
  const poolOf = createPools(rules);
  const known = new Map<string, string>();
  const choose = (pool: readonly string[]): string => pool[rules.random.integer(pool.length)] ?? '';

  const replaceIn = (text: string, kind: TextKind): string => {
    const units = unitsOf(text, kind);
    return units.reduce((made, { text: unit, kept }, index) => {
      const pool = kept ? undefined : poolOf(unit);
      if (pool === undefined || pool.length === 0) return made + unit;
      const before = Array.from(made).at(-1) ?? '';
      const next = units[index + 1];
      const after =
        next && (next.kept || !poolOf(next.text)) ? (Array.from(next.text)[0] ?? '') : '';
      const fits = (candidate: string): boolean =>
        candidate !== unit &&
        !originals.hasPair(before, candidate) &&
        !originals.hasPair(candidate, after);
      for (let tries = 0; tries < TRIES; tries++) {
        const candidate = choose(pool);
        if (fits(candidate)) return made + candidate;
      }
      const left = pool
        .concat(Array.from(level1))
        .filter((candidate) => fits(candidate) && rules.canEncode(candidate));
      return made + (left.length > 0 ? choose(left) : choose(pool));
    }, '');
  };

  return (text, kind) => {
    const key = `${kind} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let made = replaceIn(text, kind);
    for (let tries = 0; tries < TRIES && originals.hasWord(made); tries++) {
      made = replaceIn(text, kind);
    }
    known.set(key, made);
    return made;
  };
}

interface Unit {
  readonly text: string;
  /** A generic word, whole. */
  readonly kept: boolean;
}

/** Characters with the marks that belong to them, and generic words. */
function unitsOf(text: string, kind: TextKind): readonly Unit[] {
  const units: Unit[] = [];
  const pattern = kind === 'address' || kind === 'organisation' ? genericWords[kind] : undefined;
  let at = 0;
  const addCharacters = (part: string): void => {
    for (const unit of part.match(CHARACTER) ?? []) units.push({ text: unit, kept: false });
  };
  for (const match of pattern ? text.matchAll(pattern) : []) {
    addCharacters(text.slice(at, match.index));
    units.push({ text: match[0], kept: true });
    at = match.index + match[0].length;
  }
  addCharacters(text.slice(at));
  return units;
}

const CHARACTER = /\P{M}[\p{M}ﾞﾟ]*|\p{M}/gsu;
