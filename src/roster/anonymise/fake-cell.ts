/** One cell's replacement, by what its column means. What is damaged stays damaged in the same way. */
import type { Random } from '../../system/random.ts';
import type { ColumnName } from '../column.ts';
import { readLanguage } from '../language.ts';
import { isKnownOperation } from '../operation.ts';
import { spreadsheetError } from '../cell.ts';
import { englishDate } from '../text-cell.ts';
import type { FakeText, TextKind } from './fake-text.ts';

export type CellMeaning = ColumnName | 'ignored' | undefined;

export interface CellFakers {
  readonly random: Random;
  readonly text: FakeText;
  readonly loginId: (text: string) => string;
  /** Seven digits to seven others, always the same. */
  readonly postalDigits: (digits: string) => string;
}

/** @param raw the cell as it stands there, white space around it included */
export function fakeCell(raw: string, meaning: CellMeaning, fakers: CellFakers): string {
  const text = raw.trim();
  if (text === '') return raw;
  const [before = '', after = ''] = raw.split(text, 2);
  return before + fakeValue(text, meaning, fakers) + after;
}

function fakeValue(text: string, meaning: CellMeaning, fakers: CellFakers): string {
  const { random } = fakers;
  if (meaning === 'initialPassword') return fakePassword(text, random);
  if (spreadsheetError.test(text) || englishDate.test(text)) return text;
  if (SCIENTIFIC.test(text)) return fakers.text(text.toLowerCase(), 'other').replace(/[a-z]/, 'E');
  switch (meaning) {
    case 'loginId':
    case 'formerLoginId':
      return isPlain(text) ? fakers.loginId(text) : fakers.text(text, 'other');
    case 'postalCode':
      return fakePostalCode(text, fakers);
    case 'mail':
      return fakeMail(text, fakers);
    case 'language':
      return isLanguage(text) ? text : fakers.text(text, 'other');
    case 'operation':
      return isKnownOperation(text) ? text : fakers.text(text, 'other');
    default:
      return fakers.text(text, kindOf(meaning));
  }
}

/** What Excel makes of a long number. */
const SCIENTIFIC = /^[-+]?\d+(?:\.\d+)?E[-+]\d+$/iu;

function kindOf(meaning: CellMeaning): TextKind {
  switch (meaning) {
    case 'name':
    case 'familyName':
    case 'givenName':
      return 'name';
    case 'organisation':
    case 'department':
      return 'organisation';
    case 'prefecture':
    case 'city':
    case 'address1':
    case 'address2':
    case 'address3':
      return 'address';
    default:
      return 'other';
  }
}

/** Printable ASCII in any width, so that each character has one in its place. */
function isPlain(text: string): boolean {
  return /^[\x21-\x7E\uFF01-\uFF5E]+$/u.test(text);
}

/** Nothing of the original decides a character of it but how many there are. */
function fakePassword(text: string, random: Random): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from(text, () => alphabet[random.integer(alphabet.length)]).join('');
}

/** No Japanese postal code begins with 000: a letter that is posted by mistake reaches nobody. */
function fakePostalCode(text: string, { text: fake, postalDigits }: CellFakers): string {
  const digits = text.normalize('NFKC').match(/\d/g) ?? [];
  if (digits.length !== 7) return fake(text, 'other');
  const made = postalDigits(digits.join(''));
  let place = 0;
  return text.replaceAll(/[0-9０-９]/gu, (digit) => {
    const wide = digit >= '０' ? 0xff10 - 0x30 : 0;
    return String.fromCharCode(made.charCodeAt(place++) + wide);
  });
}

/** Below a name that is nobody's (RFC 2606), where there is room for one. */
function fakeMail(text: string, { text: fake }: CellFakers): string {
  const [local = '', host = ''] = text.split('@', 2);
  if (!isPlain(text) || host === '') return fake(text, 'other');
  const top = ['.example', '.test'].find((name) => host.length > name.length) ?? '';
  const made = fake(host.slice(0, host.length - top.length), 'other').replace(/\.$/, 'x');
  return `${fake(local, 'other')}@${made}${top}`;
}

function isLanguage(text: string): boolean {
  let known = true;
  const problem = (): void => {
    known = false;
  };
  readLanguage({ text, problem, warning: problem });
  return known;
}
