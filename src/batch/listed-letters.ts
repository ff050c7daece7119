/** The letters of a run as its list has them. Of a large run only ids are kept, and read one at a time. */
import type { Home } from '../home/open-home.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { ListedLetter } from '../letters/run-sheets/run-sheets.ts';
import { runFolderOf } from '../projection/batch-folders.ts';
import { printedNumber } from './control-number.ts';
import { createManagers } from './group-manager.ts';
import { isHandedOn } from './letter-envelopes.ts';

/** One PDF of a run. */
export interface PlacedFile {
  /** Below the folder of its kind. */
  readonly file: string;
  /** Of its letters, in their order. */
  readonly ids: readonly number[];
  readonly lastPage: number;
  /** How many letters lie in each envelope, in their order; none where no two share one. */
  readonly envelopes?: readonly number[];
}

export interface PlacedRun {
  readonly batchId: string;
  readonly kind: LetterKind;
  readonly folder: string;
  /** Whether each letter goes alone, to whomever it is addressed. */
  readonly apart: boolean;
}

/** The files of a run in their order. */
export function placedInRun(
  { letters, people }: Ledger,
  { batchId, kind, folder, apart }: PlacedRun,
): readonly PlacedFile[] {
  const files = new Map<string, { ids: number[]; lastPage: number; envelopes: number[] }>();
  let shared = false;
  let last: string | undefined;
  for (const { id, personId, delivery, file, page } of letters.placedIn(batchId, kind)) {
    if (runFolderOf(file) !== folder) continue;
    const own = files.get(file) ?? { ids: [], lastPage: 1, envelopes: [] };
    files.set(file, own);
    own.ids.push(id);
    own.lastPage = Math.max(own.lastPage, page);
    const handedOn = !apart && isHandedOn({ kind, delivery });
    shared ||= handedOn;
    const envelope = handedOn ? `${file} ${people.byId(personId)?.groupId}` : undefined;
    const lies = own.envelopes.pop() ?? 0;
    if (envelope !== undefined && envelope === last) own.envelopes.push(lies + 1);
    else own.envelopes.push(...(lies > 0 ? [lies] : []), 1);
    last = envelope;
  }
  return [...files].map(([file, { ids, lastPage, envelopes }]) => ({
    ...{ file, ids, lastPage },
    ...(shared && { envelopes }),
  }));
}

/** @returns undefined where each letter has its own */
export function countEnvelopes(files: readonly PlacedFile[]): number | undefined {
  if (files.every(({ envelopes }) => envelopes === undefined)) return undefined;
  return files.reduce((sum, { envelopes = [] }) => sum + envelopes.length, 0);
}

export function* listLetters(
  home: Pick<Home, 'ledger' | 'settings'>,
  files: readonly PlacedFile[],
): Generator<ListedLetter> {
  const { letters, people, groups } = home.ledger;
  const findManager = createManagers(home);
  const groupNames = new Map<number, string>();
  for (const { id, file, envelope } of inEnvelopes(files)) {
    const row = letters.byId(id);
    const person = row && people.byId(row.personId);
    if (!person) throw new RangeError('a letter to nobody');
    const { groupId } = person;
    const group = groupNames.get(groupId) ?? groups.byId(groupId)?.name ?? '';
    groupNames.set(groupId, group);
    const { organisation, department } = row.delivery === 'group' ? findManager(person) : person;
    // Whose sheet it is must be told, whoever opens the envelope.
    const { name } = row.delivery === 'group' && !isHandedOn(row) ? findManager(person) : person;
    yield {
      ...{ controlNumber: printedNumber(row), name, group, file },
      ...(envelope && { envelope }),
      ...(organisation !== undefined && { organisation }),
      ...(department !== undefined && { department }),
      ...{ page: row.page ?? 1, place: row.place },
    };
  }
}

function* inEnvelopes(files: readonly PlacedFile[]) {
  let number = 0;
  for (const { file, ids, envelopes } of files) {
    if (!envelopes) for (const id of ids) yield { file, id, envelope: undefined };
    let next = 0;
    for (const letters of envelopes ?? []) {
      const envelope = { number: ++number, letters };
      for (const id of ids.slice(next, next + letters)) yield { file, id, envelope };
      next += letters;
    }
  }
}
