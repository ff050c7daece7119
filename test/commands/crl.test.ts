/** `hakko crl`: new lists, files written again, a look at the dates; OpenSSL reads what was written. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { createWorkplace, type Workplace } from '../e2e/hakko.ts';
import { issuedHome } from './issued-home.ts';

interface Crl {
  readonly ca: string;
  readonly crlNumber: number;
  readonly written?: boolean;
  readonly faults: readonly { readonly code: string }[];
}

/** A copy of the home, in two tiers, that this test may change. */
async function createPlace(): Promise<Workplace> {
  const place = createWorkplace();
  place.copyHome(await issuedHome(place));
  return place;
}

const crlFile = (place: Workplace, name: string) => place.path('hakko-home', 'crl', name);

async function listed(place: Workplace, ...args: readonly string[]): Promise<readonly Crl[]> {
  const { stdout } = await place.unlocked('crl', '--json', ...args);
  return (JSON.parse(stdout) as { crls: readonly Crl[] }).crls;
}

describe('crl', () => {
  it.skipIf(!hasProgram('openssl'))(
    'writes the next number for each CA, DER and PEM, as OpenSSL reads them',
    async () => {
      const place = await createPlace();
      const before = await listed(place, '--check');
      const { code, stdout, stderr } = await place.unlocked('crl', '--lang', 'en');
      expect([code, stdout]).toEqual([0, '']);
      for (const { ca, crlNumber } of before) {
        expect(stderr).toContain(`${ca} ${crlNumber + 1}`);
        const der = crlFile(place, `${ca}.crl`);
        expect(stderr).toContain(`  ${der}\n  ${der}.pem\n`);
        const trusted = place.path('hakko-home', 'ca', `${ca}.crt`);
        for (const [form, path] of [
          ['DER', der],
          ['PEM', `${der}.pem`],
        ] as const) {
          const said = runProgram('openssl', [
            ...['crl', '-inform', form, '-in', path, '-CAfile', trusted, '-noout', '-crlnumber'],
          ]);
          expect(Number.parseInt(/crlNumber=0x(\w+)/i.exec(said)?.[1] ?? '', 16)).toBe(
            crlNumber + 1,
          );
        }
      }
      expect(stderr).toMatch(/valid until \d{4}-\d\d-\d\d/);
    },
  );

  it('of one CA leaves the others as they are', async () => {
    const place = await createPlace();
    const [root, issuing] = await listed(place, '--check');
    expect(await listed(place, '--ca', 'issuing')).toMatchObject([
      { ca: 'root', crlNumber: root?.crlNumber, written: false },
      { ca: 'issuing', crlNumber: (issuing?.crlNumber ?? 0) + 1, written: true },
    ]);
  });

  it('works while the key of the root is elsewhere, and says what that means', async () => {
    const place = await createPlace();
    const key = place.path('hakko-home', 'ca', 'root.key');
    mkdirSync(place.path('safe'));
    renameSync(key, place.path('safe', 'root.key'));
    const { code, stderr } = await place.unlocked('crl', '--lang', 'en');
    expect([code, stderr]).toEqual([0, expect.stringContaining('hakko crl --ca root') as string]);
    expect(stderr).toMatch(/list of the CA “root” is valid until \d{4}-\d\d-\d\d/);
    const refused = await place.unlocked('crl', '--ca', 'root', '--json');
    expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([
      1,
      { error: { code: 'crl-key-missing' } },
    ]);
    renameSync(place.path('safe', 'root.key'), key);
    expect(await listed(place, '--ca', 'root')).toMatchObject([{ written: true }, {}]);
  });

  it.each<[readonly string[], string]>([
    [['--ca', 'root-2'], 'crl-ca-unknown'],
    [['--check', '--write'], 'usage-conflict'],
    [['--write', '--ca', 'root'], 'usage-conflict'],
    [['--within', 'soon'], 'usage-invalid-value'],
  ])('%j is a wrong call', async (args, expected) => {
    const place = await createPlace();
    const { code, stdout } = await place.unlocked('crl', '--json', ...args);
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: expected } }]);
  });

  it('with a wrong passphrase writes nothing', async () => {
    const place = await createPlace();
    const before = await listed(place, '--check');
    place.write('wrong.txt', 'not the passphrase');
    const { code } = await place.hakko(['crl', '--passphrase-file', 'wrong.txt']);
    expect([code, await listed(place, '--check')]).toEqual([1, before]);
  });
});

describe('crl --check', () => {
  it.each<[string, readonly string[], (place: Workplace) => void, readonly string[]]>([
    ['of good lists', [], () => undefined, []],
    ['of lists that end within 401 days', ['--within', '401d'], () => undefined, ['crl-soon']],
    [
      'of a missing list',
      [],
      (place) => {
        rmSync(crlFile(place, 'root.crl'));
      },
      ['crl-missing'],
    ],
    [
      'of another list than the last that was written',
      [],
      (place) => {
        writeFileSync(crlFile(place, 'issuing.crl'), readFileSync(crlFile(place, 'root.crl')));
      },
      ['crl-differs'],
    ],
    [
      'of lists that have ended',
      [],
      (place) => {
        const database = new DatabaseSync(place.path('hakko-home', 'ledger.db'));
        database.exec("UPDATE crls SET next_update = '2020-01-01T00:00:00.000Z'");
        database.close();
      },
      ['crl-expired'],
    ],
  ])('%s', async (_name, args, damage, expected) => {
    const place = await createPlace();
    damage(place);
    const { code, stdout } = await place.hakko(['crl', '--check', '--json', ...args]);
    const { findings } = JSON.parse(stdout) as { findings: readonly { code: string }[] };
    const codes = [...new Set(findings.map((finding) => finding.code))];
    expect([code, codes]).toEqual([expected.length > 0 ? 4 : 0, expected]);
  });

  it('says in words that everybody is locked out then, and what to do', async () => {
    const place = await createPlace();
    const { code, stdout, stderr } = await place.hakko([
      ...['crl', '--check', '--within', '401d', '--ca', 'root', '--lang', 'ja'],
    ]);
    expect([code, stdout.split('\n').length]).toEqual([4, 4]);
    expect(stdout).toMatch(/^root +\d+ +0 .*間もなく切れる$/m);
    expect(stderr).toMatch(/過ぎると全員がつながらなくなります。「hakko crl」/);
  });
});

describe('crl --write', () => {
  it('puts the files back without a passphrase, and uses up no number', async () => {
    const place = await createPlace();
    const before = await listed(place, '--check');
    rmSync(place.path('hakko-home', 'crl'), { recursive: true });
    const { code, stdout } = await place.hakko(['crl', '--write', '--json']);
    const { written } = JSON.parse(stdout) as { written: readonly string[] };
    expect([code, written.length, written.every(existsSync)]).toEqual([0, 4, true]);
    expect(await listed(place, '--check')).toEqual(before);
    const again = await place.hakko(['crl', '--write', '--json']);
    expect([again.code, JSON.parse(again.stdout)]).toEqual([0, { written: [] }]);
  });

  it('cannot make what the ledger does not hold, and says so', async () => {
    const place = await createPlace();
    const database = new DatabaseSync(place.path('hakko-home', 'ledger.db'));
    database.exec('UPDATE crls SET der = NULL');
    database.close();
    rmSync(join(crlFile(place, 'root.crl')));
    const { code, stderr } = await place.hakko(['crl', '--write', '--lang', 'en']);
    expect([code, stderr]).toEqual([4, expect.stringContaining('root.crl is missing') as string]);
    expect(await listed(place)).toMatchObject([{ faults: [] }, { faults: [] }]);
  });
});
