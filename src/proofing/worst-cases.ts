/** Picks from many people the few whose letters are the hardest to set. */
import type { PersonDetails } from '../ledger/people.ts';

/** Why somebody's letter is worth a look. */
export type WorstCase =
  | 'longest-name'
  | 'longest-organisation'
  | 'longest-address'
  | 'most-lines'
  | 'rare-characters'
  | 'no-organisation'
  | 'longest-login-id'
  | 'ordinary';

export interface PickedCase<P extends PersonDetails> {
  readonly reason: WorstCase;
  readonly person: P;
}

/** How hard each case is; nothing for a person who is none of the kind. */
const cases: readonly (readonly [WorstCase, (person: PersonDetails) => number | undefined])[] = [
  ['longest-name', ({ name }) => widthOf(name)],
  ['longest-organisation', (person) => widthOf(organisationOf(person)) || undefined],
  ['longest-address', ({ address }) => Math.max(0, ...address.map(widthOf)) || undefined],
  ['rare-characters', (person) => rareIn(person) || undefined],
  ['most-lines', (person) => linesOf(person)],
  ['no-organisation', (person) => (organisationOf(person) === '' ? 1 : undefined)],
  ['longest-login-id', ({ loginId }) => loginId.length],
];

/** Each person once, the worst first of each case; an ordinary one, the first of all, fills it up. */
export function pickWorstCases<P extends PersonDetails>(
  people: readonly P[],
): readonly PickedCase<P>[] {
  const picked = new Map<P, WorstCase>();
  for (const [reason, hardness] of cases) {
    let worst: { readonly person: P; readonly score: number } | undefined;
    for (const person of people) {
      const score = picked.has(person) ? undefined : hardness(person);
      if (score !== undefined && score > (worst?.score ?? -1)) worst = { person, score };
    }
    if (worst) picked.set(worst.person, reason);
  }
  const ordinary = people.find((person) => !picked.has(person));
  if (ordinary) picked.set(ordinary, 'ordinary');
  return [...picked].map(([person, reason]) => ({ reason, person }));
}

function organisationOf({ organisation = '', department = '' }: PersonDetails): string {
  return organisation + department;
}

function linesOf(person: PersonDetails): number {
  const { postalCode, address, organisation, department } = person;
  return address.length + [postalCode, organisation, department].filter(Boolean).length;
}

/** In half-width columns, as type takes room. */
function widthOf(text: string): number {
  return Array.from(text.replaceAll(/\p{M}/gu, '')).reduce(
    (width, character) => width + (/[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2),
    0,
  );
}

/** Characters that the rows of JIS X 0208 do not hold, 髙 and 𠮷 and variants by selector among them. */
function rareIn({ name, organisation = '', department = '', address }: PersonDetails): number {
  const characters = Array.from([name, organisation, department, ...address].join(''));
  return characters.filter((character) => character > '\u007e' && !usual().has(character)).length;
}

let known: ReadonlySet<string> | undefined;

/** Rows 1 to 8 and 16 to 84, as EUC-JP has them; made when a roster is first looked through. */
function usual(): ReadonlySet<string> {
  return (known ??= new Set(
    Array.from({ length: 84 }, (_, i) => i + 1)
      .filter((row) => row <= 8 || row >= 16)
      .flatMap((row) => Array.from(decodeRow(row))),
  ));
}

function decodeRow(row: number): string {
  const cells = Array.from({ length: 94 }, (_, i) => [0xa0 + row, 0xa1 + i]).flat();
  return new TextDecoder('euc-jp').decode(Uint8Array.from(cells));
}
