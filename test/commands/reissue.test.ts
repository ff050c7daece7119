/** `hakko revoke --reissue`: a new key, file and install notices for a group, whatever became of the old. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { compareSync } from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { openPfx } from '../../src/pkcs12/open.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { printedLetters } from '../e2e/printed-letters.ts';
import { issuedHere, jsonOf, ROSTER } from './issued-here.ts';
import { PASSPHRASE, runHere } from './run-here.ts';

const REASON = ['--reason', 'keyCompromise'];

const reissue = (folder: string, ...args: readonly string[]) =>
  runHere({ folder }, 'revoke', '--reissue', '--json', ...args);

/** Rows of the ledger as another program sees them. */
function rows(folder: string, sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const certificatesOf = (folder: string, group: string): readonly string[] =>
  rows(
    folder,
    `SELECT state FROM certificates JOIN groups ON groups.id = group_id
     WHERE groups.name = '${group}' AND state <> 'abandoned' ORDER BY certificates.id`,
  ).map((row) => String(row['state']));

/** Serial number of the certificate that G13B has now. */
const newest = (folder: string): string =>
  String(
    rows(
      folder,
      "SELECT serial_number FROM certificates WHERE state = 'issued' AND file_name = 'G13B.p12'",
    )[0]?.['serial_number'],
  );

const serialOfRevoked = (folder: string): string =>
  String(
    rows(folder, "SELECT serial_number FROM certificates WHERE state = 'revoked'")[0]?.[
      'serial_number'
    ],
  );

const batchFolder = (folder: string, number: number): string =>
  globSync(join(folder, 'hakko-home', 'batches', `*-0${number}`))[0] ?? '';

async function opensWith(folder: string, batch: number, password: Secret): Promise<boolean> {
  const bytes = readFileSync(join(batchFolder(folder, batch), 'p12', 'G13B.p12'));
  try {
    return openPfx(bytes, password).certificates.length > 0;
  } catch {
    return Promise.resolve(false);
  }
}

async function installPassword(folder: string, batch: number): Promise<Secret> {
  const letters = await printedLetters(batchFolder(folder, batch), 'install-password');
  const letter = letters.find(({ fileName }) => fileName === 'G13B.p12');
  return letter?.installPassword ?? new Secret('none');
}

describe('a reissue', () => {
  it('gives the group a new file and everybody in it letter ②; the old ones open nothing of use', async () => {
    const folder = await issuedHere();
    const hashes = "SELECT password_hash FROM people WHERE login_id LIKE 'G13B%'";
    const before = rows(folder, hashes);
    const ran = await reissue(folder, 'G13B', ...REASON, '--yes');
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      0,
      { step: 'revoked', batch: { certificates: 1, people: 2, letters: { login: 0, install: 2 } } },
    ]);
    expect(certificatesOf(folder, 'G13B')).toEqual(['revoked', 'issued']);
    const [old, fresh] = [await installPassword(folder, 1), await installPassword(folder, 2)];
    expect([
      await opensWith(folder, 2, fresh),
      await opensWith(folder, 2, old),
      await opensWith(folder, 1, fresh),
    ]).toEqual([true, false, false]);
    // The initial passwords stay, and the letters ① that tell them.
    expect(rows(folder, hashes)).toEqual(before);
    const shown = jsonOf(await runHere({ folder }, 'show', 'G13B1234567', '--json'));
    expect(shown).toMatchObject({
      letters: [
        { kind: 'login', state: 'made' },
        { kind: 'install', state: 'void' },
        { kind: 'install', state: 'made' },
      ],
      certificate: { state: 'issued', replaces: serialOfRevoked(folder) },
    });
    const screen = await runHere({ folder }, 'show', 'G13B1234567');
    expect(screen.stdout).toMatch(new RegExp(`^in place of +${serialOfRevoked(folder)}$`, 'm'));
    // Whoever has the old letter reads in the new one which it was.
    const [, letterBefore, letter] = rows(
      folder,
      'SELECT id, replaces_id FROM letters WHERE person_id = 1 ORDER BY id',
    );
    expect([letterBefore?.['replaces_id'], letter?.['replaces_id']]).toEqual([
      null,
      letterBefore?.['id'],
    ]);
    expect(jsonOf(await runHere({ folder }, 'verify', '--json'))).toMatchObject({
      ...{ files: 2, letters: 40, findings: [] },
    });
  });

  it('names the new certificate so that people can tell it from the old', async () => {
    const folder = await issuedHere();
    await reissue(folder, 'G13B', ...REASON, '--yes');
    await reissue(folder, newest(folder), ...REASON, '--yes');
    const subjects = rows(folder, "SELECT subject FROM certificates WHERE subject LIKE '%G13B%'");
    expect(subjects.map(({ subject }) => /CN=(.*)/.exec(String(subject))?.[1])).toEqual([
      'G13B-202611',
      'G13B-202611-2',
      'G13B-202611-3',
    ]);
  });

  it('brings both letters where ① was to be destroyed after use, with a new initial password', async () => {
    const folder = await issuedHere();
    const settings = join(folder, 'hakko-home', 'hakko.yaml');
    const text = readFileSync(settings, 'utf8');
    writeFileSync(settings, text.replace('initialPassword: keep', 'initialPassword: reissue'));
    const ran = await reissue(folder, 'G13B', ...REASON, '--yes');
    expect(jsonOf(ran)).toMatchObject({ batch: { letters: { login: 2, install: 2 } } });
    const [old, fresh] = [1, 2].map((batch) =>
      printedLetters(batchFolder(folder, batch), 'login-id'),
    );
    const people = rows(
      folder,
      "SELECT login_id, password_hash, password_generation FROM people WHERE login_id LIKE 'G13B%'",
    );
    for (const person of people) {
      const passwordIn = async (letters: typeof old) =>
        (await letters)?.find(({ loginId }) => loginId === person['login_id'])?.initialPassword;
      const hash = String(person['password_hash']);
      const [was, is] = [await passwordIn(old), await passwordIn(fresh)];
      expect([
        person['password_generation'],
        compareSync(was?.reveal() ?? '', hash),
        compareSync(is?.reveal() ?? '', hash),
      ]).toEqual([2, false, true]);
    }
    const states = rows(
      folder,
      `SELECT letters.state, count(*) AS n FROM letters JOIN people ON people.id = person_id
       WHERE login_id LIKE 'G13B%' GROUP BY letters.state ORDER BY letters.state`,
    );
    expect(states).toEqual([
      { state: 'made', n: 4 },
      { state: 'void', n: 4 },
    ]);
  });

  it.each([
    ['keep', { login: 0, install: 1 }],
    ['reissue', { login: 2, install: 1 }],
  ])('sends one letter ② to the manager, if the settings say so (%s)', async (policy, letters) => {
    const folder = await issuedHere();
    const settings = join(folder, 'hakko-home', 'hakko.yaml');
    const text = readFileSync(settings, 'utf8')
      .replace('initialPassword: keep', `initialPassword: ${policy}`)
      .replace('install: person', 'install: group');
    writeFileSync(settings, text);
    const ran = await reissue(folder, 'G13B', ...REASON, '--yes');
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { batch: { certificates: 1, letters } }]);
    const [letter] = await printedLetters(batchFolder(folder, 2), 'install-password');
    expect(letter?.recipientName).toContain('管理者');
    expect(await opensWith(folder, 2, await installPassword(folder, 2))).toBe(true);
    // Whoever's address it bears may leave: it is the manager's.
    await runHere({ folder }, 'end', 'G13B1234567', '--yes');
    const sql = "SELECT state FROM letters WHERE delivery = 'group'";
    expect(rows(folder, sql)).toEqual([{ state: 'made' }]);
  });

  it('by a person: the plan names the letters, and the summary what to do with them', async () => {
    const folder = await issuedHere();
    const answers = ['keyCompromise', true, PASSPHRASE];
    const ran = await runHere({ folder, answers }, 'revoke', 'G13B', '--reissue');
    expect(ran.code).toBe(0);
    expect(ran.stderr).toMatch(/Then a new certificate is made\. Letters to be printed: ② 2\./);
    expect(ran.stderr).toMatch(/② 2 = people 2 = ledger 2.*letters ① that people have stay valid/s);
  });

  it('after a revocation that came alone gives what was left out; once more it does nothing', async () => {
    const folder = await issuedHere();
    await runHere({ folder }, 'revoke', 'G13B', ...REASON, '--yes');
    const [{ serial_number: serialNumber } = {}] = rows(
      folder,
      "SELECT serial_number FROM certificates WHERE state = 'revoked'",
    );
    const asked = await runHere({ folder, answers: [false] }, 'revoke', 'G13B', '--reissue');
    expect([asked.code, certificatesOf(folder, 'G13B')]).toEqual([130, ['revoked']]);
    const ran = await reissue(folder, String(serialNumber), '--yes');
    expect(jsonOf(ran)).toMatchObject({ step: 'already-revoked', batch: { certificates: 1 } });
    const again = await reissue(folder, String(serialNumber), '--yes');
    expect([again.code, certificatesOf(folder, 'G13B')]).toEqual([0, ['revoked', 'issued']]);
    expect(again.stderr).toContain('has its new certificate already');
  });

  it('of a certificate that has ended revokes nothing', async () => {
    const folder = await issuedHere();
    const ran = await runHere(
      { folder, days: 800 },
      'revoke',
      'G13B',
      '--reissue',
      '--yes',
      '--json',
    );
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { step: 'ended', batch: { people: 2 } }]);
    expect(certificatesOf(folder, 'G13B')).toEqual(['superseded', 'issued']);
    const checked = jsonOf(await runHere({ folder, days: 800 }, 'crl', '--check', '--json'));
    expect(checked).toMatchObject({ crls: [{ revoked: 0 }] });
  });
});

