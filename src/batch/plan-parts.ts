/**
 * Into which PDFs the letters of a kind go. A part holds at most 1,000: a paper jam then costs one part,
 * and an operator can count it.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { Settings } from '../settings/read-settings.ts';
import { LETTER_FOLDERS } from '../projection/batch-folders.ts';
import { byEnvelope } from './letter-envelopes.ts';

export type LetterSplit = Settings['letters']['split'];

export interface PlannedPart {
  /** Of ASCII letters, digits and hyphens; its number makes it unique, whatever stands behind it. */
  readonly name: string;
  readonly rows: readonly LetterRow[];
}

const LETTERS_PER_PART = 1000;

/** @param rows in the order in which they are to be printed */
export function planParts(
  ledger: Ledger,
  kind: LetterKind,
  rows: readonly LetterRow[],
  split: LetterSplit,
): readonly PlannedPart[] {
  const parts = piecesOf(ledger, rows, split).flatMap(({ label, rows: piece }) =>
    inParts(byEnvelope(ledger, piece)).map((part) => ({ label, rows: part })),
  );
  const digits = Math.max(3, String(parts.length).length);
  return parts.map(({ label, rows: part }, index) => {
    const number = String(index + 1).padStart(digits, '0');
    const ending = label === undefined ? '' : `-${safe(label)}`;
    return { name: `${LETTER_FOLDERS[kind]}-${number}${ending}.pdf`, rows: part };
  });
}

interface Piece {
  readonly label?: string;
  readonly rows: readonly LetterRow[];
}

function piecesOf(
  ledger: Ledger,
  rows: readonly LetterRow[],
  split: LetterSplit,
): readonly Piece[] {
  switch (split) {
    case 'none':
      return [{ rows }];
    case 'group': {
      const groups = Map.groupBy(rows, ({ personId }) => ledger.people.byId(personId)?.groupId);
      return [...groups].map(([id, members]) => {
        const label = id === undefined ? undefined : ledger.groups.byId(id)?.name;
        return { rows: members, ...(label !== undefined && { label }) };
      });
    }
    case 'entry':
      // The control number is what the window shows, and means nothing to outsiders.
      return rows.map((row) => ({ label: row.controlNumber, rows: [row] }));
  }
}

/** What goes into one envelope stays in one part, unless it is more than a part holds. */
function inParts(envelopes: readonly (readonly LetterRow[])[]): readonly (readonly LetterRow[])[] {
  const parts: LetterRow[][] = [];
  for (const rows of envelopes) {
    for (let start = 0; start < rows.length; start += LETTERS_PER_PART) {
      const piece = rows.slice(start, start + LETTERS_PER_PART);
      const last = parts.at(-1);
      if (last && last.length + piece.length <= LETTERS_PER_PART) last.push(...piece);
      else parts.push(piece);
    }
  }
  return parts;
}

function safe(label: string): string {
  return label.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}
