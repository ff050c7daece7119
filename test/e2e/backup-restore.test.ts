/** The home is lost after an issue that no backup knows; it comes back, and nothing is given out twice. */
import {
  cpSync,
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { expectWhole } from '../batch/checked-home.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { openPfx } from '../../src/pkcs12/open.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { createWorkplace, madeHome, type Workplace } from './hakko.ts';
import { printedLetters } from './printed-letters.ts';
import { stopAt, whileHeld } from './stop-at.ts';

const HEAD = 'ログインID,氏名,所属\n';
const A = `${HEAD}G13B0000001,青木 一,さくら\nG13B0000002,井上 二,さくら\nH07A0000001,上田 三,若葉\n`;
/** Somebody joins a group that is known, and two groups are new. */
const B = `${A}G13B0000003,江口 四,さくら\nK01A0000001,岡田 五,みどり\nK01A0000002,加藤 六,みどり\nM02B0000001,木村 七,みなみ\n`;

interface Issued {
  readonly batch: string;
  readonly folder: string;
}

interface Restored {
  readonly batches: readonly string[];
  readonly certificates: readonly { readonly group: string; readonly serialNumber: string }[];
  readonly controlNumbers: readonly string[];
  readonly crls: readonly string[];
  readonly revocations: readonly string[];
  readonly aside: string;
}

/** Runs a command that must succeed, and gives its document. */
async function run<T>(place: Workplace, ...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await place.unlocked(...args, '--json');
  expect([args[0], code, code === 0 ? '' : stderr]).toEqual([args[0], 0, '']);
  return JSON.parse(stdout) as T;
}

const issue = (place: Workplace, roster: string) =>
  run<Issued>(place, 'issue', place.write('roster.csv', roster), '--yes');

const backUp = async (place: Workplace) =>
  (await run<{ readonly folder: string }>(place, 'backup', 'medium')).folder;

/** Rows of the ledger, as anybody's SQLite sees them. */
function rows(place: Workplace, sql: string): readonly string[] {
  const database = new DatabaseSync(place.path('hakko-home', 'ledger.db'), { readOnly: true });
  const found = database
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]));
  database.close();
  return found;
}

function crlOf(place: Workplace): { readonly number: number; readonly serials: readonly string[] } {
  const path = place.path('hakko-home', 'crl', 'root.crl.pem');
  const text = runProgram('openssl', ['crl', '-in', path, '-noout', '-text']);
  const number = /CRL Number:\s*(\d+)/.exec(text)?.[1] ?? '';
  const serials = [...text.matchAll(/Serial Number: ([0-9A-F]+)/g)].map((match) => match[1] ?? '');
  return { number: Number(number), serials: serials.map((serial) => serial.toLowerCase()) };
}

/** Every letter of a batch with what it says, and the files that open with what is printed. */
async function expectWorking({ folder }: Issued, people: readonly string[]): Promise<void> {
  const [login, install] = [
    await printedLetters(folder, 'login-id'),
    await printedLetters(folder, 'install-password'),
  ];
  expect(login.map(({ loginId }) => loginId).sort()).toEqual([...people].sort());
  expect(install.length).toBe(people.length);
  for (const { fileName = '', installPassword } of install) {
    // A person who joins a known group has a letter for the file of an earlier batch.
    const found = globSync(join(folder, '..', '*', 'p12', fileName));
    const path = [join(folder, 'p12', fileName), ...found].find((one) => existsSync(one));
    const opened = openPfx(readFileSync(path ?? ''), installPassword ?? new Secret(''));
    expect(opened.certificates.length).toBeGreaterThan(0);
  }
}