describe('the same command given once more', () => {
  it('revokes nothing that it made, unless its serial number is named or a day has passed', async () => {
    const folder = await issuedHere();
    const args = ['revoke', 'G13B', '--reissue', ...REASON, '--yes'];
    await runHere({ folder }, ...args);
    const again = await runHere({ folder }, ...args);
    expect([again.code, again.error?.code]).toEqual([1, 'reissue-just-made']);
    expect(certificatesOf(folder, 'G13B')).toEqual(['revoked', 'issued']);
    await reissue(folder, newest(folder), ...REASON, '--yes');
    expect(certificatesOf(folder, 'G13B')).toEqual(['revoked', 'revoked', 'issued']);
    const later = await runHere({ folder, days: 2 }, ...args);
    expect([later.code, certificatesOf(folder, 'G13B').length]).toEqual([0, 4]);
  });

  it('means the first certificate when that came from a roster, however fresh', async () => {
    const folder = await issuedHere();
    await runHere({ folder }, 'revoke', 'G13B', '--reissue', ...REASON, '--yes');
    expect(certificatesOf(folder, 'G13B')).toEqual(['revoked', 'issued']);
  });
});

describe('people who would join', () => {
  const joiner = `${ROSTER}G13B9999999,青木 一\n`;

  it.each<[string, number, readonly string[], string]>([
    ['a revoked group', 0, [...REASON, '--yes'], 'group-revoked'],
    ['an expired group', 800, [], 'group-expired'],
  ])('%s are told the command that helps, and then can', async (_name, days, first, problem) => {
    const folder = await issuedHere();
    writeFileSync(join(folder, 'roster.csv'), joiner);
    if (first.length > 0) await runHere({ folder, days }, 'revoke', 'G13B', ...first);
    const refused = await runHere({ folder, days }, 'check', 'roster.csv', '--json');
    const { problems } = jsonOf(refused) as { problems: readonly { code: string; todo: string }[] };
    expect(problems.map(({ code }) => code)).toEqual([problem]);
    const command = /hakko (revoke \S+ --reissue)/.exec(problems[0]?.todo ?? '')?.[1]?.split(' ');
    const ran = await runHere({ folder, days }, ...(command ?? []), '--yes');
    expect([ran.code, ran.error]).toEqual([0, undefined]);
    const issued = await runHere({ folder, days }, 'issue', 'roster.csv', '--yes', '--json');
    expect([issued.code, jsonOf(issued)]).toMatchObject([0, { certificates: 0, people: 1 }]);
  });
});

