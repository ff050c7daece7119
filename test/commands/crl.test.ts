/** `hakko crl`: new lists, files written again, a look at the dates; OpenSSL reads what was written. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { initHere, jsonOf, succeed } from './issued-here.ts';
import { runHere } from './run-here.ts';

interface Crl {
  readonly ca: string;
  readonly crlNumber: number;
  readonly written?: boolean;
  readonly faults: readonly { readonly code: string }[];
}

let made: Promise<string> | undefined;

/** A folder with a home in two tiers, which this test may change. */
async function createHomeHere(): Promise<string> {
  made ??= (async () => {
    const first = sharedFolder();
    await initHere(first, '--two-tier');
    return first;
  })();
  const folder = temporaryFolder();
  cpSync(await made, folder, { recursive: true });
  return folder;
}

const inHome = (folder: string, ...names: readonly string[]) =>
  join(folder, 'hakko-home', ...names);

async function listed(folder: string, ...args: readonly string[]): Promise<readonly Crl[]> {
  const ran = await runHere({ folder }, 'crl', '--json', ...args);
  return (jsonOf(ran) as { crls: readonly Crl[] }).crls;
}

function sql(folder: string, statement: string): void {
  const database = new DatabaseSync(inHome(folder, 'ledger.db'));
  database.exec(statement);
  database.close();
}

describe('crl', () => {
  it.skipIf(!hasProgram('openssl'))(
    'writes the next number for each CA, DER and PEM, as OpenSSL reads them',
    async () => {
      const folder = await createHomeHere();
      const { code, stdout, stderr } = await runHere({ folder }, 'crl');
      expect([code, stdout]).toEqual([0, '']);
      for (const ca of ['root', 'issuing']) {
        const der = inHome(folder, 'crl', `${ca}.crl`);
        expect(stderr).toContain(`${ca} 2`);
        expect(stderr).toContain(`  ${der}\n  ${der}.pem\n`);
        const trusted = inHome(folder, 'ca', `${ca}.crt`);
        for (const [form, path] of [
          ['DER', der],
          ['PEM', `${der}.pem`],
        ] as const) {
          const said = runProgram('openssl', [
            ...['crl', '-inform', form, '-in', path, '-CAfile', trusted, '-noout', '-crlnumber'],
          ]);
          expect(said).toMatch(/crlNumber=(?:0x)?0?2$/m);
        }
      }
      expect(stderr).toContain('valid until: root 2027-12-27, issuing 2027-12-27;');
    },
  );

  it('of one CA leaves the others as they are', async () => {
    expect(await listed(await createHomeHere(), '--ca', 'issuing')).toMatchObject([
      { ca: 'root', crlNumber: 1, written: false },
      { ca: 'issuing', crlNumber: 2, written: true },
    ]);
  });

  it('works while the key of the root is elsewhere, and says what that means', async () => {
    const folder = await createHomeHere();
    mkdirSync(join(folder, 'safe'));
    renameSync(inHome(folder, 'ca', 'root.key'), join(folder, 'safe', 'root.key'));
    const { code, stderr } = await runHere({ folder, days: 100 }, 'crl');
    expect([code, stderr]).toEqual([0, expect.stringContaining('hakko crl --ca root') as string]);
    // The older one ends first, and locks everybody out then.
    expect(stderr).toContain('list of the CA “root” is valid until 2027-12-27');
    const refused = await runHere({ folder, days: 100 }, 'crl', '--ca', 'root');
    expect([refused.code, refused.error?.code]).toEqual([1, 'crl-key-missing']);
    renameSync(join(folder, 'safe', 'root.key'), inHome(folder, 'ca', 'root.key'));
    const ran = await runHere({ folder, days: 100 }, 'crl', '--json', '--ca', 'root');
    expect(jsonOf(ran)).toMatchObject({ crls: [{ written: true }, {}] });
  });

  it('names a CA that has ended and needs no list', async () => {
    const ran = await runHere(
      { folder: await createHomeHere(), days: 3660 },
      ...['crl', '--check', '--ca', 'root'],
    );
    expect([ran.code, ran.error?.code]).toEqual([1, 'crl-ca-ended']);
  });

  it.each<[readonly string[], string]>([
    [['--ca', 'root-2'], 'crl-ca-unknown'],
    [['--check', '--ca', 'intermediate'], 'crl-ca-unknown'],
    [['--check', '--write'], 'usage-conflict'],
    [['--write', '--within', '3d'], 'usage-conflict'],
    [['--write', '--ca', 'root'], 'usage-conflict'],
    [['--within', 'soon'], 'usage-invalid-value'],
  ])('%j is a wrong call', async (args, expected) => {
    const ran = await runHere({ folder: await createHomeHere() }, 'crl', ...args);
    expect([ran.code, ran.error?.code]).toEqual([2, expected]);
  });

  it.each<readonly string[]>([[], ['--ca', 'root']])(
    'after the end of all CAs is refused before anybody is asked: %j',
    async (...args) => {
      const folder = await createHomeHere();
      const ran = await runHere({ folder, days: 4060, answers: [] }, 'crl', ...args);
      expect([ran.code, ran.error?.code, ran.asked]).toEqual([1, 'ca-ended', []]);
    },
  );

  it('goes on beside an older CA that has ended', async () => {
    const folder = await createHomeHere();
    await succeed(runHere({ folder, days: 3000 }, 'init', '--successor', '--yes'));
    const ran = await runHere({ folder, days: 4060 }, 'crl', '--json');
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      0,
      { crls: ['root-2', 'issuing-2'].map((ca) => ({ ca, written: true, faults: [] })) },
    ]);
    const checked = await runHere({ folder, days: 4060 }, 'crl', '--check', '--json');
    expect([checked.code, jsonOf(checked)]).toMatchObject([0, { findings: [] }]);
  });

  it('without the key of any CA is refused', async () => {
    const folder = await createHomeHere();
    for (const ca of ['root', 'issuing']) rmSync(inHome(folder, 'ca', `${ca}.key`));
    const ran = await runHere({ folder, answers: [] }, 'crl');
    expect([ran.code, ran.error?.code, ran.asked]).toEqual([1, 'crl-key-missing', []]);
  });

  it('with a wrong passphrase writes nothing', async () => {
    const folder = await createHomeHere();
    const before = await listed(folder, '--check');
    const answers = ['wrong', 'wrong again', 'and again'];
    expect(await runHere({ folder, answers }, 'crl')).toMatchObject({
      error: { code: 'passphrase-wrong' },
    });
    expect(await listed(folder, '--check')).toEqual(before);
  });
});

