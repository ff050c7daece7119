/**
 * A roster of invented people that is as hard to read and to print as the real one: the same rows and
 * groups, lengths, scripts, rare characters, line breaks and damage, encoding and line ends. Nothing of
 * the original but the header stays.
 */
import type { Random } from '../../system/random.ts';
import { columnOf } from '../column.ts';
import { decodeRoster, type DecodedText } from '../decoded-text.ts';
import { findDelimiter } from '../delimiter.ts';
import { byteOrderMarkOf } from '../file-kind.ts';
import { Findings } from '../findings.ts';
import { isBlank, readHeader, type Header } from '../header.ts';
import type { RosterProblem } from '../problem.ts';
import { readRows, type Row } from '../rows.ts';
import type { RosterEncoding, RosterRules } from '../rules.ts';
import { canEncode, encodeText } from './encode-text.ts';
import { fakeAddress } from './fake-address.ts';
import { type CellMeaning, fakeCell, type CellFakers } from './fake-cell.ts';
import { createFakeLoginIds } from './fake-login-ids.ts';
import { createFakeText } from './fake-text.ts';
import { collectOriginals } from './originals.ts';
import { rawCells } from './raw-cells.ts';

export type AnonymiseRules = Pick<RosterRules, 'canPrint' | 'encoding' | 'prefixLength'> & {
  /** Decides every character; it must know nothing of the roster. */
  readonly random: Random;
};

export interface AnonymisedRoster {
  readonly bytes: Buffer;
  readonly encoding: RosterEncoding;
  /** Of people, blank ones not counted. */
  readonly rows: number;
}

/** @returns why the file cannot be taken apart, when its problems stand in the way */
export function anonymiseRoster(
  bytes: Uint8Array,
  rules: AnonymiseRules,
): AnonymisedRoster | readonly RosterProblem[] {
  const findings = new Findings();
  const decoded = decodeRoster(bytes, rules.encoding, findings);
  if (decoded === undefined) return findings.problems;
  const delimiter = findDelimiter(decoded.text);
  const rows = readRows(decoded.text, delimiter, findings);
  const header = readHeader(rows, {}, findings);
  const broken = rows.some(({ faulty }) => faulty);
  if (broken || !header.usable) return findings.problems;

  const mark = byteOrderMarkOf(bytes) !== undefined;
  for (let tries = 0; tries < TRIES; tries++) {
    const text = replaceCells(decoded, rows, header, rules);
    const made = encodeText(text, decoded.encoding, mark);
    // Octets of chance could look like those of another encoding.
    const again = decodeRoster(made, rules.encoding, new Findings());
    if (again?.text !== text || again.encoding !== decoded.encoding) continue;
    return { bytes: made, encoding: decoded.encoding, rows: peopleIn(rows, header).length };
  }
  throw new RangeError('an anonymised roster that reads as another encoding');
}

const TRIES = 5;

function peopleIn(rows: readonly Row[], { row }: Header): readonly Row[] {
  const below = row === undefined ? [] : rows.slice(rows.indexOf(row) + 1);
  return below.filter(({ cells }) => !isBlank(cells));
}

function replaceCells(
  { text, encoding }: DecodedText,
  rows: readonly Row[],
  header: Header,
  rules: AnonymiseRules,
): string {
  const meanings = (header.row?.cells ?? []).map((cell): CellMeaning => columnOf(cell.trim()));
  const people = peopleIn(rows, header);
  const fakers = createFakers(people, meanings, encoding, rules);
  const fakes = new Map(people.map((row) => [row, fakeRow(row, meanings, fakers)]));
  let made = '';
  let at = 0;
  for (const { row, column, start, end, quoted } of rawCells(text, findDelimiter(text))) {
    const known = rows[row];
    const fake = known && fakes.get(known)?.[column];
    if (fake === undefined) continue;
    made += text.slice(at, start) + (quoted ? `"${fake.replaceAll('"', '""')}"` : fake);
    at = end;
  }
  return made + text.slice(at);
}

function fakeRow(
  { cells }: Row,
  meanings: readonly CellMeaning[],
  fakers: CellFakers,
): readonly string[] {
  const made = cells.map((cell, column) => fakeCell(cell, meanings[column], fakers));
  return fakeAddress({ cells, made, meanings, fakers });
}

function createFakers(
  people: readonly Row[],
  meanings: readonly CellMeaning[],
  encoding: RosterEncoding,
  { random, canPrint, prefixLength }: AnonymiseRules,
): CellFakers {
  const isLoginId = (column: number): boolean =>
    meanings[column] === 'loginId' || meanings[column] === 'formerLoginId';
  const isSecret = (column: number): boolean => meanings[column] === 'initialPassword';
  const cellsWhere = (holds: (column: number) => boolean): readonly string[] =>
    people.flatMap(({ cells }) => cells.filter((_, column) => holds(column)));
  const originals = collectOriginals(
    cellsWhere((column) => !isLoginId(column) && !isSecret(column)),
  );
  const postalCodes = new Map<string, string>();
  const canStand = (character: string): boolean => canEncode(character, encoding);
  return {
    random,
    text: createFakeText({ random, canPrint, canEncode: canStand }, originals),
    postalDigits(digits) {
      const made =
        postalCodes.get(digits) ?? `000${String(random.integer(10_000)).padStart(4, '0')}`;
      postalCodes.set(digits, made);
      return made;
    },
    loginId: createFakeLoginIds({
      random,
      prefixLength,
      originals: cellsWhere(isLoginId).map((cell) => cell.trim()),
    }),
  };
}
