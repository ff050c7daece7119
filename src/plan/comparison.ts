/** Holds a roster against the people of the ledger, who pass by one at a time. */
import type { Entry } from '../roster/entry.ts';
import { findChange, type Change } from './change.ts';
import type { KnownPerson } from './known.ts';

/** What the ledger knows of an entry: a login as it is, one that says something else, one that ended. */
export type Verdict =
  | { readonly type: 'unchanged' }
  | { readonly type: 'changed'; readonly change: Change }
  | { readonly type: 'ended'; readonly loginId: string };

export interface Comparison {
  /** Of the entries that the ledger knows, by login ID in lower case. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** How many active people the ledger knows. */
  readonly active: number;
  /** Those of them whom the roster does not name. */
  readonly absent: readonly KnownPerson[];
}

/** Reads `people` once, from first to last. */
export function compareWithKnown(
  entries: readonly Entry[],
  people: Iterable<KnownPerson>,
): Comparison {
  const named = new Map(entries.map((entry) => [entry.loginId.toLowerCase(), entry]));
  const verdicts = new Map<string, Verdict>();
  const absent: KnownPerson[] = [];
  let active = 0;
  for (const person of people) {
    if (person.state === 'active') active += 1;
    const folded = person.loginId.toLowerCase();
    const entry = named.get(folded);
    if (entry) verdicts.set(folded, judge(entry, person));
    else if (person.state === 'active') absent.push(person);
  }
  return { verdicts, active, absent };
}

function judge(entry: Entry, person: KnownPerson): Verdict {
  // One whose letters an interrupted batch still owes needs nothing more from this roster.
  if (person.state === 'planned') return UNCHANGED;
  if (person.state !== 'active') return { type: 'ended', loginId: person.loginId };
  const change = findChange(entry, person);
  return change ? { type: 'changed', change } : UNCHANGED;
}

const UNCHANGED: Verdict = { type: 'unchanged' };
