/** `hakko restore`: what ended or was replaced after the backup does not come back unseen. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { issuedHere, jsonOf, succeed } from './issued-here.ts';
import { runHere, type RanHere } from './run-here.ts';

let folder: string;
let backup: string;
beforeEach(async () => {
  folder = await issuedHere();
  ({ folder: backup } = jsonOf(await run('backup', 'medium', '--json')) as { folder: string });
});

const run = (...args: readonly string[]): Promise<RanHere> => runHere({ folder }, ...args);

async function withdraw(): Promise<void> {
  await succeed(run('end', 'G13B1234567', '--yes'));
  await succeed(run('reset', 'H07A0000001', '--yes'));
  await succeed(run('reset', '--install', 'H07A', '--yes'));
}

const restored = async (...args: readonly string[]) =>
  jsonOf(await run('restore', backup, '--replace', '--json', ...args));

function rows(sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const lettersOf = (loginId: string) =>
  rows(
    `SELECT kind, generation, letters.state FROM letters JOIN people ON people.id = person_id
     WHERE login_id = '${loginId}' ORDER BY letters.id`,
  ).map(({ kind, generation, state }) => `${String(kind)} ${String(generation)} ${String(state)}`);

async function findings(): Promise<readonly unknown[]> {
  const found = jsonOf(await run('verify', '--json')) as { findings: readonly unknown[] };
  return found.findings;
}

const RESETS = { resetLogins: ['H07A0000001'], resetGroups: ['H07A'] };

describe('what was withdrawn after the backup', () => {
  it('stays withdrawn by the ledger in the place, and what is lost is named', async () => {
    await withdraw();
    expect(await restored()).toMatchObject({
      ...{ newerLedger: true, endedLogins: ['G13B1234567'], endAgain: [], ...RESETS },
    });
    const [person] = rows("SELECT * FROM people WHERE login_id = 'G13B1234567'");
    expect(person).toMatchObject({ state: 'ended', sealed_password: null, password_hash: null });
    expect(lettersOf('G13B1234567')).toEqual(['login 1 void', 'install 1 void']);
    expect(lettersOf('G13B1234568')).toEqual(['login 1 made', 'install 1 made']);
    const events = rows('SELECT kind, details FROM events ORDER BY sequence DESC LIMIT 2');
    expect(
      events.map(({ kind, details }) => [kind, JSON.parse(String(details)) as unknown]),
    ).toMatchObject([
      ['home-restored', { endedLogins: ['G13B1234567'], ...RESETS }],
      ['logins-ended', { loginIds: ['G13B1234567'], groups: ['G13B'] }],
    ]);
    expect(await findings()).toEqual([]);
  });

  it('is reset again under numbers that no letter bears, as the report says', async () => {
    await withdraw();
    await restored();
    const before = ['login 1 void', 'install 1 void', 'login 2 void', 'install 2 void'];
    expect(lettersOf('H07A0000001')).toEqual(before);
    await succeed(run('reset', 'H07A0000001', '--yes'));
    await succeed(run('reset', '--install', 'H07A', '--yes'));
    expect(lettersOf('H07A0000001')).toEqual([...before, 'login 3 made', 'install 3 made']);
    expect(await findings()).toEqual([]);
  });

  it('is told again by the ledger that was moved aside, but not over what came after it', async () => {
    await withdraw();
    await restored();
    // The first home is aside now; the second went on from the same backup.
    expect(await restored()).toMatchObject({ endedLogins: ['G13B1234567'], ...RESETS });
    await succeed(run('reset', 'H07A0000001', '--yes'));
    await succeed(run('reset', '--install', 'H07A', '--yes'));
    ({ folder: backup } = jsonOf(await run('backup', 'later', '--json')) as { folder: string });
    expect(await restored()).toMatchObject({
      ...{ newerLedger: true, endedLogins: [], resetLogins: [], resetGroups: [] },
    });
  });

  it.each([
    ['en', 'had ended since the backup', 'were reset since the backup'],
    ['ja', 'バックアップの後に利用を終えていた', 'バックアップの後に作り直されていました'],
  ] as const)('is told on the screen (%s)', async (language, ended, reset) => {
    await withdraw();
    const { stderr } = await runHere({ folder, language }, 'restore', backup, '--replace');
    for (const said of [ended, 'G13B1234567', reset]) expect(stderr).toContain(said);
    expect(stderr).toContain('\n  hakko reset H07A0000001\n  hakko reset --install H07A\n');
    expect(stderr).not.toContain('hakko reset LOGIN-ID');
  });

  it.each([
    ['en', 'No newer ledger could be read here', 'hakko end LOGIN-ID'],
    ['ja', 'バックアップより新しい台帳は、読めませんでした', 'hakko end ログインID'],
  ] as const)('may have come back where no newer ledger is (%s)', async (language, ...said) => {
    await withdraw();
    renameSync(join(folder, 'hakko-home'), join(folder, 'gone'));
    const { stderr } = await runHere({ folder, language }, 'restore', backup);
    for (const part of said) expect(stderr).toContain(part);
    expect(lettersOf('G13B1234567')).toEqual(['login 1 made', 'install 1 made']);
  });
});
