/**
 * Everything that can be wrong with a roster, as codes with arguments. The sentences stand in
 * `words/`; values of the password column never come here.
 */
import type { ColumnName } from './column.ts';
import type { RosterEncoding } from './rules.ts';

/** A file that is no CSV at all, told by its first octets. */
export type FileKind = 'xlsx' | 'xls' | 'pdf' | 'html';

/** The organisation names inside one group, the most frequent first, with the lines they stand on. */
export interface OrganisationCount {
  readonly name: string;
  readonly lines: readonly number[];
}

type Nothing = Readonly<Record<string, never>>;

/** What each code about the file as a whole carries: its encoding, its header, its quotes. */
export interface RosterFileProblemArgs {
  'not-a-csv': { readonly kind: FileKind };
  'empty-file': Nothing;
  'no-people': Nothing;
  'utf-16-without-bom': { readonly guess: 'utf-16le' | 'utf-16be' };
  'nul-character': Nothing;
  undecodable: { readonly tried: readonly RosterEncoding[]; readonly badLines: number };
  'unsupported-encoding': { readonly encoding: 'EUC-JP' | 'ISO-2022-JP' | 'UTF-32' };
  'mixed-encodings': { readonly lines: readonly number[] };
  'encoding-conflict': { readonly given: RosterEncoding; readonly found: RosterEncoding };

  'missing-column': {
    readonly missing: 'loginId' | 'name' | 'mail';
    readonly found: readonly string[];
    /** Where a header seems to stand instead, when it is not the first row. */
    readonly headerLine?: number;
  };
  'duplicate-column': { readonly meaning: ColumnName; readonly headers: readonly string[] };
  'unnamed-column': { readonly position: number };
  'no-address-column': Nothing;

  'unclosed-quote': Nothing;
  'stray-quote': Nothing;
  'short-row': { readonly cells: number; readonly expected: number };
  'long-row': { readonly cells: number; readonly expected: number };
}

/** What each code about one row carries. */
export interface RosterRowProblemArgs {
  'value-missing': { readonly missing: 'loginId' | 'name' };
  'login-id-invalid': {
    readonly value: string;
    readonly pattern: string;
    readonly characters: readonly string[];
  };
  'login-id-scientific': { readonly value: string };
  'login-id-shorter-than-prefix': { readonly value: string; readonly prefixLength: number };
  'excel-error': { readonly value: string };
  'excel-date': { readonly value: string; readonly proposal?: string };
  'lost-character': { readonly value: string; readonly characters: readonly string[] };
  'private-use-character': { readonly value: string; readonly characters: readonly string[] };
  'control-character': { readonly value: string; readonly characters: readonly string[] };
  'unprintable-character': { readonly value: string; readonly characters: readonly string[] };
  'line-break': { readonly value: string };
  'line-break-beside-password': Nothing;
  'leading-apostrophe': { readonly value: string; readonly proposal: string };
  'too-long': { readonly value: string; readonly length: number; readonly limit: number };
  'too-many-address-lines': { readonly lines: number; readonly limit: number };
  'address-missing': Nothing;
  'postal-code-missing': Nothing;
  'postal-code-lost-zero': {
    readonly value: string;
    readonly digits: number;
    readonly proposal: string;
  };
  'postal-code-invalid': { readonly value: string };
  'initial-password-invalid': {
    readonly reason: 'too-short' | 'too-long' | 'characters' | 'excel-number';
    readonly min: number;
    readonly max: number;
  };
  'language-unknown': { readonly value: string };
  'mail-invalid': { readonly value: string };
  'mail-missing': Nothing;
  'operation-unsupported': {
    readonly value: string;
    readonly operation: 'end' | 'revoke' | 'move' | 'other';
    readonly loginId: string;
  };
}

/** What each code carries that only shows with all rows in hand. */
export interface RosterGroupProblemArgs {
  'login-id-lost-zero': { readonly value: string; readonly usualLength: number };
  'login-id-repeated': {
    readonly value: string;
    readonly first: string;
    readonly firstLine: number;
  };
  'prefix-case-clash': {
    readonly prefix: string;
    readonly lines: readonly number[];
    readonly other: string;
    readonly otherLines: readonly number[];
  };
  'device-name': { readonly group: string; readonly lines: readonly number[] };
  'unsafe-file-name': { readonly group: string; readonly lines: readonly number[] };
  'organisation-clash': {
    readonly group: string;
    readonly organisations: readonly OrganisationCount[];
  };
}

/**
 * What each code carries. Every `value` is ready to be shown: long texts are cut, characters that
 * cannot be seen are written as `<U+0007>`. `characters` are named like `𠮷 (U+20BB7)`.
 */
export interface RosterProblemArgs
  extends RosterFileProblemArgs, RosterRowProblemArgs, RosterGroupProblemArgs {}

export type RosterProblemCode = keyof RosterProblemArgs;

/** One thing that is wrong, and where; without a line it concerns the file as a whole. */
export type RosterProblem = {
  [Code in RosterProblemCode]: {
    readonly code: Code;
    /** From 1, the header included. */
    readonly line?: number;
    /** The header text as it stands in the file. */
    readonly column?: string;
    readonly args: RosterProblemArgs[Code];
  };
}[RosterProblemCode];
