/** `verify` finds what is not as it was issued, and names it. */
import { chmodSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { platformRanges } from '../../src/importability/platform.ts';
import { createWorkplace } from '../e2e/hakko.ts';
import { tamper } from '../ledger/tamper.ts';
import { issuedHome, withDamage } from './issued-home.ts';

const p12 = (home: string): string =>
  globSync(join(home, 'batches', '*', 'p12', 'G13B.p12'))[0] ?? '';

const batchOf = (home: string): string => globSync(join(home, 'batches', '*'))[0] ?? '';

function sql(home: string, statement: string): void {
  const database = new DatabaseSync(join(home, 'ledger.db'));
  database.exec(statement);
  database.close();
}

interface Verified {
  readonly files: number;
  readonly letters: number;
  readonly opened: boolean;
  readonly findings: readonly { code: string; subject: string }[];
}

interface VerifiedTables {
  readonly kinds: readonly { readonly files: readonly string[] }[];
  readonly platforms: readonly {
    readonly range: string;
    readonly verdicts: readonly { readonly outcome: string }[];
  }[];
  readonly crypto?: readonly object[];
}

describe('verify', () => {
  it.each([
    [true, ['--passphrase-file', 'pass.txt']],
    [false, []],
  ])('of what was issued is content (opened: %s)', async (opened, args) => {
    const place = createWorkplace('here');
    const home = await issuedHome(place);
    const { code, stdout } = await place.hakko(['verify', '--json', '--home', home, ...args]);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { files: 2, letters: 6, findings: [], opened },
    ]);
  });

  it.each([
    [true, ['--passphrase-file', 'pass.txt', '--crypto']],
    [false, []],
  ])('has the tables of the screen as data (opened: %s)', async (opened, args) => {
    const place = createWorkplace('here');
    const home = await issuedHome(place);
    const { stdout } = await place.hakko([
      'verify',
      '--json',
      '--lang',
      'en',
      '--home',
      home,
      ...args,
    ]);
    const { kinds, platforms, crypto } = JSON.parse(stdout) as VerifiedTables;
    expect(kinds.map(({ files }) => files.length)).toEqual([2]);
    expect(platforms.map(({ range }) => range)).toEqual(platformRanges.map(({ name }) => name));
    const verdictOf = (wanted: string) =>
      platforms.find(({ range }) => range === wanted)?.verdicts[0];
    expect(verdictOf('ios-before-18')?.outcome).toBe(opened ? 'opens' : 'unknown');
    expect(verdictOf('nss-enterprise-linux')).toMatchObject({
      ...{ outcome: 'refuses', evidence: 'read' },
      reasons: [{ trait: 'mac', value: 'id-sha1', text: 'its MAC is SHA-1' }, {}],
    });
    expect(crypto?.at(-1)).toEqual(
      opened
        ? { kind: 0, what: 'mac', algorithms: ['id-sha1'], iterations: 2048, saltOctets: 8 }
        : undefined,
    );
  });

  it('says so in words, and shows where the files open', async () => {
    const place = createWorkplace('here');
    const args = ['verify', '--home', await issuedHome(place), '--lang', 'en'];
    const { code, stdout, stderr } = await place.unlocked(...args);
    expect([code, stderr]).toEqual([
      0,
      'Checked 2 .p12 files and 6 letters against the ledger.\nEverything is in order.\n',
    ]);
    // In the order of the certificates, which is that of the cores that made them.
    expect(stdout).toMatch(/^platform +(G13B|H07A)\.p12 and 1 more +how we know$/m);
    expect(stdout).toMatch(/^iOS 13 to 17 +opens +read/m);
    expect(stdout).toMatch(/^NSS on Enterprise Linux 9 and 10 +does not open: its MAC is SHA-1/m);
  });

  it.each<[string, (home: string) => void, string, string]>([
    [
      'a missing file',
      (home) => {
        rmSync(p12(home));
      },
      'p12-missing',
      'G13B.p12',
    ],
    [
      'a file with one octet changed',
      (home) => {
        const bytes = readFileSync(p12(home));
        bytes[300] = (bytes[300] ?? 0) ^ 1;
        writeFileSync(p12(home), bytes);
      },
      'p12-differs',
      'G13B.p12',
    ],
    [
      'a file that is cut off',
      (home) => {
        writeFileSync(p12(home), readFileSync(p12(home)).subarray(0, 500));
      },
      'p12-differs',
      'G13B.p12',
    ],
    [
      'a file that nobody issued',
      (home) => {
        writeFileSync(p12(home).replace('G13B', 'X99X'), '', { mode: 0o600 });
      },
      'p12-orphan',
      'X99X.p12',
    ],
    [
      'a file that others can read',
      (home) => {
        chmodSync(p12(home), 0o644);
      },
      'mode',
      'G13B.p12',
    ],
    [
      'a key that others can read',
      (home) => {
        chmodSync(join(home, 'ca', 'root.key'), 0o640);
      },
      'mode',
      'root.key',
    ],
    [
      'a home that others can enter',
      (home) => {
        chmodSync(home, 0o755);
      },
      'mode',
      'hakko-home',
    ],
    [
      'a missing CRL',
      (home) => {
        rmSync(join(home, 'crl', 'issuing.crl'));
      },
      'crl-missing',
      'issuing.crl',
    ],
    [
      'a CRL that has ended',
      (home) => {
        sql(home, "UPDATE crls SET next_update = '2020-01-01T00:00:00.000Z'");
      },
      'crl-expired',
      'crl',
    ],
    [
      'a CRL put back from before',
      (home) => {
        writeFileSync(
          join(home, 'crl', 'issuing.crl'),
          readFileSync(join(home, 'crl', 'root.crl')),
        );
      },
      'crl',
      'issuing.crl',
    ],
    [
      'letters that were changed',
      (home) => {
        const letter =
          globSync(join(home, 'batches', '*', 'letters', 'login-id', '*-001.pdf'))[0] ?? '';
        writeFileSync(letter, Buffer.concat([readFileSync(letter), Buffer.from('%')]));
      },
      'letters',
      'login-id-001.pdf',
    ],
    [
      'a changed event',
      (home) => {
        tamper(join(home, 'ledger.db'), "UPDATE events SET actor = 'nobody' WHERE sequence = 2");
      },
      'chain-broken',
      '2',
    ],
    [
      'a log that was cut off',
      (home) => {
        tamper(join(home, 'ledger.db'), 'DELETE FROM events WHERE sequence > 3');
      },
      'head-unknown',
      'batch.json',
    ],
    [
      'a batch.json without its head',
      (home) => {
        const [record = ''] = globSync(join(home, 'batches', '*', 'batch.json'));
        writeFileSync(record, '{}');
      },
      'record-differs',
      'batch.json',
    ],
    [
      'a password moved to another certificate',
      (home) => {
        sql(
          home,
          "UPDATE certificates SET sealed_install_password = (SELECT sealed_install_password FROM certificates WHERE file_name = 'H07A.p12') WHERE file_name = 'G13B.p12'",
        );
      },
      'install-password-damaged',
      'G13B.p12',
    ],
    [
      'a login password moved to another person',
      (home) => {
        sql(
          home,
          "UPDATE people SET sealed_password = (SELECT sealed_password FROM people ORDER BY id DESC LIMIT 1) WHERE login_id = 'G13B1234567'",
        );
      },
      'initial-password-damaged',
      'G13B1234567',
    ],
    [
      'a .p12 changed in the ledger alone',
      (home) => {
        sql(
          home,
          "UPDATE p12_files SET p12 = CAST(p12 || x'00' AS BLOB) WHERE file_name = 'G13B.p12'",
        );
      },
      'p12-copy-damaged',
      'G13B.p12',
    ],
  ])('finds %s', async (_name, damage, finding, subject) => {
    const place = createWorkplace('here');
    const home = await issuedHome(place);
    const { code, stdout } = await withDamage(home, () => {
      expect(existsSync(p12(home))).toBe(true);
      damage(home);
      return place.unlocked('verify', '--json', '--home', home);
    });
    const { findings } = JSON.parse(stdout) as Verified;
    expect(code).toBe(4);
    expect(findings.length).toBeGreaterThan(0);
    for (const found of findings) {
      expect(found.code.startsWith(finding)).toBe(true);
      expect(found.subject).toContain(subject);
    }
  });

  it('finds the files that a named platform does not open, after the table that says why', async () => {
    const place = createWorkplace('here');
    const args = ['verify', '--home', await issuedHome(place), '--lang', 'en', '--platform'];
    const { code, stdout } = await place.hakko([...args, 'nss-el9', '--json']);
    const { findings } = JSON.parse(stdout) as Verified;
    // In the order of the certificates, which is that of the cores that made them.
    const sorted = findings.toSorted((one, other) => one.subject.localeCompare(other.subject));
    expect([code, sorted]).toEqual([
      4,
      ['G13B.p12', 'H07A.p12'].map((subject) => ({
        ...{ code: 'p12-platform', subject, detail: 'nss-el9' },
      })),
    ]);
    const quiet = await place.hakko([...args, 'nss-el9', '--quiet']);
    expect([quiet.code, quiet.stdout]).toEqual([4, '']);
    expect(quiet.stderr).toContain('G13B.p12 does not open on NSS on Enterprise Linux 9');
    // Nothing is known of what was not opened.
    expect(await place.hakko([...args, 'ios-17'])).toMatchObject({ code: 0 });
  });

  it('says with each file of a batch which command makes it again', async () => {
    const place = createWorkplace('here');
    const home = await issuedHome(place);
    const { stderr } = await withDamage(home, () => {
      const batch = batchOf(home);
      writeFileSync(p12(home).replace('G13B', 'H07A'), 'theirs');
      rmSync(p12(home));
      writeFileSync(join(batch, 'batch.json'), '{}');
      for (const kind of ['login-id', 'install-password']) {
        writeFileSync(join(batch, 'letters', kind, `${kind}-001.pdf`), 'theirs');
      }
      return place.hakko(['verify', '--home', home, '--lang', 'en']);
    });
    const id = basename(batchOf(home));
    // In the order of the certificates, which is that of the cores that made them.
    expect(stderr.match(/“hakko remake[^”]*”/g)?.sort()).toEqual(
      ['', ' --force', ' --print login --force', ' --print install --force', ' --force']
        .map((flags) => `“hakko remake ${id}${flags}”`)
        .sort(),
    );
  });

  it('names letters that are gone, which may well have been posted and shredded', async () => {
    const place = createWorkplace('here');
    const home = await issuedHome(place);
    const { code, stdout } = await withDamage(home, () => {
      rmSync(globSync(join(home, 'batches', '*', 'letters', 'login-id', '*-001.pdf'))[0] ?? '');
      return place.hakko(['verify', '--json', '--home', home]);
    });
    const { lettersGone } = JSON.parse(stdout) as { lettersGone: readonly unknown[] };
    expect([code, lettersGone.length]).toEqual([0, 1]);
    expect(JSON.stringify(lettersGone)).toContain('login-id-001.pdf');
  });
});
