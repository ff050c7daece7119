/**
 * Clocks that are wrong, by faketime: no certificate outside the CA's life, no CRL with a lower number,
 * and a clock before the ledger's last event is refused with a sentence. A quarter of a minute.
 */
import { X509Certificate } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../programs.ts';
import { judge } from './judges.ts';
import { rosterText, trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { createTrial, type RunOptions, type Trial } from './trial.ts';

const DAY_MS = 86_400_000;

/** The clock starts there and goes on; timers, which need the monotonic one, stay true. */
function at(moment: Date): RunOptions {
  const utc = moment.toISOString().slice(0, 19).replace('T', ' ');
  return {
    under: ['faketime', '-f', `@${utc}`],
    environment: { TZ: 'UTC', FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' },
  };
}

const fromNow = (days: number): Date => new Date(Date.now() + days * DAY_MS);

describe('a home of today', () => {
  it.each([
    ['in 2020', () => new Date('2020-03-01T00:00:00Z'), /clock .* says 2020-03-01.*last entry/],
    ['a day early', () => fromNow(-1), /clock .* says .*last entry/],
    ['in 2040, when its CA has ended', () => new Date('2040-03-01T00:00:00Z'), /CA ended at 2036/],
  ])('refuses to write %s', async (name, moment, said) => {
    const trial = await createTrial({ people: 5, groupSize: 3 });
    const before = stateOf(trial);
    const refused = await trial.issue(at(moment()));
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(said)]);
    expect(stateOf(trial)).toEqual(before);
    const issued = await trial.issue();
    expect([issued.code, issued.stderr]).toEqual([0, '']);
    expect(await judge(trial, trialPeople(5, 3))).toEqual([]);
    trial.remove();
    recordProof('clock', [[`a home of today, ${name}`, 'refused, exit 1; nothing changed']]);
  });

  it.each([
    ['a day later', () => fromNow(1)],
    ['in 2031', () => new Date('2031-03-01T00:00:00Z')],
  ])('issues %s, and then nothing with an earlier clock', async (name, moment) => {
    const trial = await createTrial({ people: 5, groupSize: 3 });
    const issued = await trial.issue(at(moment()));
    expect([issued.code, issued.stderr]).toEqual([0, '']);
    expectInside(trial);
    const number = crlNumberOf(trial);
    expect(number).toBeGreaterThan(1);

    writeFileSync(trial.path('roster.csv'), rosterText(7, 3));
    const before = stateOf(trial);
    const early = await trial.issue();
    expect([early.code, early.stderr]).toEqual([1, expect.stringMatching(/clock .* last entry/)]);
    expect(stateOf(trial)).toEqual(before);

    const accepted = await trial.issue({}, '--accept-clock');
    expect([accepted.code, accepted.stderr]).toEqual([0, '']);
    expectInside(trial);
    expect(crlNumberOf(trial)).toBeGreaterThan(number);
    trial.remove();
    recordProof('clock', [[`a home of today, ${name}`, 'issued; then today is refused']]);
  });
});

describe('a home of today, in the last months of its CA', () => {
  it('plans nothing that would outlive it', async () => {
    const trial = await createTrial({ people: 5, groupSize: 3 });
    const before = stateOf(trial);
    const refused = await trial.issue(at(fromNow(3650 - 100)));
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringMatching(/the CA ends on/)]);
    expect(stateOf(trial)).toEqual(before);
    trial.remove();
    const outcome = 'refused, exit 3; nothing changed';
    recordProof('clock', [['a home of today, in the last months of its CA', outcome]]);
  });
});

describe('a home that was made', () => {
  it.each([
    ['in 2020', '2020-03-01T00:00:00Z', 0, /^$/],
    ['in 2031', '2031-03-01T00:00:00Z', 1, /clock .* last entry/],
  ])('%s meets the clock of today', async (name, made, code, said) => {
    const trial = await createTrial({ people: 5, groupSize: 3 });
    rmSync(trial.home, { recursive: true });
    const init = await trial.init(at(new Date(made)));
    expect([init.code, init.stderr]).toEqual([0, '']);
    const issued = await trial.issue();
    expect([issued.code, issued.stderr]).toEqual([code, expect.stringMatching(said)]);
    expectInside(trial);
    trial.remove();
    recordProof('clock', [[`a home made ${name}, today`, code === 0 ? 'issued' : 'refused']]);
  });
});

/** No certificate before its CA begins or after it ends, no CRL beyond it. */
function expectInside({ home }: Trial): void {
  const authority = new X509Certificate(readFileSync(join(home, 'ca', 'root.crt')));
  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true });
  const rows = database.prepare('SELECT certificate FROM certificates').all();
  for (const { certificate } of rows) {
    const own = new X509Certificate(certificate as Uint8Array);
    expect(own.validFromDate >= authority.validFromDate, own.validFrom).toBe(true);
    expect(own.validToDate <= authority.validToDate, own.validTo).toBe(true);
  }
  database.close();
  const shown = runProgram('openssl', [...CRL, join(home, 'crl', 'root.crl'), '-nextupdate']);
  const nextUpdate = new Date(shown.trim().replace('nextUpdate=', ''));
  expect(nextUpdate <= authority.validToDate, shown).toBe(true);
}

const CRL = ['crl', '-inform', 'DER', '-noout', '-in'];

function crlNumberOf({ home }: Trial): number {
  const shown = runProgram('openssl', [...CRL, join(home, 'crl', 'root.crl'), '-crlnumber']);
  return Number(shown.trim().replace('crlNumber=', ''));
}

/** Everything in the home but SQLite's own and the lock: content of files, rows of the log. */
function stateOf({ home }: Trial) {
  const files = globSync(join(home, '**', '*'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(lock|ledger)\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true });
  const events = database.prepare('SELECT hash FROM events ORDER BY sequence').all();
  const { n } = database.prepare('SELECT count(*) AS n FROM people').get() ?? {};
  database.close();
  return { files: files.map((path) => [path, readFileSync(path, 'base64')]), events, n };
}
