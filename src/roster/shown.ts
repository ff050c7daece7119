/** Roster values as problems carry them: short, on one line, with nothing invisible in them. */

/** Line breaks, control and format characters, lone surrogates; joiners belong to some scripts. */
export const invisibleCharacter = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u;

/** In characters; longer values are cut. */
const SHOWN_LENGTH = 60;

/** The value with invisible characters written as `<U+0007>`, cut after 60 characters. */
export function shown(value: string): string {
  // Nearly every value of a roster is short and plain, and most are looked at for nothing.
  if (value.length <= SHOWN_LENGTH && !invisibleCharacter.test(value)) return value;
  const characters = Array.from(value, (character) =>
    invisibleCharacter.test(character) ? `<${codePointOf(character)}>` : character,
  );
  return characters.length > SHOWN_LENGTH
    ? `${characters.slice(0, SHOWN_LENGTH - 1).join('')}…`
    : characters.join('');
}

/** Characters with their numbers, each once: `𠮷 (U+20BB7)`, or only `U+0020` when nothing is to be seen. */
export function namedCharacters(characters: Iterable<string>): readonly string[] {
  return Array.from(new Set(characters), (character) => {
    const numbers = Array.from(character, codePointOf).join(' ');
    return /^\s$/u.test(character) || invisibleCharacter.test(character)
      ? numbers
      : `${character} (${numbers})`;
  });
}

function codePointOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}
