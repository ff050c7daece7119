/** `verify` looks both ways: what the ledger has and the disk has not, and what lies there unknown. */
import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openHomeToRead } from '../../src/home/open-home.ts';
import { verifyHome } from '../../src/inspection/verify-home.ts';
import { issuedHome, withDamage } from '../commands/issued-home.ts';
import { createWorkplace } from '../e2e/hakko.ts';
import { createWorld } from '../system/world.ts';

const batchOf = (home: string): string => globSync(join(home, 'batches', '*'))[0] ?? '';

function write(path: string): void {
  writeFileSync(path, 'theirs', { mode: 0o600 });
}

/** What is found after some damage, as `code path-below-the-home`. */
async function findingsAfter(
  damage: (home: string) => void,
  now: Date = new Date(),
): Promise<readonly string[]> {
  const folder = await issuedHome(createWorkplace('here'));
  return withDamage(folder, async () => {
    damage(folder);
    const world = createWorld({ folder, now });
    const home = openHomeToRead(world, folder);
    try {
      const { findings } = await verifyHome(world, home, {});
      return findings.map(({ code, subject }) => `${code} ${subject.replace(`${folder}/`, '')}`);
    } finally {
      home.close();
    }
  });
}

describe('verify', () => {
  it('finds nothing in what was issued', async () => {
    expect(await findingsAfter(() => undefined)).toEqual([]);
  });

  it.each<[string, (home: string) => void, string, string]>([
    [
      'a file among the letters that was not printed',
      (home) => {
        write(join(batchOf(home), 'letters', 'install-password', 'login-id-001.pdf'));
      },
      'letters-orphan',
      'install-password/login-id-001.pdf',
    ],
    [
      'a file in the batch folder that is nothing',
      (home) => {
        write(join(batchOf(home), 'notes.txt'));
      },
      'file-unknown',
      'notes.txt',
    ],
    [
      'a missing batch.json',
      (home) => {
        rmSync(join(batchOf(home), 'batch.json'));
      },
      'record-missing',
      'batch.json',
    ],
    [
      'a batch.json with another number in it',
      (home) => {
        const path = join(batchOf(home), 'batch.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('A000001', 'A000009'));
      },
      'record-differs',
      'batch.json',
    ],
    [
      'a batch folder that is gone, in one line',
      (home) => {
        rmSync(batchOf(home), { recursive: true });
      },
      'batch-folder-missing',
      'batches',
    ],
    [
      'a folder of no batch',
      (home) => {
        mkdirSync(join(home, 'batches', '20200101-01'), { mode: 0o700 });
      },
      'batch-unknown',
      '20200101-01',
    ],
    [
      'letters that a killed command had begun',
      (home) => {
        write(join(batchOf(home), 'letters', 'login-id', '.login-id-001.pdf.0123456789ab.tmp'));
      },
      'staged-left',
      '.login-id-001.pdf.',
    ],
    [
      'a CRL that a killed command had begun',
      (home) => {
        write(join(home, 'crl', '.root.crl.0123456789ab.tmp'));
      },
      'staged-left',
      '.root.crl.',
    ],
    ...['hakko.yaml', 'lock.db', 'crl/root.crl', 'ca/root.crt', 'ca/vault.key'].map(
      (name): [string, (home: string) => void, string, string] => [
        `${name} that others can read`,
        (home) => {
          chmodSync(join(home, name), 0o644);
        },
        'mode',
        name,
      ],
    ),
    ...['ca', 'crl', 'batches'].map((name): [string, (home: string) => void, string, string] => [
      `a folder ${name} that others can enter`,
      (home) => {
        chmodSync(join(home, name), 0o711);
      },
      'mode',
      name,
    ]),
    [
      'a PDF that others can write, in a folder that they can enter, once',
      (home) => {
        const folder = join(batchOf(home), 'letters', 'login-id');
        chmodSync(join(folder, 'login-id-001.pdf'), 0o666);
        chmodSync(folder, 0o750);
      },
      'mode',
      'login-id',
    ],
  ])('finds %s', async (_name, damage, code, subject) => {
    const findings = await findingsAfter(damage);
    expect(findings).toEqual([expect.stringMatching(new RegExp(`^${code} .*${subject}`))]);
  });

  it.each([false, true])(
    'does not mind the file of a revoked certificate (missing: %s)',
    async (missing) => {
      const findings = await findingsAfter((home) => {
        const database = new DatabaseSync(join(home, 'ledger.db'));
        database.exec(
          "UPDATE certificates SET state = 'revoked', revoked_at = '2026-11-22T03:00:00Z', revocation_reason = 'superseded' WHERE file_name = 'G13B.p12'",
        );
        database.close();
        if (missing) rmSync(join(batchOf(home), 'p12', 'G13B.p12'));
      });
      expect(findings).toEqual([]);
    },
  );

  it('says when the clock cannot be right', async () => {
    const findings = await findingsAfter(() => undefined, new Date('2020-01-01T00:00:00Z'));
    expect(findings).toEqual(['clock-behind 2020-01-01 09:00:00 (Asia/Tokyo)']);
  });
});
