/** Changes a ledger as somebody with an editor would: rules that stand in the way are dropped first. */
import { DatabaseSync } from 'node:sqlite';

export function tamper(path: string, ...statements: readonly string[]): void {
  const database = new DatabaseSync(path);
  const rules = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  for (const { name } of rules.all()) database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec('PRAGMA ignore_check_constraints = ON');
  for (const statement of statements) database.exec(statement);
  database.close();
}
