/** Looks into the ledger of a killed run through a copy, so that the next run finds what the kill left. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How far a run had come, in the order in which it goes. */
export const stages = [
  'starting up',
  'before the batch is planned',
  'making certificates',
  'printing letters',
  'finishing',
  'after the last commit',
] as const;
export type Stage = (typeof stages)[number];

/** @param processId of the killed process: the lock names it once it has begun */
export function stageOf(home: string, processId: number | undefined): Stage {
  const holder = join(home, 'lock.txt');
  const begun =
    existsSync(holder) && readFileSync(holder, 'utf8').includes(`"processId":${processId}`);
  if (!begun) return 'starting up';
  const count = counter(home);
  if (count('batches') === 0) return 'before the batch is planned';
  if (count("people WHERE state = 'planned'") > 0) return 'making certificates';
  if (count("letters WHERE state = 'planned'") > 0) return 'printing letters';
  return count("batches WHERE state = 'open'") > 0 ? 'finishing' : 'after the last commit';
}

function counter(home: string): (rows: string) => number {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-ledger-'));
  const path = join(folder, 'ledger.db');
  for (const ending of ['', '-wal']) {
    if (existsSync(join(home, `ledger.db${ending}`))) {
      copyFileSync(join(home, `ledger.db${ending}`), path + ending);
    }
  }
  const database = new DatabaseSync(path);
  const counts = new Map<string, number>();
  for (const rows of COUNTED) {
    counts.set(rows, Number(database.prepare(`SELECT count(*) AS n FROM ${rows}`).get()?.['n']));
  }
  database.close();
  rmSync(folder, { recursive: true });
  return (rows) => counts.get(rows) ?? 0;
}

const COUNTED = [
  'batches',
  "people WHERE state = 'planned'",
  "letters WHERE state = 'planned'",
  "batches WHERE state = 'open'",
];
