/** Every sentence in both languages: whole, in its language, with what is needed to act on it. */
import { describe, expect, it } from 'vitest';
import { HakkoError, exitCodeOf, type ErrorCode } from '../../src/errors.ts';
import { loadWords, type Words } from '../../src/words/words.ts';
import type { Message } from '../../src/words/message.ts';
import { errorSamples, planProblemSamples } from './error-samples.ts';

const languages = { ja: await loadWords('ja'), en: await loadWords('en') };
type Language = keyof typeof languages;
const both = ['ja', 'en'] as const;

const JAPANESE = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;
/** What a sentence never holds: traces of a missing argument. */
const BROKEN = /undefined|null|NaN|\[object|\$\{|Invalid Date|function|=>/;

function judge(language: Language, text: string): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(BROKEN);
  if (language === 'ja') expect(text).toMatch(JAPANESE);
}

/** Every text below, each with its path; functions are called with `sample` arguments. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const [first] = callsOf(path);
    const called = (value as (...args: readonly unknown[]) => unknown)(...(first ?? []));
    return textsOf(called, path);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

/** Arguments for a function of the screens, by the name it has; what is a count is 3 everywhere. */
const OBJECT = {
  ...{ done: 3, total: 9, perSecond: 3.25, secondsLeft: 2, groups: 3, fresh: 3, people: 3 },
  ...{
    certificates: 3,
    login: 3,
    install: 3,
    word: '事業所',
    lastBatch: '20261122-01',
    keys: 'root, vault',
    from: 1,
    to: 2,
    kept: 'x',
  },
};
/** Details of any kind of event. */
const EVENT = {
  ...{
    ...OBJECT,
    authorities: ['root'],
    imported: false,
    purpose: 'real',
    generation: 2,
    count: 3,
  },
  ...{ keys: ['root.key'], by: 'passphrase', recoveryCode: 'new', crls: ['root 7'], changed: 3 },
  ...{ batch: '20261122-01', roster: 'roster.csv', newGroups: 3, group: 'G13B', file: 'G13B.p12' },
  ...{ folder: '/backup', withFiles: true, reason: 'superseded', p12: 3, leftOut: 3 },
  ...{ backup: '2026-11-22T03:00:00.000Z', batches: ['20261122-01'], serialNumbers: ['6b32'] },
  ...{ controlNumbers: 3, revocations: [] },
  ...{ replaces: '6b32', lastEventAt: '2026-11-22T03:00:00.000Z' },
  ...{ login: 3, install: 3, cause: 'spoiled', numbers: ['A000008-7'] },
  ...{ serialNumber: '6b32', loginIds: ['G13B1234567'], files: ['G13B.p12'], letters: 'login' },
  ...{ fingerprint: '6b32', format: 'a4' },
};
const TAKE_AN_OBJECT = /(progress|counts|heading|migrated|content)$/;
const TEXT = 'G13B';
const CALLS: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [TAKE_AN_OBJECT, [OBJECT]],
  [/screens\.crl\.untilEach$/, [[{ ca: 'root', date: '2027-12-28' }]]],
  [/screens\.verify\.opensOnNamed$/, [TEXT, ['iOS 17']]],
  [/p12-platform$/, ['G13B.p12', 'ios-17']],
  [/chain-broken$/, ['7', 'changed']],
  [/plan\.change$/, ['G13B1234567', 'name', '青木', '井上']],
  [/plan\.read$/, ['roster.csv', 'UTF-8', 3]],
  [/plan\.renewalDue$/, [3, '2028-11-22']],
  [/screens\.audit\.(?:kinds\..*|who)$/, [{ ...EVENT, actor: 'clerk@office' }]],
  [/screens\.restore\.taught$/, [{ certificates: 3, numbers: 3, revoked: 3 }]],
  [/screens\.audit\.headKnown$/, [TEXT, 3, 9]],
  [/screens\.audit\.(?:broken|counted|whole|recordsKnown)$/, [3, 'changed']],
  [/screens\.template\.checked$/, [['ja', 'en'], 3]],
  [/screens\.passphrase\.(?:changed|already|elsewhere)$/, [['vault.key', 'root.key']]],
  [/(?:joins|fresh|changed)$/, ['G13B1234567', 3, TEXT]],
  [/screens\.revoke\.reissue$/, [{ login: 3, install: 1, toManager: true }]],
  [
    /screens\.end\.stays$/,
    [{ group: TEXT, file: 'G13B.p12', until: '2028-11-22', leavers: 3, left: 9 }],
  ],
  [/unprinted$/, ['login', 3, '20261122-01']],
  [/resuming$/, ['20261122-01', 3, 9]],
  [/onPage$/, ['login-id-001.pdf', 3]],
  [/screens\.show\.letter$/, ['①', 'A000008-2', 'x', '']],
];