describe('nothing is revoked', () => {
  it.each<[string, number, (folder: string) => Promise<unknown> | undefined, string]>([
    [
      'when the CA ends before the new certificate would',
      3000,
      async (folder) => {
        // A certificate that is still in date then.
        await runHere({ folder, days: 2900 }, 'revoke', 'G13B', '--reissue', '--yes');
      },
      'validity-past-issuer',
    ],
    [
      'when a name does not fit its letter',
      0,
      (folder) => {
        const database = new DatabaseSync(join(folder, 'hakko-home', 'ledger.db'));
        database.exec(`UPDATE people SET name = '長\uE000' WHERE login_id = 'G13B1234567'`);
        database.close();
        return undefined;
      },
      'letters-unfit',
    ],
    [
      'when the group has a newer certificate than the one that is named',
      // The older one has ended: nobody asks for its end, but for a new one in vain.
      731,
      () => undefined,
      'reissue-not-needed',
    ],
  ])('%s', async (_name, days, prepare, error) => {
    const folder = await issuedHere();
    await prepare(folder);
    let target = 'G13B';
    if (error === 'reissue-not-needed') {
      await runHere({ folder, days: 731 }, 'revoke', 'G13B', '--reissue', '--yes');
      const sql = "SELECT serial_number FROM certificates WHERE state = 'superseded'";
      target = String(rows(folder, sql)[0]?.['serial_number']);
    }
    const before = certificatesOf(folder, 'G13B');
    const ran = await runHere(
      { folder, days },
      ...['revoke', target, '--reissue', ...REASON, '--yes'],
    );
    expect([ran.error?.code, certificatesOf(folder, 'G13B')]).toEqual([error, before]);
    expect(rows(folder, "SELECT id FROM batches WHERE state = 'open'")).toEqual([]);
  });
});

