/** Groups of the ledger: the people behind one prefix, who share one certificate. */
import type { Database, Row } from './database.ts';
import { numberOf, textOf } from './row.ts';

export interface Group {
  readonly id: number;
  /** The prefix, or the whole login ID under `groupBy: loginId`; names the `.p12`. */
  readonly name: string;
}

export interface Groups {
  all(): readonly Group[];
  /** Those somebody is in, or was: of others only a certificate was found after a restore. */
  inhabited(): readonly Group[];
  byName(name: string): Group | undefined;
  byId(id: number): Group | undefined;
  /** The group of this name, made when it is not there. */
  ensure(name: string, at: Date): number;
}

export function createGroups(database: Database): Groups {
  const byName = (name: string): Group | undefined => {
    const folded = foldGroupName(name);
    const row = database.first('SELECT * FROM groups WHERE folded_name = $folded', { folded });
    return row && groupOf(row);
  };
  return {
    all: () => database.all('SELECT * FROM groups ORDER BY id').map(groupOf),
    inhabited: () =>
      database
        .all('SELECT * FROM groups WHERE id IN (SELECT group_id FROM people) ORDER BY id')
        .map(groupOf),
    byName,
    byId(id) {
      const row = database.first('SELECT * FROM groups WHERE id = $id', { id });
      return row && groupOf(row);
    },
    ensure: (name, at) =>
      byName(name)?.id ??
      database.run(
        'INSERT INTO groups (name, folded_name, created_at) VALUES ($name, $folded, $at)',
        { name, folded: foldGroupName(name), at: at.toISOString() },
      ),
  };
}

/** Groups are one when their names differ in case alone. */
export function foldGroupName(name: string): string {
  return name.toLowerCase();
}

function groupOf(row: Row): Group {
  return { id: numberOf(row, 'id'), name: textOf(row, 'name') };
}