function callsOf(path: string): readonly (readonly unknown[])[] {
  const found = CALLS.find(([form]) => form.test(path));
  return [found?.[1] ?? [TEXT, 3, TEXT, TEXT]];
}

describe.each(both)('%s', (language) => {
  const words: Words = languages[language];

  it.each(Object.keys(errorSamples) as ErrorCode[])('%s says what is wrong', (code) => {
    const sentence = words.errors[code] as (args: unknown) => Message;
    const { what, todo } = sentence(errorSamples[code]);
    for (const text of [what, todo ?? what]) judge(language, text);
    expect(what + (todo ?? '')).not.toContain('  \n');
  });

  it.each(Object.keys(planProblemSamples) as (keyof typeof planProblemSamples)[])(
    '%s, of a plan, says what is wrong and what to do',
    (code) => {
      const sentence = words.planProblems[code] as (args: unknown) => Message;
      const { what, todo } = sentence(planProblemSamples[code]);
      for (const text of [what, todo ?? '']) judge(language, text);
    },
  );

  it.each(['help', 'pages', 'plan', 'screens', 'labels', 'rosterEncodings'] as const)(
    'each word of %s is there',
    (part) => {
      const texts = textsOf(words[part], part);
      expect(texts.length).toBeGreaterThan(2);
      for (const [path, text] of texts) {
        const says = `${path}: ${text}`;
        expect(says).not.toMatch(BROKEN);
        // What stands between two words may be nothing; a word may not.
        expect([path, text.trim() === '']).toEqual([path, false]);
      }
    },
  );

  it('names each code of a command, file or home with what it is about', () => {
    for (const [code, args] of Object.entries(errorSamples)) {
      if (!/^(?:usage|file|folder|home|ledger|roster|nothing|letters-m)/.test(code)) continue;
      const sentence = words.errors[code as ErrorCode] as (args: unknown) => Message;
      const { what, todo = '' } = sentence(args);
      for (const [name, value] of Object.entries(
        args as Record<string, string | number | Readonly<Record<string, unknown>>>,
      )) {
        if (['action', 'errno', 'known'].includes(name)) continue;
        const parts = typeof value === 'object' ? Object.values(value) : [value];
        for (const part of parts) {
          expect([code, (what + todo).includes(String(part))]).toEqual([code, true]);
        }
      }
    }
  });

  it('explains the usual refusals of a system, and lives with unusual ones', () => {
    const said = ['EACCES', 'ENOSPC', 'EROFS', 'ENOTDIR', 'EISDIR', 'EZZZ'].map((errno) =>
      words.errors['file-failed']({ action: 'write', path: '/srv', errno }),
    );
    expect(new Set(said.map(({ what }) => what)).size).toBe(said.length);
    for (const { what, todo } of said) judge(language, what + (todo ?? ''));
  });
});

describe('both languages', () => {
  it('have the same words, none more and none less', () => {
    const shape = (words: Words) =>
      (
        ['errors', 'planProblems', 'rosterProblems', 'help', 'pages', 'plan', 'screens'] as const
      ).flatMap((part) => keysOf(words[part], part));
    expect(shape(languages.ja).sort()).toEqual(shape(languages.en).sort());
  });

  it('give each error an exit code that a script knows', () => {
    for (const code of Object.keys(errorSamples) as ErrorCode[]) {
      const exit = exitCodeOf(new HakkoError(code, errorSamples[code]));
      expect([code, [1, 2, 3, 4, 5, 130].includes(exit)]).toEqual([code, true]);
    }
  });
});

function keysOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}
