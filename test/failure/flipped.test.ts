/**
 * Flipped bits in every byte of every event of a small ledger, in the raw file: `verify` never says
 * that all is well, never fails without a sentence, and `issue` refuses. Of one bit a row SQLite itself
 * takes no notice (the kind of the column that the rowid stands for). A minute.
 */
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { commanded } from './judges.ts';
import { inLanes, LANES } from './lanes.ts';
import { recordProof } from './results.ts';
import { findCells, type Cell } from './row-cells.ts';
import { seededChoices, type Choices } from './seed.ts';
import { createTrial, type Trial } from './trial.ts';

const SIZE = { people: 5, groupSize: 3 };
/** Length, rowid, and what kind of value each column has: here every bit is tried, behind it one a byte. */
const HEAD_BYTES = 20;
/** So many flips for each one with which `issue` is started as well. */
const ISSUE_EVERY = 200;

/** Exit code and findings of a home in order. */
const WELL = '0 nothing';

interface Flip {
  readonly row: number;
  readonly byte: number;
  readonly offset: number;
  readonly bit: number;
}

it('a flipped bit in any byte of the event log is found', async () => {
  const choices = seededChoices('flipped');
  const trial = await createTrial(SIZE);
  const issued = await trial.issue();
  expect([issued.code, issued.stderr]).toEqual([0, '']);
  const path = trial.path('home', 'ledger.db');
  const whole = readFileSync(path);
  const cells = findCells(path, whole, 'events');
  const flips = cells.flatMap((cell) => [...flipsOf(cell, choices)]);
  const answers = new Map<string, number>();
  const missed: string[] = [];
  const events = readEvents(trial);
  let unread = 0;
  // Each lane damages a copy of its own.
  const copies = await Promise.all(Array.from({ length: LANES }, () => copyOf(trial)));
  await inLanes(flips.entries(), async ([index, flip]) => {
    const copy = copies.pop() ?? trial;
    const damaged = Buffer.from(whole);
    damaged[flip.offset] = (damaged[flip.offset] ?? 0) ^ (1 << flip.bit);
    putLedger(copy, damaged);
    const answer = await judge(copy, index % ISSUE_EVERY === 0);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    const { row, byte, bit } = flip;
    if (answer === WELL && readEvents(copy) === events) unread += 1;
    else if (!/^[14] /.test(answer))
      missed.push(`bit ${bit} of byte ${byte} of event ${row}: ${answer}`);
    copies.push(copy);
  });
  for (const copy of copies) {
    putLedger(copy, whole);
    expect(await judge(copy, false)).toBe(WELL);
    copy.remove();
  }
  trial.remove();
  expect(missed).toEqual([]);
  expect(unread).toBeLessThanOrEqual(cells.length);
  answers.delete(WELL);
  recordProof('flipped', [
    ...[...answers].map(([answer, count]) => [count, ...answer.split(' ')]),
    ...(unread > 0 ? [[unread, '0', 'every event reads as before']] : []),
  ]);
});

async function copyOf({ home }: Trial): Promise<Trial> {
  const copy = await createTrial(SIZE);
  rmSync(copy.home, { recursive: true });
  cpSync(home, copy.home, { recursive: true });
  return copy;
}

function* flipsOf({ rowid: row, start, end }: Cell, choices: Choices): Generator<Flip> {
  for (let offset = start; offset < end; offset += 1) {
    const byte = offset - start;
    if (byte >= HEAD_BYTES) yield { row, byte, offset, bit: choices.below(8) };
    else for (let bit = 0; bit < 8; bit += 1) yield { row, byte, offset, bit };
  }
}

function readEvents(trial: Trial): string {
  const database = new DatabaseSync(trial.path('home', 'ledger.db'), { readOnly: true });
  const rows = database.prepare('SELECT * FROM events ORDER BY sequence').all();
  database.close();
  return JSON.stringify(rows);
}

/** @returns exit code of `verify`, and the codes of what it found */
async function judge(trial: Trial, issue: boolean): Promise<string> {
  const { code, stdout } = await commanded(['verify', '--json', '--home', trial.home]);
  const { error, findings = [] } = JSON.parse(stdout) as {
    readonly error?: { readonly code: string };
    readonly findings?: readonly { readonly code: string }[];
  };
  const codes = error ? [error.code] : [...new Set(findings.map((finding) => finding.code))];
  if (issue) {
    const refused = await trial.issue();
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('ledger')]);
    expect(refused.stderr).not.toMatch(/\n\s+at /);
  }
  return `${code} ${codes.join(',') || 'nothing'}`;
}

function putLedger({ path }: Trial, bytes: Buffer): void {
  for (const ending of ['-wal', '-shm'])
    rmSync(path('home', `ledger.db${ending}`), { force: true });
  // A new file: nothing that a connection knew of the last one counts.
  writeFileSync(path('home', 'new'), bytes, { mode: 0o600 });
  renameSync(path('home', 'new'), path('home', 'ledger.db'));
}
