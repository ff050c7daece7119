/** `hakko end`: one login ends, its secrets are gone, the certificate of its group stays. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { sharedFolder } from '../system/world.ts';
import { issuedHere, jsonOf, ROSTER } from './issued-here.ts';
import { runHere } from './run-here.ts';

const end = (folder: string, ...args: readonly string[]) =>
  runHere({ folder }, 'end', '--json', ...args);

function rows(folder: string, sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const personOf = (folder: string, loginId: string) =>
  rows(folder, `SELECT * FROM people WHERE login_id = '${loginId}'`)[0] ?? {};

describe('the end of a login', () => {
  it('takes password and hash with it, voids both letters, and leaves the others as they are', async () => {
    const folder = await issuedHere();
    const before = personOf(folder, 'G13B1234568');
    const ran = await end(folder, 'g13b1234567', '--yes');
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      0,
      {
        ...{ step: 'ended', loginIds: ['G13B1234567'], already: [] },
        groups: [{ group: 'G13B', left: 1, leavers: 1 }],
      },
    ]);
    expect(personOf(folder, 'G13B1234567')).toMatchObject({
      ...{ state: 'ended', sealed_password: null, password_hash: null },
      ended_at: '2026-11-22T03:00:00.000Z',
    });
    expect(personOf(folder, 'G13B1234568')).toEqual(before);
    const letters = rows(folder, 'SELECT state, count(*) AS n FROM letters GROUP BY state');
    expect(letters).toEqual([
      { state: 'made', n: 36 },
      { state: 'void', n: 2 },
    ]);
    expect(rows(folder, 'SELECT DISTINCT state FROM certificates')).toEqual([{ state: 'issued' }]);
    expect(jsonOf(await runHere({ folder }, 'verify', '--json'))).toMatchObject({ findings: [] });
  });

  it('leaves no trace of the secrets in any file of the ledger', async () => {
    const folder = await issuedHere();
    const { sealed_password: sealed, password_hash: hash } = personOf(folder, 'G13B1234567');
    const secrets = [Buffer.from(sealed as Uint8Array), Buffer.from(String(hash))];
    const traces = () => {
      const home = join(folder, 'hakko-home');
      const files = readdirSync(home).filter((name) => name.startsWith('ledger.db'));
      const bytes = files.map((name) => readFileSync(join(home, name)));
      return secrets.map((secret) => bytes.filter((file) => file.includes(secret)).length);
    };
    expect(traces()).toEqual([1, 1]);
    await end(folder, 'G13B1234567', '--yes');
    expect(traces()).toEqual([0, 0]);
  });

  it('needs no passphrase; a letter that was shredded stays shredded', async () => {
    const folder = await issuedHere();
    const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'));
    database.exec(
      `UPDATE letters SET state = 'destroyed' WHERE kind = 'login' AND person_id =
         (SELECT id FROM people WHERE login_id = 'G13B1234567')`,
    );
    database.close();
    const ran = await runHere({ folder, answers: [true] }, 'end', 'G13B1234567');
    expect([ran.code, ran.asked.length]).toEqual([0, 1]);
    const shown = jsonOf(await runHere({ folder }, 'show', 'G13B1234567', '--json'));
    expect(shown).toMatchObject({
      person: { state: 'ended', endedAt: '2026-11-22T03:00:00.000Z' },
      letters: [
        { kind: 'login', state: 'destroyed' },
        { kind: 'install', state: 'void' },
      ],
    });
  });

  it('says what stays behind: the certificate on her devices, and how many have left', async () => {
    const folder = await issuedHere();
    await end(folder, 'H07A0000001', 'H07A0000002', '--yes');
    const ran = await runHere({ folder, language: 'ja' }, 'end', 'H07A0000003', '--yes');
    expect(ran.stderr).toMatch(
      /H07Aの証明書\(H07A\.p12\)は、そのまま.*期限\(2028-11-21\).*今回を含めて3人、残りは14人/s,
    );
    expect(ran.stderr).toContain('hakko revoke H07A --reissue');
    const shown = await runHere({ folder }, 'show', 'H07A');
    expect(shown.stdout).toMatch(/People \(14\)/);
    expect(shown.stdout).toContain('left since the certificate was made: 3');
  });

  it('of the last one in a group names the revocation, and the command works', async () => {
    const folder = await issuedHere();
    const { stderr } = await runHere({ folder }, 'end', 'G13B1234567', 'G13B1234568', '--yes');
    const command = /hakko (revoke G13B --reason \w+)/.exec(stderr)?.[1]?.split(' ') ?? [];
    const revoked = await runHere({ folder }, ...command, '--yes', '--json');
    expect([revoked.code, jsonOf(revoked)]).toMatchObject([
      0,
      { step: 'revoked', people: [], leavers: ['G13B1234567', 'G13B1234568'] },
    ]);
    const reissued = await runHere({ folder }, 'revoke', 'G13B', '--reissue', '--yes');
    expect([reissued.code, reissued.error?.code]).toEqual([3, 'reissue-nobody']);
  });

  it('once more is no fault, and says since when', async () => {
    const folder = await issuedHere();
    await end(folder, 'G13B1234567', '--yes');
    const events = rows(folder, 'SELECT count(*) AS n FROM events');
    const again = await runHere({ folder, days: 3 }, 'end', 'G13B1234567');
    expect([again.code, again.stderr]).toEqual([
      0,
      expect.stringContaining('2026-11-22') as string,
    ]);
    expect(rows(folder, 'SELECT count(*) AS n FROM events')).toEqual(events);
  });

  it('of a list: from a file as a spreadsheet saves it, once each', async () => {
    const folder = await issuedHere();
    writeFileSync(
      join(folder, 'leavers.txt'),
      '\uFEFFH07A0000001\r\n\r\n ｈ07a0000002 \r\nH07A0000001\r\n',
    );
    const ran = await end(folder, '--from', 'leavers.txt', 'G13B1234567', '--yes');
    expect(jsonOf(ran)).toMatchObject({
      loginIds: ['G13B1234567', 'H07A0000001', 'H07A0000002'],
      groups: [
        { group: 'G13B', left: 1 },
        { group: 'H07A', left: 15 },
      ],
    });
    const ended = rows(folder, "SELECT count(*) AS n FROM people WHERE state = 'ended'");
    expect(ended).toEqual([{ n: 3 }]);
  });
});

describe('nobody is ended', () => {
  let shared: Promise<string> | undefined;
  it.each<[string, readonly string[], number, string]>([
    ['without a name', [], 2, 'usage-missing-argument'],
    ['with a list that is not there', ['--from', 'nobody.txt'], 1, 'file-missing'],
    ['without a yes', ['G13B1234567'], 2, 'confirmation-missing'],
    ['of a login with a slip', ['G13B1234576', '--yes'], 3, 'logins-unknown'],
    ['of a list with one slip', ['H07A0000001', 'H07A0000099', '--yes'], 3, 'logins-unknown'],
    ['by the name of a group', ['G13B', '--yes'], 3, 'logins-unknown'],
    ['by --dry-run', ['G13B1234567', '--dry-run'], 0, ''],
  ])('%s', async (_name, args, exit, code) => {
    const folder = await (shared ??= issuedHere(sharedFolder()));
    const ran = await end(folder, ...args);
    expect([ran.code, ran.error?.code ?? '']).toEqual([exit, code]);
    expect(rows(folder, 'SELECT DISTINCT state FROM people')).toEqual([{ state: 'active' }]);
  });

  it('when a slip is found, all of them are named, with what may be meant', async () => {
    const folder = await issuedHere();
    const { error } = await end(folder, 'G13B1234576', 'Z99Z', '--yes');
    expect(error?.args).toEqual({
      logins: [
        { loginId: 'G13B1234576', near: ['G13B1234567', 'G13B1234568'] },
        { loginId: 'Z99Z', near: [] },
      ],
    });
  });

  it('who waits in an interrupted batch: issue comes first', async () => {
    const folder = await issuedHere();
    writeFileSync(join(folder, 'roster.csv'), `${ROSTER}K21N0000001,青木 一\n`);
    let writes = 0;
    const dies = runHere(
      {
        folder,
        change: (context) => ({
          ...context,
          files: {
            ...context.files,
            stage: (path, options) => {
              if (path.endsWith('.pdf') && (writes += 1) > 0) throw new Error('the power went');
              return context.files.stage(path, options);
            },
          },
        }),
      },
      ...['issue', 'roster.csv', '--yes'],
    );
    await expect(dies).rejects.toThrow('the power went');
    // Her login was committed before her letters were printed: she can be ended, and they are void.
    const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'));
    database.exec("UPDATE people SET state = 'planned' WHERE login_id = 'K21N0000001'");
    database.close();
    const ran = await end(folder, 'K21N0000001', '--yes');
    expect([ran.code, ran.error?.code]).toEqual([3, 'logins-waiting']);
  });
});

describe('a login that has ended', () => {
  it('is never issued again: check says so for its row, and tells its story', async () => {
    const folder = await issuedHere();
    await end(folder, 'G13B1234567', '--yes');
    const checked = await runHere({ folder }, 'check', 'roster.csv', '--json');
    const { problems } = jsonOf(checked) as { problems: readonly object[] };
    expect([checked.code, problems]).toMatchObject([3, [{ code: 'login-ended', line: 2 }]]);
    const told = await runHere({ folder }, 'check', 'roster.csv', '--follow', 'G13B1234567');
    expect(told.stderr).toContain('G13B1234567 (line 2): this login has ended');
  });

  it('is not missed by a roster without it', async () => {
    const folder = await issuedHere();
    await end(folder, 'G13B1234567', '--yes');
    writeFileSync(join(folder, 'roster.csv'), ROSTER.replace(/^G13B1234567.*\n/m, ''));
    const issued = await runHere({ folder }, 'issue', 'roster.csv', '--yes', '--json');
    expect([issued.code, jsonOf(issued)]).toMatchObject([0, { plan: { groups: [], absent: [] } }]);
  });

  it('gets no letter when its group gets a new certificate', async () => {
    const folder = await issuedHere();
    await end(folder, 'G13B1234567', '--yes');
    const args = ['revoke', 'G13B', '--reissue', '--reason', 'superseded', '--yes', '--json'];
    const ran = await runHere({ folder, days: 0.001 }, ...args);
    expect(jsonOf(ran)).toMatchObject({
      ...{ people: ['G13B1234568'], leavers: ['G13B1234567'], batch: { people: 1 } },
    });
    // She left before the new certificate was made, however it is dated back.
    const later = await runHere(
      { folder, days: 0.002 },
      'end',
      'G13B1234568',
      '--dry-run',
      '--json',
    );
    expect(jsonOf(later)).toMatchObject({ groups: [{ group: 'G13B', left: 0, leavers: 1 }] });
  });

  it('between logins and letters of a batch prints none, and the batch is whole', async () => {
    const folder = await issuedHere();
    writeFileSync(
      join(folder, 'roster.csv'),
      `${ROSTER}K21N0000001,青木 一\nK21N0000002,青木 二\n`,
    );
    let died = false;
    const dies = runHere(
      {
        folder,
        change: (context) => ({
          ...context,
          files: {
            ...context.files,
            write(path, content, options) {
              // All logins are committed; the record of the batch is not written yet.
              if (path.endsWith('batch.json') && !died) {
                died = true;
                throw new Error('the power went');
              }
              context.files.write(path, content, options);
            },
          },
        }),
      },
      ...['issue', 'roster.csv', '--yes'],
    );
    await expect(dies).rejects.toThrow('the power went');
    expect((await end(folder, 'K21N0000001', '--yes')).code).toBe(0);
    writeFileSync(join(folder, 'roster.csv'), `${ROSTER}K21N0000002,青木 二\n`);
    const issued = await runHere({ folder }, 'issue', 'roster.csv', '--yes', '--json');
    expect([issued.code, jsonOf(issued)]).toMatchObject([
      0,
      { resumed: { people: 1, letters: { login: 1, install: 1 } } },
    ]);
    const verified = jsonOf(await runHere({ folder }, 'verify', '--json'));
    expect(verified).toMatchObject({ findings: [] });
  });
});