describe('crl --check', () => {
  it.each<[string, number, readonly string[], (folder: string) => void, readonly string[]]>([
    ['of good lists', 0, [], () => undefined, []],
    ['of lists that end in 29 days', 371, [], () => undefined, ['crl-soon']],
    ['of lists that end in 31 days', 369, [], () => undefined, []],
    ['of those when asked for 31', 369, ['--within', '31d'], () => undefined, ['crl-soon']],
    ['of lists that have ended', 401, [], () => undefined, ['crl-expired']],
    ['after the end of all CAs', 4060, [], () => undefined, ['ca-ended']],
    [
      'of a missing list',
      0,
      [],
      (folder) => {
        rmSync(inHome(folder, 'crl', 'root.crl'));
      },
      ['crl-missing'],
    ],
    [
      'of a missing list of another CA than was asked for',
      0,
      ['--ca', 'issuing'],
      (folder) => {
        rmSync(inHome(folder, 'crl', 'root.crl'));
      },
      [],
    ],
    [
      'of another list than the last that was written',
      0,
      [],
      (folder) => {
        const bytes = readFileSync(inHome(folder, 'crl', 'root.crl'));
        writeFileSync(inHome(folder, 'crl', 'issuing.crl'), bytes);
      },
      ['crl-differs'],
    ],
  ])('%s', async (_name, days, args, damage, expected) => {
    const folder = await createHomeHere();
    damage(folder);
    const ran = await runHere({ folder, days }, 'crl', '--check', '--json', ...args);
    const { findings } = jsonOf(ran) as { findings: readonly { code: string }[] };
    const codes = [...new Set(findings.map(({ code }) => code))];
    expect([ran.code, codes]).toEqual([expected.length > 0 ? 4 : 0, expected]);
  });

  it('says in words that everybody is locked out then, and what to do', async () => {
    const { code, stdout, stderr } = await runHere(
      { folder: await createHomeHere(), days: 380, language: 'ja' },
      ...['crl', '--check', '--ca', 'root'],
    );
    expect([code, stdout.split('\n').length]).toEqual([4, 4]);
    expect(stdout).toMatch(/^root +1 +0 +2026-11-22 +2027-12-27 +間もなく切れる$/m);
    expect(stderr).toMatch(/2027-12-27に期限が切れます。過ぎると全員がつながらなくなります/);
    expect(stderr).toContain('「hakko crl」');
  });
});

describe('crl --check after the end of the CA', () => {
  it.each([
    ['en', 'hakko init --successor', 'in date'],
    ['ja', '「hakko init --successor」', '期限内'],
  ] as const)('says so and what to do: %s', async (language, expected, falseClear) => {
    const folder = await createHomeHere();
    const { code, stdout, stderr } = await runHere(
      { folder, days: 4060, language },
      ...['crl', '--check'],
    );
    expect([code, stdout, stderr]).toEqual([4, '', expect.stringContaining(expected) as string]);
    expect(stderr).not.toContain(falseClear);
  });
});

describe('crl --write', () => {
  it('puts the files back without a passphrase, and uses up no number', async () => {
    const folder = await createHomeHere();
    const before = await listed(folder, '--check');
    rmSync(inHome(folder, 'crl'), { recursive: true });
    const ran = await runHere({ folder, answers: [] }, 'crl', '--write', '--json');
    const { written } = jsonOf(ran) as { written: readonly string[] };
    expect([ran.code, ran.asked, written.length, written.every(existsSync)]).toEqual([
      ...[0, [], 4, true],
    ]);
    expect(await listed(folder, '--check')).toEqual(before);
    const again = await runHere({ folder }, 'crl', '--write', '--json');
    expect([again.code, jsonOf(again)]).toEqual([0, { written: [] }]);
  });

  it('cannot make what the ledger does not hold, and says so', async () => {
    const folder = await createHomeHere();
    sql(folder, 'UPDATE crls SET der = NULL');
    rmSync(inHome(folder, 'crl', 'root.crl'));
    const { code, stderr } = await runHere({ folder }, 'crl', '--write');
    expect([code, stderr]).toEqual([4, expect.stringContaining('root.crl is missing') as string]);
    expect(await listed(folder)).toMatchObject([{ faults: [] }, { faults: [] }]);
  });
});
