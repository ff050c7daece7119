/** CRL files as a projection of the ledger: whatever goes wrong between the two, the next command mends it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { parsePem } from '../../src/asn1/pem.ts';
import { checkCrls } from '../../src/home/check-crls.ts';
import { openHomeToRead, openHomeToWrite } from '../../src/home/open-home.ts';
import { unlockHome } from '../../src/home/unlock-home.ts';
import { writeCrls } from '../../src/home/write-crls.ts';
import { parseCertificateList } from '../../src/x509/certificate-list.ts';
import type { Context } from '../../src/system/context.ts';
import { createWorld, temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { copyHome, PASSPHRASE } from './sample-home.ts';

const CRLS = ['root', 'issuing'] as const;

async function makeTwoTiers() {
  const world = createWorld({ folder: temporaryFolder() });
  const folder = await copyHome(world, { ca: { tiers: 'two' } });
  return { world, folder };
}

/** The numbers of both lists, read from DER and PEM; they are one list or this throws. */
function numbersOf(folder: string): readonly number[] {
  return CRLS.map((name) => {
    const der = readFileSync(join(folder, 'crl', `${name}.crl`));
    const [block] = parsePem(readFileSync(join(folder, 'crl', `${name}.crl.pem`), 'utf8'));
    if (!block?.der.equals(der)) throw new Error(`${name}: DER and PEM differ`);
    return Number(parseCertificateList(der).cRLNumber);
  });
}

async function refresh(world: Context, folder: string): Promise<void> {
  const home = openHomeToWrite(world, folder, 'test');
  try {
    await writeCrls(world, home, unlockHome(world, home, PASSPHRASE).signers);
  } finally {
    home.close();
  }
}

/** A world whose disk fails at the nth file that is written, and from then on. */
function failingAt(world: Context, nth: number): Context {
  let written = 0;
  const write: Context['files']['write'] = (path, content, options) => {
    if (path.endsWith('lock.txt')) {
      world.files.write(path, content, options);
      return;
    }
    written += 1;
    if (written >= nth) throw new Error('the power went');
    world.files.write(path, content, options);
  };
  return { ...world, files: { ...world.files, write } };
}

describe('a refresh', () => {
  it('uses the next number each time, in the ledger and in both files', async () => {
    const { world, folder } = await makeTwoTiers();
    expect(numbersOf(folder)).toEqual([1, 1]);
    await refresh(world, folder);
    await refresh(world, folder);
    expect(numbersOf(folder)).toEqual([3, 3]);
  });

  it('starts above a number that is known from elsewhere', async () => {
    const { world, folder } = await makeTwoTiers();
    const home = openHomeToWrite(world, folder, 'test');
    const [root] = home.ledger.authorities.all();
    home.ledger.authorities.raiseCrlNumber(root?.id ?? 0, 41);
    home.close();
    await refresh(world, folder);
    expect(numbersOf(folder)).toEqual([42, 2]);
  });

  it.each([1, 2, 3, 4])(
    'that dies at file %i has used up its numbers; the next command that writes mends the files',
    async (nth) => {
      const { world, folder } = await makeTwoTiers();
      await expect(refresh(failingAt(world, nth), folder)).rejects.toThrow('the power went');
      openHomeToWrite(world, folder, 'test').close();
      expect(numbersOf(folder)).toEqual([2, 2]);
      await refresh(world, folder);
      expect(numbersOf(folder)).toEqual([3, 3]);
    },
  );

  it('skips a CA whose key is elsewhere: its list stays as it is', async () => {
    const { world, folder } = await makeTwoTiers();
    rmSync(join(folder, 'ca', 'root.key'));
    await refresh(world, folder);
    expect(numbersOf(folder)).toEqual([1, 2]);
  });
});

describe('files', () => {
  it.each<[string, (crl: (name: string) => string) => void]>([
    [
      'that are gone',
      (crl) => {
        for (const name of CRLS) rmSync(crl(name));
      },
    ],
    [
      'gone with their folder',
      (crl) => {
        rmSync(join(crl('root'), '..'), { recursive: true });
      },
    ],
    [
      'that were exchanged',
      (crl) => {
        writeFileSync(crl('root'), readFileSync(crl('issuing')));
      },
    ],
    [
      'of which the PEM is an older one',
      (crl) => {
        writeFileSync(`${crl('root')}.pem`, readFileSync(`${crl('issuing')}.pem`));
      },
    ],
  ])('%s are written again from the ledger', async (_name, damage) => {
    const { world, folder } = await makeTwoTiers();
    const crl = (name: string) => join(folder, 'crl', `${name}.crl`);
    const before = CRLS.map((name) => readFileSync(crl(name)));
    damage(crl);
    openHomeToWrite(world, folder, 'test').close();
    expect(CRLS.map((name) => readFileSync(crl(name)))).toEqual(before);
    expect(numbersOf(folder)).toEqual([1, 1]);
  });

  it('of a ledger that kept checksums alone: the PEM is made of the DER, and only of the right one', async () => {
    const { world, folder } = await makeTwoTiers();
    const database = new DatabaseSync(join(folder, 'ledger.db'));
    database.exec('UPDATE crls SET der = NULL');
    database.close();
    for (const name of CRLS) rmSync(join(folder, 'crl', `${name}.crl.pem`));
    writeFileSync(join(folder, 'crl', 'issuing.crl'), 'something else');
    openHomeToWrite(world, folder, 'test').close();
    const pem = (name: string) => existsSync(join(folder, 'crl', `${name}.crl.pem`));
    expect(CRLS.map(pem)).toEqual([true, false]);
    await refresh(world, folder);
    expect(numbersOf(folder)).toEqual([2, 2]);
  });
});

describe('a check', () => {
  const inDays = (days: number) => new Date(WORLD_NOW.getTime() + days * 86_400_000);
  const file = (folder: string, name: string) => join(folder, 'crl', name);

  it.each<[string, number, (folder: string) => void, readonly string[]]>([
    ['of lists as they were written', 0, () => undefined, []],
    ['30 days before the end', 370, () => undefined, ['root crl-soon', 'issuing crl-soon']],
    ['31 days before the end', 368.9, () => undefined, []],
    ['after the end', 401, () => undefined, ['root crl-expired', 'issuing crl-expired']],
    ['after the end of the CA, which needs none', 3660, () => undefined, []],
    [
      'of a missing file',
      0,
      (folder) => {
        rmSync(file(folder, 'root.crl.pem'));
      },
      ['root crl-missing'],
    ],
    [
      'of a changed DER',
      0,
      (folder) => {
        writeFileSync(file(folder, 'issuing.crl'), 'x');
      },
      ['issuing crl-differs'],
    ],
    [
      'of a PEM that is another list',
      0,
      (folder) => {
        writeFileSync(
          file(folder, 'issuing.crl.pem'),
          readFileSync(file(folder, 'root.crl.pem'), 'utf8'),
        );
      },
      ['issuing crl-differs'],
    ],
  ])('%s', async (_name, days, damage, expected) => {
    const { world, folder } = await makeTwoTiers();
    damage(folder);
    const home = openHomeToRead(world, folder);
    try {
      const later = { ...world, clock: { now: () => inDays(days) } };
      const found = checkCrls(later, home, 30).flatMap(({ fileName, faults }) =>
        faults.map(({ code }) => `${fileName} ${code}`),
      );
      expect(found).toEqual(expected);
    } finally {
      home.close();
    }
  });
});
