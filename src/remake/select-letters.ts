/** Which letters are to be printed, by what somebody knows of them. Changes nothing. */
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterRow } from '../ledger/letters.ts';
import type { LetterKind } from '../letters/letter.ts';

/** What is named together narrows the choice; several of one sort widen it. */
export interface LetterSelection {
  readonly batches: readonly string[];
  readonly prefixes: readonly string[];
  readonly loginIds: readonly string[];
  /** As they stand on paper: with or without ① and ②, and with the generation of a replacement. */
  readonly controlNumbers: readonly string[];
  readonly kind?: LetterKind;
}

/**
 * In the order of their numbers.
 * @throws `letters-not-named`, `letters-not-known`
 */
export function selectLetters(
  { ledger }: Pick<Home, 'ledger'>,
  selection: LetterSelection,
): readonly LetterRow[] {
  const criteria = criteriaOf(ledger, selection);
  if (criteria.length === 0) throw new HakkoError('letters-not-named', {});
  const unknown = criteria.flatMap((criterion) => criterion.unknown);
  if (unknown.length > 0) throw new HakkoError('letters-not-known', { names: unknown });
  const [first = [], ...others] = criteria.map(({ rows }) => rows);
  const sets = others.map((rows) => new Set(rows.map(({ id }) => id)));
  return first
    .filter(({ id }) => sets.every((set) => set.has(id)))
    .filter(({ kind }) => selection.kind === undefined || kind === selection.kind)
    .toSorted((a, b) => a.id - b.id);
}

interface Criterion {
  readonly rows: readonly LetterRow[];
  readonly unknown: readonly string[];
}

function criteriaOf(ledger: Ledger, selection: LetterSelection): readonly Criterion[] {
  const { batches, prefixes, loginIds, controlNumbers } = selection;
  const { letters, people, groups } = ledger;
  const find = (
    names: readonly string[],
    rowsOf: (name: string) => readonly LetterRow[],
  ): readonly Criterion[] => {
    if (names.length === 0) return [];
    const found = names.map((name) => ({ name, rows: rowsOf(name) }));
    return [
      {
        rows: found.flatMap(({ rows }) => rows),
        unknown: found.filter(({ rows }) => rows.length === 0).map(({ name }) => name),
      },
    ];
  };
  return [
    ...find(controlNumbers, (name) => byNumber(ledger, name)),
    ...find(loginIds, (name) => {
      const person = people.byLoginId(name.normalize('NFKC').trim());
      return person ? letters.ofPerson(person.id) : [];
    }),
    ...find(prefixes, (name) => {
      const group = groups.byName(name.normalize('NFKC').trim());
      const members = group ? people.ofGroup(group.id) : [];
      return members.flatMap(({ id }) => letters.ofPerson(id));
    }),
    ...find(batches, (id) =>
      (['login', 'install'] as const).flatMap((kind) => letters.ofBatch(id, kind)),
    ),
  ];
}

const MARKS: Readonly<Record<string, LetterKind>> = { '①': 'login', '②': 'install' };

function byNumber({ letters }: Ledger, text: string): readonly LetterRow[] {
  // Normalised, ① would become the digit 1.
  const mark = /[①②]/.exec(text)?.[0];
  const bare = text.replace(/[①②]/, '').normalize('NFKC').trim().toUpperCase();
  const [, number, generation] = /^([A-Z]\d{6}-\d)(?:-(\d+))?$/.exec(bare) ?? [];
  if (number === undefined) return [];
  return letters
    .byControlNumber(number)
    .filter(({ kind }) => mark === undefined || kind === MARKS[mark])
    .filter((row) => generation === undefined || row.generation === Number(generation));
}
