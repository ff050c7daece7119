/** The sentences of roster problems, in both languages, made from the bad rosters. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RosterProblem } from '../../src/roster/problem.ts';
import { parseRoster } from '../../src/roster/roster.ts';
import * as englishLabels from '../../src/words/en/roster-labels.ts';
import { rosterMessages as english } from '../../src/words/en/roster.ts';
import * as japaneseLabels from '../../src/words/ja/roster-labels.ts';
import { rosterMessages as japanese } from '../../src/words/ja/roster.ts';
import type { Message } from '../../src/words/message.ts';
import { rules } from './roster-bytes.ts';

const folder = new URL('../../fixtures/rosters/bad/', import.meta.url);
const canPrint = (text: string) => Array.from(text).filter((each) => each === '\u{2A6D6}');

function findingsOf(file: string): readonly RosterProblem[] {
  const { problems, warnings } = parseRoster(readFileSync(new URL(file, folder)), {
    ...rules,
    canPrint,
  });
  return [...problems, ...warnings];
}

function say(words: object, { code, args }: RosterProblem): Message {
  const message = (words as Record<string, (args: unknown) => Message>)[code]?.(args);
  if (message === undefined) throw new Error(`no sentence for ${code}`);
  return message;
}

describe('every bad roster', () => {
  it.each(readdirSync(folder))('%s: each sentence is whole', (file) => {
    for (const finding of findingsOf(file)) {
      const ja = say(japanese, finding);
      const en = say(english, finding);
      for (const text of [ja.what, ja.todo ?? '。']) expect(text).toMatch(/(?:。|か。)$/u);
      for (const text of [en.what, en.todo ?? '.']) expect(text).toMatch(/[.?]$/u);
      for (const text of [ja.what, ja.todo, en.what, en.todo]) {
        expect(text ?? '').not.toMatch(/undefined|\[object|NaN|\n| {2}/u);
      }
    }
  });
});

describe('as an administrator reads it', () => {
  const line = (
    file: string,
    number: number,
    words: object,
    place: (at: RosterProblem) => string,
  ) => {
    const finding = findingsOf(file).find((each) => each.line === number);
    if (finding === undefined) throw new Error('nothing on this line');
    return `${place(finding)}: ${say(words, finding).what}`;
  };

  it('in Japanese', () => {
    expect(line('postal-codes.csv', 2, japanese, japaneseLabels.rosterPlace)).toBe(
      '2行目『郵便番号』: 「600001」は6桁です。Excelが先頭の0を落としたと思われます。「0600001」ではありませんか。',
    );
    expect(line('two-organisations.csv', 4, japanese, japaneseLabels.rosterPlace)).toBe(
      '4行目『所属』: G13Bに2つの所属があります(訪問看護ステーションさくら 2人、みどり苑 1人: 4行目)。同じ証明書を共有することになります。',
    );
  });

  it('in English', () => {
    expect(line('postal-codes.csv', 2, english, englishLabels.rosterPlace)).toBe(
      'line 2, “郵便番号”: “600001” has 6 digits. Excel seems to have dropped a leading 0. Should it be “0600001”?',
    );
  });

  it('a long list of lines is cut', () => {
    const lines = Array.from({ length: 12 }, (_, index) => index + 2);
    expect(japaneseLabels.linesText(lines)).toBe('2、3、4、5、6、7、8、9、10、11行目など12行');
    expect(englishLabels.linesText(lines)).toBe('lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more');
  });

  it('a whole file has no place', () => {
    expect([japaneseLabels.rosterPlace({}), englishLabels.rosterPlace({})]).toEqual(['', '']);
  });
});
