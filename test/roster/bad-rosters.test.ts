/** One small file for each kind of bad input, with the problems it must lead to and where. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RosterProblem, RosterProblemCode } from '../../src/roster/problem.ts';
import { parseRoster, type Roster } from '../../src/roster/roster.ts';
import { rosterMessages } from '../../src/words/en/roster.ts';
import { csv, rules, utf16, utf8 } from './roster-bytes.ts';

type Expected = readonly [
  kind: 'problem' | 'warning',
  code: RosterProblemCode,
  line?: number,
  column?: string,
];

const [ID, NAME, ORG, ZIP, ADDRESS] = ['ログインID', '氏名', '所属', '郵便番号', '住所1'];
const PASSWORD = '初期パスワード';

const files: Readonly<Record<string, readonly Expected[]>> = {
  'apostrophe.csv': [['warning', 'leading-apostrophe', 2, NAME]],
  'blank.csv': [['problem', 'empty-file']],
  'cut-off.csv': [['problem', 'short-row', 3]],
  'device-name.csv': [
    ['problem', 'device-name', 3, ID],
    ['problem', 'device-name', 4, ID],
  ],
  'duplicate-header.csv': [['problem', 'duplicate-column', 1, NAME]],
  'empty-rows.csv': [['problem', 'empty-file']],
  'empty.csv': [['problem', 'empty-file']],
  'euc-jp.csv': [['problem', 'unsupported-encoding']],
  'excel-damage.csv': [
    ['problem', 'excel-date', 2, ADDRESS],
    ['problem', 'excel-date', 3, ADDRESS],
    ['problem', 'excel-error', 4, NAME],
    ['problem', 'excel-error', 4, ZIP],
  ],
  'header-only.csv': [['problem', 'no-people', 1]],
  'invisible-characters.csv': [
    ['problem', 'control-character', 2, NAME],
    ['problem', 'control-character', 3, NAME],
    ['problem', 'control-character', 4, ADDRESS],
  ],
  'iso-2022-jp.csv': [['problem', 'unsupported-encoding']],
  'languages.csv': [['problem', 'language-unknown', 4, '言語']],
  'line-break-beside-password.csv': [['problem', 'line-break-beside-password', 2]],
  'line-break.csv': [
    ['problem', 'line-break', 2, NAME],
    ['problem', 'value-missing', 4, NAME],
  ],
  'login-ids.csv': [
    ['problem', 'value-missing', 2, ID],
    ['problem', 'login-id-invalid', 3, ID],
    ['problem', 'login-id-invalid', 4, ID],
    ['problem', 'login-id-invalid', 5, ID],
    ['problem', 'login-id-invalid', 6, ID],
    ['problem', 'login-id-invalid', 7, ID],
    ['problem', 'login-id-scientific', 8, ID],
    ['problem', 'leading-apostrophe', 9, ID],
    ['problem', 'excel-date', 10, ID],
    ['problem', 'excel-error', 11, ID],
  ],
  'long-row.csv': [['problem', 'long-row', 3]],
  'lost-characters.csv': [
    ['problem', 'lost-character', 2, NAME],
    ['problem', 'lost-character', 3, NAME],
    ['problem', 'lost-character', 4, NAME],
    ['warning', 'lost-character', 4, ORG],
    ['warning', 'organisation-clash', 4, ORG],
  ],
  'lost-zero-login-id.csv': [['warning', 'login-id-lost-zero', 5, ID]],
  'missing-values.csv': [
    ['problem', 'value-missing', 2, NAME],
    ['warning', 'address-missing', 3, ADDRESS],
    ['warning', 'postal-code-missing', 4, ZIP],
  ],
  'mixed-encodings.csv': [['problem', 'mixed-encodings', 4]],
  'no-address-column.csv': [['warning', 'no-address-column', 1]],
  'no-header.csv': [
    ['problem', 'missing-column', 1],
    ['problem', 'missing-column', 1],
  ],
  'no-login-id-column.csv': [['problem', 'missing-column', 1]],
  'no-name-column.csv': [['problem', 'missing-column', 1]],
  'nul.csv': [['problem', 'nul-character', 3]],
  'old-workbook.csv': [['problem', 'not-a-csv']],
  'operations.csv': [
    ['problem', 'operation-unsupported', 2, '処理'],
    ['problem', 'operation-unsupported', 3, '処理'],
    ['problem', 'operation-unsupported', 4, '処理'],
    ['problem', 'operation-unsupported', 5, '処理'],
    ['problem', 'operation-unsupported', 6, '旧ログインID'],
  ],
  'passwords.csv': [
    ['problem', 'initial-password-invalid', 3, PASSWORD],
    ['problem', 'initial-password-invalid', 4, PASSWORD],
    ['problem', 'initial-password-invalid', 5, PASSWORD],
    ['problem', 'initial-password-invalid', 6, PASSWORD],
    ['problem', 'initial-password-invalid', 7, PASSWORD],
    ['problem', 'initial-password-invalid', 8, PASSWORD],
  ],
  'pdf.csv': [['problem', 'not-a-csv']],
  'postal-codes.csv': [
    ['problem', 'postal-code-lost-zero', 2, ZIP],
    ['problem', 'postal-code-lost-zero', 3, ZIP],
    ['problem', 'leading-apostrophe', 4, ZIP],
    ['problem', 'postal-code-invalid', 5, ZIP],
    ['problem', 'postal-code-invalid', 6, ZIP],
    ['problem', 'postal-code-invalid', 9, ZIP],
    ['warning', 'postal-code-missing', 10, ZIP],
  ],
  'prefix-case.csv': [['problem', 'prefix-case-clash', 4, ID]],
  'private-use.csv': [['problem', 'private-use-character', 4, NAME]],
  'repeated-login-id.csv': [
    ['problem', 'login-id-repeated', 4, ID],
    ['problem', 'prefix-case-clash', 4, ID],
    ['problem', 'login-id-repeated', 5, ID],
  ],
  'short-row.csv': [['problem', 'short-row', 3]],
  'stray-quote.csv': [
    ['problem', 'stray-quote', 2],
    ['problem', 'stray-quote', 3],
    ['problem', 'postal-code-invalid', 4, ZIP],
  ],
  'swallowed-rows.csv': [
    ['problem', 'unclosed-quote', 2],
    ['problem', 'stray-quote', 4],
  ],
  'title-above-header.csv': [
    ['problem', 'missing-column', 1],
    ['problem', 'missing-column', 1],
  ],
  'too-long.csv': [
    ['problem', 'too-long', 2, NAME],
    ['problem', 'too-long', 3, ADDRESS],
    ['problem', 'too-many-address-lines', 4, ADDRESS],
  ],
  'two-organisation-headers.csv': [['problem', 'duplicate-column', 1, '事業所名']],
  'two-organisations.csv': [['warning', 'organisation-clash', 4, ORG]],
  'unclosed-quote.csv': [['problem', 'unclosed-quote', 2]],
  'undecodable.csv': [['problem', 'undecodable', 4]],
  'unnamed-column.csv': [['warning', 'unnamed-column', 2]],
  'unprintable.csv': [['problem', 'unprintable-character', 2, NAME]],
  'utf-16be-without-bom.csv': [['problem', 'utf-16-without-bom']],
  'utf-16le-without-bom.csv': [['problem', 'utf-16-without-bom']],
  'utf-32.csv': [['problem', 'unsupported-encoding']],
  'web-page.csv': [['problem', 'not-a-csv']],
  'workbook.csv': [['problem', 'not-a-csv']],
};

/** Bad only under other rules than the usual ones. */
const underRules: readonly (readonly [string, Roster, readonly Expected[]])[] = [
  [
    'an encoding that the byte order mark contradicts',
    parseRoster(utf16('ID,name\r\n', 'le'), { ...rules, encoding: 'shift_jis' }),
    [['problem', 'encoding-conflict']],
  ],
  [
    'an encoding that does not fit',
    parseRoster(utf8('ID,name\nG13B1,À\n'), { ...rules, encoding: 'shift_jis' }),
    [['problem', 'undecodable', 2]],
  ],
  [
    'an e-mail address that a certificate should carry, and none',
    parseRoster(utf8('ID,name,address,mail\nG13B1,A,B,a\nG13B2,A,B,\n'), {
      ...{ ...rules, mailNeeded: true },
    }),
    [
      ['problem', 'mail-invalid', 2, 'mail'],
      ['warning', 'mail-missing', 3, 'mail'],
    ],
  ],
  [
    'a login ID shorter than its prefix',
    parseRoster(utf8('ID,name,address\nG13B,A,B\n'), { ...rules, prefixLength: 5 }),
    [['problem', 'login-id-shorter-than-prefix', 2, 'ID']],
  ],
  [
    'a pattern that lets in what a file name cannot hold',
    parseRoster(utf8('ID,name,address\na.b@example.jp,A,B\n'), {
      ...{ ...rules, loginIdPattern: /^[a-z.@]+$/u, groupBy: 'loginId' },
    }),
    [['problem', 'unsafe-file-name', 2, 'ID']],
  ],
  [
    'a login ID that is a device name, each being its own group',
    parseRoster(utf8('ID,name,address\nLPT1,A,B\nCOM12,A,B\n'), { ...rules, groupBy: 'loginId' }),
    [['problem', 'device-name', 2, 'ID']],
  ],
  [
    'two organisations where the site calls that a problem',
    parseRoster(utf8('ID,name,org,address\nG13B1,A,X,B\nG13B2,A,Y,B\n'), {
      ...{ ...rules, organisationClash: 'problem' },
    }),
    [['problem', 'organisation-clash', 3, 'org']],
  ],
];

