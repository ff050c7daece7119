/** A home as hakko left it when its tables had version 1: fixtures/README.md says what is in it. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { homePaths } from '../../../src/home/home-paths.ts';
import { Secret } from '../../../src/secrets/secret.ts';

const fixtures = resolve(import.meta.dirname, '../../../fixtures/ledgers');

export const VERSION_1_PASSPHRASE = new Secret('the passphrase of a fixture');

/** Puts the home into a folder of the test. */
export function copyVersion1(folder: string): string {
  const home = join(folder, 'hakko-home');
  cpSync(join(fixtures, 'version-1-home'), home, { recursive: true });
  cpSync(join(fixtures, 'version-1.db'), join(home, 'ledger.db'));
  mkdirSync(join(home, 'batches'));
  // Version control keeps no modes.
  chmodSync(home, 0o700);
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
  return home;
}

export const ledgerOf = (home: string): string => homePaths(home).ledger;

/** Rows as SQLite gives them, without our code in between. */
export function rowsOf(path: string, sql: string): readonly Record<string, unknown>[] {
  if (!existsSync(path)) throw new Error(`no ${path}`);
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** Every table's rows, in their order. */
export function contentOf(path: string): Readonly<Record<string, readonly object[]>> {
  const tables = rowsOf(
    path,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  ).map(({ name }) => String(name));
  return Object.fromEntries(
    tables.map((name) => [name, rowsOf(path, `SELECT * FROM ${name} ORDER BY rowid`)]),
  );
}

/** What the file is made of: tables, indexes, triggers and the version. */
export function schemaOf(path: string): readonly object[] {
  const objects = rowsOf(
    path,
    `SELECT type, name, tbl_name, sql FROM sqlite_master
     WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`,
  );
  return [...objects, ...rowsOf(path, 'PRAGMA user_version')];
}
