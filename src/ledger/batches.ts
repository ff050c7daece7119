/** Batches of the ledger: runs that made letters. At most one is open at a time. */
import type { Database, Row } from './database.ts';
import { dateOf, numberOf, oneOf, optionalTextOf, textOf } from './row.ts';

export interface Batch {
  /** `20261122-01`, by the local date. */
  readonly id: string;
  readonly command: 'issue' | 'renew' | 'reset';
  readonly state: 'open' | 'done' | 'lost';
  readonly rosterName?: string;
  readonly rosterSha256?: string;
  /** Of the projection: relative to the home when it stands in it, so that a home can be moved. */
  readonly folder: string;
  readonly openedAt: Date;
  readonly finishedAt?: Date;
}

export interface Batches {
  /** Without the lost ones, of which nothing is here but their numbers. */
  all(): readonly Batch[];
  /** Made after the backup that the ledger came back from: known from what their folders held. */
  lost(): readonly Batch[];
  open(): Batch | undefined;
  byId(id: string): Batch | undefined;
  /** The id after those of the same local date: `20261122` -> `20261122-03`. */
  nextId(localDate: string): string;
  add(batch: Omit<Batch, 'state' | 'finishedAt'>): void;
  /** Takes the id of a batch that the ledger lost. */
  addLost(batch: Omit<Batch, 'state' | 'finishedAt'>): void;
  finish(id: string, at: Date): void;
  /** The files of the batch stand in another folder from now on. */
  move(id: string, folder: string): void;
  /** Groups whose letters wait for their certificate, of all the groups of the batch. */
  progressOf(id: string): { readonly left: number; readonly total: number };
}

export function createBatches(database: Database): Batches {
  return {
    all: () => database.all("SELECT * FROM batches WHERE state <> 'lost' ORDER BY id").map(batchOf),
    lost: () => database.all("SELECT * FROM batches WHERE state = 'lost' ORDER BY id").map(batchOf),
    open() {
      const row = database.first("SELECT * FROM batches WHERE state = 'open'");
      return row && batchOf(row);
    },
    byId(id) {
      const row = database.first('SELECT * FROM batches WHERE id = $id', { id });
      return row && batchOf(row);
    },
    nextId(localDate) {
      const row = database.first(
        "SELECT id FROM batches WHERE id LIKE $localDate || '-%' ORDER BY length(id) DESC, id DESC LIMIT 1",
        { localDate },
      );
      const last = row ? Number(textOf(row, 'id').slice(localDate.length + 1)) : 0;
      return `${localDate}-${String(last + 1).padStart(2, '0')}`;
    },
    add(batch) {
      insert(database, { ...batch, state: 'open' });
    },
    addLost(batch) {
      insert(database, { ...batch, state: 'lost' });
    },
    progressOf(id) {
      const row = database.first(
        `SELECT count(DISTINCT group_id) AS total,
           count(DISTINCT CASE WHEN letters.state <> 'void' AND (people.state = 'planned'
             OR letters.kind = 'install' AND letters.certificate_id IS NULL) THEN group_id END) AS left
         FROM people JOIN letters ON letters.person_id = people.id WHERE letters.batch_id = $id`,
        { id },
      );
      return { left: numberOf(row ?? {}, 'left'), total: numberOf(row ?? {}, 'total') };
    },
    move(id, folder) {
      database.run('UPDATE batches SET folder = $folder WHERE id = $id', { id, folder });
    },
    finish(id, at) {
      database.run("UPDATE batches SET state = 'done', finished_at = $at WHERE id = $id", {
        id,
        at: at.toISOString(),
      });
    },
  };
}

function insert(database: Database, batch: Batch): void {
  const { id, command, state, rosterName, rosterSha256, folder, openedAt } = batch;
  database.run(
    `INSERT INTO batches (id, command, state, roster_name, roster_sha256, folder, opened_at)
     VALUES ($id, $command, $state, $rosterName, $rosterSha256, $folder, $openedAt)`,
    {
      ...{ id, command, state, folder },
      rosterName: rosterName ?? null,
      rosterSha256: rosterSha256 ?? null,
      openedAt: openedAt.toISOString(),
    },
  );
}

function batchOf(row: Row): Batch {
  const rosterName = optionalTextOf(row, 'roster_name');
  const rosterSha256 = optionalTextOf(row, 'roster_sha256');
  return {
    id: textOf(row, 'id'),
    command: oneOf(row, 'command', ['issue', 'renew', 'reset']),
    state: oneOf(row, 'state', ['open', 'done', 'lost']),
    ...(rosterName !== undefined && { rosterName }),
    ...(rosterSha256 !== undefined && { rosterSha256 }),
    folder: textOf(row, 'folder'),
    openedAt: dateOf(row, 'opened_at'),
    ...(row['finished_at'] !== null && { finishedAt: dateOf(row, 'finished_at') }),
  };
}