/** Fonts that lack the character in unprintable.csv. */
const canPrint = (text: string) => Array.from(text).filter((each) => each === '\u{2A6D6}');
const folder = new URL('../../fixtures/rosters/bad/', import.meta.url);
const read = (file: string) =>
  parseRoster(readFileSync(new URL(file, folder)), { ...rules, canPrint });

function found({ problems, warnings }: Roster): readonly Expected[] {
  const of = (kind: 'problem' | 'warning') => (each: RosterProblem) => {
    const { code, line, column } = each;
    return [
      kind,
      code,
      ...(line ? [line] : []),
      ...(column ? [column] : []),
    ] as unknown as Expected;
  };
  return [...problems.map(of('problem')), ...warnings.map(of('warning'))];
}

describe('bad rosters', () => {
  it.each(Object.entries(files))('%s', (file, expected) => {
    expect(found(read(file))).toEqual(expected);
  });

  it.each(underRules)('%s', (_name, roster, expected) => {
    expect(found(roster)).toEqual(expected);
  });

  it('has a case for every file', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
  });

  it('has a case for every code', () => {
    const cases = [...Object.values(files), ...underRules.map(([, , expected]) => expected)].flat();
    const codes = new Set(cases.map(([, code]) => code));
    expect([...codes].sort()).toEqual(Object.keys(rosterMessages).sort());
  });

  it('keeps a row with a problem out of the entries, and the others in', () => {
    expect(read('postal-codes.csv').entries.map(({ line }) => line)).toEqual([7, 8, 10]);
  });

  it('reads on after a row whose quotes do not pair up', () => {
    expect(read('unclosed-quote.csv').entries.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('reports a cell of the header that is damaged, and never the rows as a header', () => {
    const roster = parseRoster(utf8('I"D,name\n' + csv([['G13B1234567', 'secret']])), rules);
    expect(found(roster)).toEqual([['problem', 'stray-quote', 1]]);
  });
});
