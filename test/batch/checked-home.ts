/** Judges a home after a batch that was stopped and finished: every count, every file, every password. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { Workplace } from '../e2e/hakko.ts';
import { printedLetters } from '../e2e/printed-letters.ts';
import { openPfx } from '../../src/pkcs12/open.ts';
import { Secret } from '../../src/secrets/secret.ts';

export interface Expected {
  readonly groups: number;
  readonly people: number;
}

export async function expectWhole(place: Workplace, { groups, people }: Expected): Promise<void> {
  const home = place.path('hakko-home');
  const verified = await place.unlocked('verify', '--json');
  expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([
    0,
    { files: groups, letters: 2 * people, findings: [], opened: true },
  ]);

  const database = new DatabaseSync(join(home, 'ledger.db'), { readOnly: true });
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  expect([
    number('SELECT count(*) FROM batches'),
    number("SELECT count(*) FROM batches WHERE state = 'done'"),
    number("SELECT count(*) FROM certificates WHERE state = 'issued'"),
    number("SELECT count(DISTINCT group_id) FROM certificates WHERE state = 'issued'"),
    number("SELECT count(*) FROM certificates WHERE state NOT IN ('issued', 'abandoned')"),
    number('SELECT count(*) - count(DISTINCT serial_number) FROM certificates'),
    number("SELECT count(*) FROM people WHERE state = 'active'"),
    number("SELECT count(*) FROM letters WHERE state = 'made'"),
    number('SELECT count(DISTINCT control_number) FROM letters'),
  ]).toEqual([1, 1, groups, groups, 0, 0, people, 2 * people, people]);
  database.close();

  const [batch = ''] = globSync(join(home, 'batches', '*'));
  const [login, install] = [
    await printedLetters(batch, 'login-id'),
    await printedLetters(batch, 'install-password'),
  ];
  expect([login.length, install.length]).toEqual([people, people]);
  expect(new Set(login.map(({ loginId }) => loginId)).size).toBe(people);
  for (const { fileName = '', installPassword } of install) {
    const opened = openPfx(
      readFileSync(join(batch, 'p12', fileName)),
      installPassword ?? new Secret(''),
    );
    expect([fileName, opened.certificates.length]).toEqual([fileName, 1]);
  }
}
