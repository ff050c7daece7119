/** Looks into a home from outside while the program works in it, until something is to be seen. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';

/** Certificates of a home by state, as another process sees them. */
export function countStates(home: string): Readonly<Record<string, number>> {
  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true, timeout: 5000 });
  try {
    const rows = database
      .prepare('SELECT state, count(*) AS n FROM certificates GROUP BY state')
      .all();
    return Object.fromEntries(rows.map((row) => [String(row['state']), Number(row['n'])]));
  } finally {
    database.close();
  }
}

/** Files that stand below a home, also half written ones. */
export function findFiles(home: string, pattern: string): readonly string[] {
  return globSync(join(home, pattern));
}

/** Ends as soon as `seen` holds; fails when the program ends before that. */
export async function whenSeen(child: ChildProcess, seen: () => boolean): Promise<void> {
  while (!seen()) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error('the program ended before there was anything to be seen');
    }
    await setTimeout(1);
  }
}
