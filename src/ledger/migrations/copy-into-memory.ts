/** A whole database as it stands at one moment, in memory; its file is only read. */
import { openDatabase, type Database } from '../database.ts';
import { numberOf, textOf } from '../row.ts';

export function copyIntoMemory(source: Database): Database {
  const copy = openDatabase(':memory:');
  // One moment for all tables: another command may be writing.
  source.execute('BEGIN');
  try {
    const objects = source.all(
      "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    );
    copy.transaction(() => {
      for (const object of objects) {
        copy.execute(textOf(object, 'sql'));
        if (object['type'] === 'table') copyTable(source, copy, textOf(object, 'name'));
      }
      const version = source.first('PRAGMA user_version') ?? {};
      copy.execute(`PRAGMA user_version = ${numberOf(version, 'user_version')}`);
    });
  } finally {
    source.execute('COMMIT');
  }
  return copy;
}

function copyTable(source: Database, copy: Database, table: string): void {
  for (const row of source.all(`SELECT * FROM ${table} ORDER BY rowid`)) {
    const names = Object.keys(row);
    const values = names.map((name) => `$${name}`).join(', ');
    copy.run(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values})`, { ...row });
  }
}
