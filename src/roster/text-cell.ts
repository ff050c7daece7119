/** Names, organisations, departments and address lines: checked, and otherwise left as they are. */
import type { Cell } from './cell.ts';
import type { RosterRules } from './rules.ts';
import { invisibleCharacter, namedCharacters, shown } from './shown.ts';

/** How one kind of text is checked. */
export interface TextRule {
  readonly kind: 'name' | 'address' | 'other';
  /** In characters (code points). */
  readonly limit: number;
  readonly canPrint: RosterRules['canPrint'];
}

/** Reports everything that a letter could not print, or that a spreadsheet has damaged. */
export function checkText(cell: Cell, rule: TextRule): void {
  const { text, problem, warning } = cell;
  const date = dateInsteadOf(text, rule.kind);
  if (date !== undefined) problem('excel-date', { value: shown(text), ...date });
  if (/^['’＇]/u.test(text)) {
    warning('leading-apostrophe', { value: shown(text), proposal: shown(text.slice(1)) });
  }
  // A text has at most as many characters as code units, so most need no counting.
  const length = text.length > rule.limit ? Array.from(text).length : 0;
  if (length > rule.limit) problem('too-long', { value: shown(text), length, limit: rule.limit });
  const reported = suspect.test(text) ? reportCharacters(cell, rule) : nothing;
  const unprintable = rule.canPrint(text).filter((character) => !reported.has(character));
  if (unprintable.length > 0) {
    const characters = namedCharacters(unprintable);
    problem('unprintable-character', { value: shown(text), characters });
  }
}

/**
 * Whether Excel took a house number for a date (`3-4` becomes `3月4日`), and what it was, if that
 * can be told. In an address such a date is damage wherever it stands: no house has that number.
 */
function dateInsteadOf(
  text: string,
  kind: TextRule['kind'],
): { readonly proposal?: string } | undefined {
  const japanese = (
    kind === 'address' ? /(\d{1,2})月(\d{1,2})日/u : /^(\d{1,2})月(\d{1,2})日$/u
  ).exec(text);
  if (japanese !== null) {
    const [date, month = '', day = ''] = japanese;
    return { proposal: shown(text.replace(date, `${month}-${day}`)) };
  }
  return englishDate.test(text) || /^\d{4}\/\d{1,2}\/\d{1,2}$/u.test(text) ? {} : undefined;
}

/** As Excel writes it, and in this case of letters only: `4-Mar` or `Mar-04`. */
export const englishDate =
  /^(?:\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2})$/u;

/** Any character that `reportCharacters` would look at: nearly every text has none. */
const suspect = new RegExp(`${invisibleCharacter.source}|[\\p{Co}\\uFFFD〓?？]`, 'u');
const nothing: ReadonlySet<string> = new Set();

/** Reports suspicious characters, and gives them: no character is reported for two reasons. */
function reportCharacters({ text, problem, warning }: Cell, rule: TextRule): ReadonlySet<string> {
  const value = shown(text);
  const matching = (pattern: RegExp) => Array.from(text).filter((each) => pattern.test(each));
  const breaks = matching(/[\r\n]/u);
  const invisible = matching(invisibleCharacter).filter((each) => !breaks.includes(each));
  const privateUse = matching(/\p{Co}/u);
  const lost = matching(/[\uFFFD〓]/u);
  const doubtful = matching(/[?？]/u);

  if (breaks.length > 0) problem('line-break', { value });
  if (invisible.length > 0) {
    problem('control-character', { value, characters: namedCharacters(invisible) });
  }
  if (privateUse.length > 0) {
    problem('private-use-character', { value, characters: namedCharacters(privateUse) });
  }
  // No name has a question mark; elsewhere it can be meant.
  if (lost.length > 0 || (rule.kind === 'name' && doubtful.length > 0)) {
    problem('lost-character', { value, characters: namedCharacters([...lost, ...doubtful]) });
  } else if (doubtful.length > 0) {
    warning('lost-character', { value, characters: namedCharacters(doubtful) });
  }
  return new Set([...breaks, ...invisible, ...privateUse, ...lost]);
}
