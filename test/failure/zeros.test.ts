/** The checker of all proofs says no when it should: each kind of wrong, planted and found. Seconds. */
import { chmodSync, cpSync, globSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, it } from 'vitest';
import { PASSPHRASE } from '../e2e/hakko.ts';
import { trialPeople } from './people.ts';
import { createTrial, type Trial } from './trial.ts';
import { wrongsIn, type Wrong } from './zeros.ts';

const PEOPLE = trialPeople(5, 3);

let issued: Trial;

beforeAll(async () => {
  issued = await createTrial({ people: 5, groupSize: 3 });
  const { code, stderr } = await issued.issue();
  expect([code, stderr]).toEqual([0, '']);
});

it('finds nothing in a home in order', async () => {
  expect(await wrongsIn(issued, PEOPLE, { openssl: true, said: 'all went well' })).toEqual([]);
});

it.each<[Wrong, string, (home: string) => void]>([
  ['lost person', 'somebody of the roster who is nowhere', () => undefined],
  [
    'partial file',
    'a PDF cut short',
    (home) => {
      truncateSync(only(home, '**/login-id-001.pdf'), 9000);
    },
  ],
  [
    'partial file',
    'a list cut short',
    (home) => {
      truncateSync(only(home, '**/login-id-000-list.pdf'), 9000);
    },
  ],
  [
    'partial file',
    'a .p12 that is gone',
    (home) => {
      rmSync(only(home, '**/A01B.p12'));
    },
  ],
  [
    'partial file',
    'half a batch.json',
    (home) => {
      truncateSync(only(home, '**/batch.json'), 40);
    },
  ],
  [
    'leftover',
    'a staged file',
    (home) => {
      writeFileSync(join(home, '.lock.txt.0a.tmp'), '');
    },
  ],
  [
    'password that opens nothing',
    'the file of another group',
    (home) => {
      cpSync(only(home, '**/A00B.p12'), only(home, '**/A01B.p12'));
    },
  ],
  [
    'duplicate serial',
    'a serial number that is not that of the file',
    (home) => {
      change(home, "UPDATE certificates SET serial_number = '01' WHERE id = 1");
    },
  ],
  [
    'second active certificate',
    'one group with the certificates of two',
    (home) => {
      change(home, 'DROP INDEX one_certificate_of_group; UPDATE certificates SET group_id = 1');
    },
  ],
  [
    'finding of verify',
    'a file for everybody',
    (home) => {
      chmodSync(join(home, 'ledger.db'), 0o644);
    },
  ],
])('%s: %s', async (wrong, _name, damage) => {
  const trial = await createTrial({ people: 5, groupSize: 3 });
  rmSync(trial.home, { recursive: true });
  cpSync(issued.home, trial.home, { recursive: true });
  damage(trial.home);
  const people = wrong === 'lost person' ? trialPeople(6, 3) : PEOPLE;
  const found = await wrongsIn(trial, people);
  expect(found.map((what) => what.split(':')[0])).toContain(wrong);
  trial.remove();
});

it('secret shown: the passphrase in what was said', async () => {
  expect(await wrongsIn(issued, PEOPLE, { said: `Error: ${PASSPHRASE}` })).toHaveLength(1);
});

function only(home: string, pattern: string): string {
  const [path, ...others] = globSync(join(home, pattern));
  if (path === undefined || others.length > 0) throw new Error(`${pattern}: not one file`);
  return path;
}

/** Without the triggers, which refuse what no state allows. */
function change(home: string, sql: string): void {
  const database = new DatabaseSync(join(home, 'ledger.db'));
  const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec(sql);
  database.close();
}
