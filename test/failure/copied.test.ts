/**
 * A copy of the home taken in the middle of a run, at random moments and in four ways: the copy opens,
 * its batch is finished by the same command, and no serial number stands for two certificates.
 * Half a minute.
 */
import { chmodSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { judge } from './judges.ts';
import { inLanes } from './lanes.ts';
import { trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { seededChoices } from './seed.ts';
import { createTrial, type Trial } from './trial.ts';

const SIZE = { people: 60, groupSize: 2 };
const PEOPLE = trialPeople(SIZE.people, SIZE.groupSize);
const COPIES = 4;

/** Each puts a copy of the home at `copy`, while another process works in it. */
const WAYS: Readonly<Record<string, (trial: Trial, copy: string) => void | Promise<void>>> = {
  'the files, then the ledger': ({ home }, copy) => {
    copyFiles(home, copy);
    copyLedger(home, copy);
  },
  'the ledger, then the files': ({ home }, copy) => {
    copyLedger(home, copy);
    copyFiles(home, copy);
  },
  'hakko backup': (trial, copy) => backUp(trial, copy),
  'hakko backup --with-files': (trial, copy) => backUp(trial, copy, '--with-files'),
};

it.each(Object.keys(WAYS))('%s', async (way) => {
  const choices = seededChoices('copied');
  const undisturbed = await timeUndisturbed();
  const moments = Array.from({ length: COPIES }, () => Math.round(choices.next() * undisturbed));
  const found = await inLanes(moments, async (moment) => {
    const trial = await createTrial(SIZE);
    const copy = await createTrial(SIZE);
    rmSync(copy.home, { recursive: true });
    const run = trial.issue();
    await setTimeout(moment);
    await WAYS[way]?.(trial, copy.home);
    const [original, finished] = [await run, await copy.issue()];
    expect([original.code, original.stderr], `after ${moment} ms`).toEqual([0, '']);
    expect([finished.code, finished.stderr], `after ${moment} ms`).toEqual([0, '']);
    expect(await judge(copy, PEOPLE, { openssl: true }), `after ${moment} ms`).toEqual([]);
    expect(await judge(trial, PEOPLE), `after ${moment} ms`).toEqual([]);
    const shared = commonSerials(trial, copy);
    trial.remove();
    copy.remove();
    return shared;
  });
  recordProof('copied', [[way, COPIES, `${Math.min(...found)} to ${Math.max(...found)}`]]);
});

async function timeUndisturbed(): Promise<number> {
  const trial = await createTrial(SIZE);
  const { code, ms, stderr } = await trial.issue();
  trial.remove();
  expect([code, stderr]).toEqual([0, '']);
  return ms;
}

/** Whoever copies a folder by hand leaves out what comes and goes. */
function copyFiles(home: string, copy: string): void {
  const passing = /^ledger\.db|^lock\.(txt|db-journal)$|\.tmp$/;
  cpSync(home, copy, { recursive: true, filter: (path) => !passing.test(basename(path)) });
}

function copyLedger(home: string, copy: string): void {
  if (!existsSync(copy)) cpSync(join(home, 'ca'), join(copy, 'ca'), { recursive: true });
  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true, timeout: 5000 });
  database.prepare('VACUUM INTO ?').run(join(copy, 'ledger.db'));
  database.close();
  chmodSync(join(copy, 'ledger.db'), 0o600);
  chmodSync(copy, 0o700);
}

/** A backup is a home as it is; here it is used where it lies. */
async function backUp(trial: Trial, copy: string, ...flags: readonly string[]): Promise<void> {
  const parent = trial.path('backups');
  const { code, stderr } = await trial.hakko([
    ...['backup', parent, '--quiet', '--home', trial.home],
    ...flags,
  ]);
  expect([code, stderr]).toEqual([0, '']);
  const [name = ''] = readdirSync(parent);
  cpSync(join(parent, name), copy, { recursive: true });
}

/** How many certificates both homes have; a serial number of two different ones fails. */
function commonSerials(one: Trial, other: Trial): number {
  const [first, second] = [certificatesOf(one), certificatesOf(other)];
  const common = [...first.keys()].filter((serial) => second.has(serial));
  expect(common.filter((serial) => first.get(serial) !== second.get(serial))).toEqual([]);
  return common.length;
}

function certificatesOf({ home }: Trial): ReadonlyMap<string, string> {
  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true });
  const rows = database
    .prepare(
      "SELECT serial_number, hex(certificate) AS der FROM certificates WHERE state = 'issued'",
    )
    .all();
  database.close();
  return new Map(rows.map((row) => [String(row['serial_number']), String(row['der'])]));
}
