/** What a roster says differently of a person the ledger knows. */
import type { Entry } from '../roster/entry.ts';
import type { KnownPerson } from './known.ts';

export type ChangedField =
  'name' | 'organisation' | 'department' | 'postalCode' | 'address' | 'language' | 'mail';

export interface FieldChange {
  readonly field: ChangedField;
  readonly before: string;
  readonly after: string;
}

export interface Change {
  readonly personId: number;
  readonly entry: Entry;
  readonly fields: readonly FieldChange[];
}

const FIELDS: readonly ChangedField[] = [
  'name',
  'organisation',
  'department',
  'postalCode',
  'address',
  'language',
  'mail',
];

export function findChange(entry: Entry, person: KnownPerson): Change | undefined {
  const fields = FIELDS.flatMap((field): FieldChange[] => {
    const before = linesOf(person[field]);
    const after = linesOf(entry[field]);
    // A line break that moves is a change, too: it moves on the letter.
    if (before.join('\n') === after.join('\n')) return [];
    return [{ field, before: before.join(' '), after: after.join(' ') }];
  });
  return fields.length > 0 ? { personId: person.id, entry, fields } : undefined;
}

function linesOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
