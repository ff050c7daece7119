/** kill -9 at different moments, and two runs at once: the same command finishes, nothing is lost or twice. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/system/local-date.ts';
import { expectWhole } from '../batch/checked-home.ts';
import { countStates, findFiles } from '../batch/watch-home.ts';
import { createWorkplace, madeHome } from './hakko.ts';
import { stopAt, whileHeld, type Moment } from './stop-at.ts';

const GROUPS = 6;
const PEOPLE = 12;
const ROSTER = `ログインID,氏名\n${Array.from({ length: PEOPLE }, (_, n) => `G${String((n % GROUPS) + 10)}B00000${String(n + 10)},青木 一\n`).join('')}`;
const ISSUE = ['issue', 'roster.csv', '--yes', '--passphrase-file', 'pass.txt'];

async function createPlace() {
  const place = createWorkplace('here');
  place.copyHome(await madeHome());
  place.write('roster.csv', ROSTER);
  return { place, home: place.path('hakko-home') };
}

describe('kill -9', () => {
  it.each<[string, Moment, (home: string) => number]>([
    [
      'the first certificate is planned',
      'ledger planned',
      (home) => countStates(home)['planned'] ?? 0,
    ],
    [
      'a file stands in the folder',
      'named G10B.p12',
      (home) => findFiles(home, 'batches/*/p12/*.p12').length,
    ],
    [
      'letters are half written',
      'writing login-id-001.pdf',
      (home) => findFiles(home, 'batches/*/letters/login-id/.login-id-*.tmp').length,
    ],
  ])('as soon as %s', async (_name, moment, seen) => {
    const { place, home } = await createPlace();
    const killed = await place.hakko(ISSUE, { environment: stopAt(moment, 'SIGKILL') });
    expect([killed.code, seen(home) > 0]).toEqual([null, true]);
    const before = countStates(home);
    const { code, stderr } = await place.hakko(ISSUE);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    // What was only planned is given up, and its serial number is kept for ever.
    expect(countStates(home)['abandoned'] ?? 0).toBe(before['planned'] ?? 0);
    await expectWhole(place, { groups: GROUPS, people: PEOPLE });
    // Half-written letters hold passwords in clear: none of them stays.
    expect(findFiles(home, 'batches/**/.*')).toEqual([]);
  });
});

describe('a folder that a killed run had only tried out', () => {
  it('is taken over, and nothing of the trial stays', async () => {
    const { place, home } = await createPlace();
    const batch = `${localDate(new Date(), 'Asia/Tokyo').replaceAll('-', '')}-01`;
    const folder = join(home, 'batches', batch, 'letters', 'login-id');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.trial.0123456789ab.tmp'), '');
    const { code, stderr } = await place.hakko(ISSUE);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(findFiles(home, `batches/${batch}/p12/*.p12`).length).toBe(GROUPS);
    expect(findFiles(home, 'batches/**/.*')).toEqual([]);
  });
});

describe('what a killed command had begun to write', () => {
  it.each(['.lock.txt', 'ca/.root-2.key', 'crl/.root.crl', 'crl/.root.crl.pem'])(
    'is swept away by the next one: %s',
    async (name) => {
      const { place, home } = await createPlace();
      const staged = join(home, `${name}.0123456789ab.tmp`);
      writeFileSync(staged, 'half');
      expect(await place.hakko(['crl', '--write'])).toMatchObject({ code: 0 });
      expect(existsSync(staged)).toBe(false);
    },
  );
});

describe('two runs at once', () => {
  it('are one too many: the second is told who works here, the first is not disturbed', async () => {
    const { place } = await createPlace();
    const { ended: first, result: refused } = await whileHeld(place, ISSUE, 'ledger planned', {
      then: 'SIGCONT',
      work: () => place.hakko([...ISSUE, '--lang', 'en']),
    });
    expect([first.code, refused.code]).toEqual([0, 5]);
    expect(refused.stderr).toMatch(/hakko issue, started by .+ on .+ \(process \d+\) at .+/);
    await expectWhole(place, { groups: GROUPS, people: PEOPLE });
  });
});