describe.skipIf(!hasProgram('openssl'))('a home that is lost', () => {
  it('comes back, learns what was made since, and gives out no number twice', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    const first = await issue(place, A);
    const backup = await backUp(place);
    const lost = await issue(place, B);
    const revoke = ['revoke', 'M02B', '--reason', 'keyCompromise', '--yes'];
    expect(await place.unlocked(...revoke)).toMatchObject({ code: 0 });
    const serials = rows(place, 'SELECT serial_number FROM certificates ORDER BY id');
    const numbers = rows(place, 'SELECT DISTINCT control_number FROM letters ORDER BY 1');
    const crl = crlOf(place);
    const home = place.path('hakko-home');
    renameSync(home, place.path('gone'));
    for (const name of ['batches', 'crl']) {
      cpSync(place.path('gone', name), join(home, name), { recursive: true });
    }

    const restored = await run<Restored>(place, 'restore', backup, '--replace');
    expect(restored.batches).toEqual([lost.batch]);
    const open = restored.certificates.filter(
      ({ serialNumber }) => !restored.revocations.includes(serialNumber),
    );
    expect(open.map(({ group }) => group)).toEqual(['K01A']);
    expect(restored.certificates.map(({ group }) => group).sort()).toEqual(['K01A', 'M02B']);
    expect(restored.controlNumbers).toEqual(numbers.slice(3));
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
    expect(await place.hakko(['audit', '--json'])).toMatchObject({ code: 0 });
    const shown = await place.hakko(['show', numbers[4] ?? '', '--json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({ error: { code: 'letter-lost' } });

    const again = await issue(place, B);
    expect([first.batch, lost.batch]).not.toContain(again.batch);
    const fresh = ['G13B0000003', 'K01A0000001', 'K01A0000002', 'M02B0000001'];
    await expectWorking(again, fresh);
    const nowSerials = rows(place, 'SELECT serial_number FROM certificates ORDER BY id');
    expect(nowSerials).toEqual(expect.arrayContaining([...serials]));
    expect([new Set(nowSerials).size, nowSerials.length]).toEqual([
      serials.length + 2,
      serials.length + 2,
    ]);
    const nowNumbers = rows(place, 'SELECT DISTINCT control_number FROM letters ORDER BY 1');
    const repeated = nowNumbers.filter((number) => numbers.slice(3).includes(number));
    expect([repeated, nowNumbers.length]).toEqual([[], 3 + fresh.length]);
    const now = crlOf(place);
    expect([now.number > crl.number, now.serials]).toEqual([true, crl.serials]);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
    expect(await issue(place, B)).toMatchObject({ plan: { groups: [], unchanged: 7 } });

    // What was found can be revoked, and then counts no more.
    const [found] = open;
    const superseded = ['--reason', 'superseded', '--yes'];
    const late = await place.unlocked('revoke', found?.serialNumber ?? '', ...superseded);
    expect(late).toMatchObject({ code: 0 });
    expect(crlOf(place).serials).toContain(found?.serialNumber);
  });

  it('by a kill between its two renames is restored by the same command', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    await issue(place, A);
    const backup = await backUp(place);
    const lost = await issue(place, B);
    const environment = stopAt('naming hakko-home', 'SIGKILL');
    const killed = await place.hakko(['restore', backup, '--replace'], { environment });
    expect([killed.code, existsSync(place.path('hakko-home'))]).toEqual([null, false]);
    // The folder that grew stays hidden until somebody tries again.
    const left = readdirSync(place.folder).filter((name) => name.includes('hakko-home'));
    expect(left.length).toBe(2);
    const restored = await run<Restored>(place, 'restore', backup);
    expect(restored.batches).toEqual([lost.batch]);
    expect(readdirSync(place.folder).filter((name) => name.startsWith('.'))).toEqual([]);
    const again = await issue(place, B);
    expect(again.batch).not.toBe(lost.batch);
    const all = rows(place, 'SELECT count(*) - count(DISTINCT serial_number) FROM certificates');
    expect(all).toEqual(['0']);
  });
});

describe('a backup', () => {
  const GROUPS = 12;
  const ROSTER = `${HEAD}${Array.from({ length: GROUPS }, (_, n) => `G${String(n + 10)}B0000001,青木 一,さくら\n`).join('')}`;

  it('taken while an issue runs comes back whole, and that issue is finished from it', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    place.write('roster.csv', ROSTER);
    const args = ['issue', 'roster.csv', '--yes', '--passphrase-file', 'pass.txt'];
    // It stands still, but holds what a working command holds.
    const { result: made } = await whileHeld(place, args, 'ledger signed', {
      then: 'SIGKILL',
      work: () => run<{ readonly folder: string }>(place, 'backup', 'medium'),
    });
    expect(made).toMatchObject({ recorded: 'file', openBatch: expect.any(String) as string });
    rmSync(place.path('hakko-home'), { recursive: true });
    await run<Restored>(place, 'restore', made.folder);
    expect(await place.hakko(args)).toMatchObject({ code: 0 });
    await expectWhole(place, { groups: GROUPS, people: GROUPS });
  });

  it('that is killed bears no name of one, and the next one removes it', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    const environment = stopAt('naming SHA256SUMS', 'SIGKILL');
    const killed = await place.hakko(['backup', 'medium'], { environment });
    expect(killed.code).toBe(null);
    expect(readdirSync(place.path('medium'))).toEqual([expect.stringMatching(/^\..*\.tmp$/)]);
    const [left = ''] = readdirSync(place.path('medium'));
    const refused = await place.hakko(['restore', `medium/${left}`, '--home', 'new', '--json']);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'backup-missing' } });
    await backUp(place);
    expect(readdirSync(place.path('medium'))).toEqual([expect.stringMatching(/^hakko-backup-/)]);
  });

  it.skipIf(!existsSync('/proc/self/fd'))(
    'goes on where no permissions are kept, and says so',
    async () => {
      const place = createWorkplace('here');
      place.copyHome(await madeHome());
      const hook = resolve(import.meta.dirname, 'modeless.js');
      const environment = { NODE_OPTIONS: `--import=${hook}`, MODELESS: place.path('medium') };
      const { code, stdout } = await place.hakko(['backup', 'medium', '--json'], { environment });
      const made = JSON.parse(stdout) as { readonly folder: string };
      expect([code, made]).toMatchObject([0, { private: false }]);
      // What comes back from there is private again.
      expect(await place.hakko(['restore', made.folder, '--home', 'new'])).toMatchObject({
        code: 0,
      });
      for (const name of ['new', 'new/ca', 'new/crl', 'new/batches']) {
        expect([name, statSync(place.path(name)).mode & 0o777]).toEqual([name, 0o700]);
      }
      expect(statSync(place.path('new', 'ca', 'root.key')).mode & 0o777).toBe(0o600);
    },
  );

  it('is asked for until there is one, by every finish of an issue', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    const before = await place.unlocked('issue', place.write('a.csv', A), '--yes', '--lang', 'en');
    expect(before.stderr).toContain('There is no backup yet: hakko backup DIR');
    writeFileSync(place.path('b.csv'), B);
    const folder = await backUp(place);
    expect(folder).toMatch(/hakko-backup-\d{8}-\d{4}$/);
    const after = await place.unlocked('issue', 'b.csv', '--yes', '--lang', 'en');
    expect(after.stderr).toMatch(
      /The last backup is of \d{4}-\d\d-\d\d and does not hold this batch/,
    );
  });
});
