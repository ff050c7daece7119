/**
 * A step from one version of the tables to the next. The tables are made anew from the schema's own
 * text and filled from the old ones, so that a migrated ledger has the very schema of a fresh one.
 */
import type { Database } from '../database.ts';
import { textOf } from '../row.ts';

export interface Migration {
  /** The version it starts from; it leads to the next. */
  readonly from: number;
  /** All tables of the version it leads to. */
  readonly schema: string;
  /**
   * What copying the columns that kept their names does not do. The old tables are at hand as
   * `older_people`, `older_certificates` …; the new ones are filled already.
   */
  readonly statements: string;
  /** Columns that end with the old version, as `table.column`: moved by `statements`, or of no use. */
  readonly ended: readonly string[];
}

/**
 * Takes one step; to be called inside a transaction, foreign keys enforced.
 * @throws RangeError when an old column would be lost without a word
 */
export function applyMigration(database: Database, step: Migration): void {
  // Indexes and triggers keep their names when a table loses its own: the schema makes them again.
  dropAll(database, 'index');
  dropAll(database, 'trigger');
  const older = tablesOf(database);
  for (const table of older) database.execute(`ALTER TABLE ${table} RENAME TO older_${table}`);
  database.execute(step.schema);
  for (const table of older) refuseLoss(database, table, step);
  // Triggers judge what happens; what happened before them comes over as it is.
  const triggers = dropAll(database, 'trigger');
  // In the order of the schema, which is the order in which tables refer to one another.
  for (const table of tablesOf(database)) {
    if (older.includes(table)) copyRows(database, table);
  }
  database.execute(step.statements);
  for (const table of older.toReversed()) database.execute(`DROP TABLE older_${table}`);
  for (const trigger of triggers) database.execute(trigger);
  database.execute(`PRAGMA user_version = ${step.from + 1}`);
}

/** @returns the statements that make them again, in their order */
function dropAll(database: Database, type: 'index' | 'trigger'): readonly string[] {
  const found = database.all(
    'SELECT name, sql FROM sqlite_master WHERE type = $type AND sql IS NOT NULL ORDER BY rowid',
    { type },
  );
  for (const row of found) database.execute(`DROP ${type} ${textOf(row, 'name')}`);
  return found.map((row) => textOf(row, 'sql'));
}

/** In the order in which they were made. */
function tablesOf(database: Database): readonly string[] {
  const rows = database.all(
    `SELECT name FROM sqlite_master WHERE type = 'table'
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'older_%' ORDER BY rowid`,
  );
  return rows.map((row) => textOf(row, 'name'));
}

function columnsOf(database: Database, table: string): readonly string[] {
  const rows = database.all('SELECT name FROM pragma_table_info($table) ORDER BY cid', { table });
  return rows.map((row) => textOf(row, 'name'));
}

function refuseLoss(database: Database, table: string, { from, ended }: Migration): void {
  const kept = columnsOf(database, table);
  const lost = columnsOf(database, `older_${table}`).filter(
    (column) => !kept.includes(column) && !ended.includes(`${table}.${column}`),
  );
  if (lost.length > 0) {
    throw new RangeError(`version ${from} to ${from + 1} forgets ${table}: ${lost.join(', ')}`);
  }
}

function copyRows(database: Database, table: string): void {
  const older = columnsOf(database, `older_${table}`);
  const columns = columnsOf(database, table)
    .filter((column) => older.includes(column))
    .join(', ');
  database.execute(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM older_${table} ORDER BY rowid`,
  );
}