/** A world in which the nth thing that is written fails, whatever it is; counts them. */
function failing(nth: number) {
  let count = 0;
  const change = (context: Context): Context => {
    const step = (path: string): void => {
      if (!path.endsWith('lock.txt') && (count += 1) === nth) throw new Error('the power went');
    };
    const { files } = context;
    return {
      ...context,
      files: {
        ...files,
        write(path, content, options) {
          step(path);
          files.write(path, content, options);
        },
        stage(path, options) {
          step(path);
          const staged = files.stage(path, options);
          return {
            ...staged,
            publish() {
              step(path);
              return staged.publish();
            },
          };
        },
        syncFolder(path) {
          step(path);
          files.syncFolder(path);
        },
      },
    };
  };
  return { change, count: () => count };
}

describe('a reissue that dies at any file it writes', () => {
  it(
    'is finished by the same command, and revokes nothing twice',
    { timeout: 240_000 },
    async () => {
      const args = ['revoke', 'G13B', '--reissue', ...REASON, '--yes'];
      const whole = failing(Infinity);
      await runHere({ folder: await issuedHere(), change: whole.change }, ...args);
      expect(whole.count()).toBeGreaterThan(8);
      for (let nth = 1; nth <= whole.count(); nth += 1) {
        const folder = await issuedHere();
        const { change } = failing(nth);
        await expect(runHere({ folder, change }, ...args)).rejects.toThrow('the power went');
        const again = await runHere({ folder }, ...args);
        expect([nth, again.code, again.error]).toEqual([nth, 0, undefined]);
        expect([nth, certificatesOf(folder, 'G13B')]).toEqual([nth, ['revoked', 'issued']]);
        const letters = rows(
          folder,
          `SELECT letters.state FROM letters JOIN people ON people.id = person_id
         WHERE login_id LIKE 'G13B%' AND kind = 'install' ORDER BY letters.id`,
        );
        expect(letters.map(({ state }) => state)).toEqual(['void', 'void', 'made', 'made']);
        expect(rows(folder, "SELECT id FROM batches WHERE state = 'open'")).toEqual([]);
        // Without the passphrase, for the time it takes: bytes are compared with the ledger.
        const verified = await runHere({ folder, answers: [] }, 'verify', '--json', '--yes');
        expect(jsonOf(verified)).toMatchObject({ files: 2, findings: [], opened: false });
      }
    },
  );
});

describe('an interrupted batch', () => {
  it('is finished first when it is about the group, or when there is to be another', async () => {
    const folder = await issuedHere();
    writeFileSync(
      join(folder, 'roster.csv'),
      `${ROSTER}K21N0000001,青木 一\nG13B9999999,青木 二\n`,
    );
    const { change } = failing(4);
    const dies = runHere({ folder, change }, 'issue', 'roster.csv', '--yes');
    await expect(dies).rejects.toThrow('the power went');
    const open = () => rows(folder, "SELECT id FROM batches WHERE state = 'open'").length;
    // Of another group, and without a batch of its own: at once.
    await runHere({ folder }, 'revoke', 'H07A', ...REASON, '--confirm', 'H07A');
    expect([open(), certificatesOf(folder, 'H07A')]).toEqual([1, ['revoked']]);
    const ran = await runHere({ folder }, 'revoke', 'G13B', ...REASON, '--yes', '--json');
    expect([ran.code, jsonOf(ran), open()]).toMatchObject([
      0,
      { step: 'revoked', people: ['G13B1234567', 'G13B1234568', 'G13B9999999'] },
      0,
    ]);
  });

  it('that was a reissue is finished by issue as well, and joiners are let in', async () => {
    const folder = await issuedHere();
    const { change } = failing(7);
    const dies = runHere({ folder, change }, 'revoke', 'G13B', '--reissue', ...REASON, '--yes');
    await expect(dies).rejects.toThrow('the power went');
    expect(rows(folder, "SELECT id FROM batches WHERE state = 'open'").length).toBe(1);
    writeFileSync(join(folder, 'roster.csv'), `${ROSTER}G13B9999999,青木 一\n`);
    const checked = await runHere({ folder }, 'check', 'roster.csv', '--json');
    expect([checked.code, jsonOf(checked)]).toMatchObject([0, { problems: [] }]);
    const issued = await runHere({ folder }, 'issue', 'roster.csv', '--yes', '--json');
    expect([issued.code, jsonOf(issued)]).toMatchObject([
      0,
      { resumed: { letters: { install: 2 } }, people: 1, certificates: 0 },
    ]);
    expect(certificatesOf(folder, 'G13B')).toEqual(['revoked', 'issued']);
  });
});
