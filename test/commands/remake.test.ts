/** `remake` makes the files of a batch again as they were, and touches nothing that is right. */
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { printedLetters } from '../e2e/printed-letters.ts';
import { issuedHere, jsonOf, succeed } from './issued-here.ts';
import { runHere, type RanHere, type RunHere } from './run-here.ts';

interface Place {
  readonly folder: string;
  readonly batch: string;
  /** The batch folder. */
  readonly made: string;
  path(...names: readonly string[]): string;
  /** Every file of the batch with its content, but for `batch.json`. */
  content(folder?: string): Readonly<Record<string, string>>;
  /** Every file below, but for SQLite's passing ones. */
  files(): readonly string[];
  run(...args: readonly string[]): Promise<RanHere>;
  remake(...args: readonly string[]): Promise<RanHere>;
  /** Codes of what `verify` finds, with the passphrase. */
  findings(): Promise<readonly string[]>;
  sql(statement: string): void;
}

async function createPlace(): Promise<Place> {
  const folder = await issuedHere();
  const path = (...names: readonly string[]): string => join(folder, ...names);
  const [made = ''] = globSync(path('hakko-home', 'batches', '*'));
  const run: Place['run'] = (...args) => runHere({ folder }, ...args);
  return {
    ...{ folder, made, batch: basename(made), path, run },
    content: (below = made) =>
      Object.fromEntries(
        filesBelow(below)
          .filter((name) => name !== 'batch.json')
          .map((name) => [name, readFileSync(join(below, name), 'base64')]),
      ),
    files: () => filesBelow(folder).filter((name) => !/-(?:wal|shm)$/.test(name)),
    remake: (...args) => run('remake', basename(made), ...args),
    async findings() {
      const { findings } = jsonOf(await run('verify', '--json')) as {
        findings: readonly { code: string }[];
      };
      return findings.map(({ code }) => code);
    },
    sql(statement) {
      const database = new DatabaseSync(path('hakko-home', 'ledger.db'));
      database.exec(statement);
      database.close();
    },
  };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Nobody is there, and no file holds the passphrase. */
const withoutPassphrase: RunHere['change'] = (context) => {
  const environment = { ...context.environment };
  Reflect.deleteProperty(environment, 'passphraseFile');
  return { ...context, environment };
};

const letters = (made: string, kind: string): string =>
  join(made, 'letters', kind, `${kind}-001.pdf`);

describe('remake', () => {
  it.each<[string, (made: string) => void, readonly string[], number]>([
    [
      'a missing .p12, without the passphrase',
      (made) => {
        rmSync(join(made, 'p12', 'G13B.p12'));
      },
      [],
      1,
    ],
    [
      'a changed .p12',
      (made) => {
        writeFileSync(join(made, 'p12', 'G13B.p12'), 'theirs');
      },
      ['--force'],
      1,
    ],
    [
      'all .p12 files with their folder',
      (made) => {
        rmSync(join(made, 'p12'), { recursive: true });
      },
      [],
      2,
    ],
    [
      'a missing batch.json',
      (made) => {
        rmSync(join(made, 'batch.json'));
      },
      [],
      1,
    ],
    [
      'a PDF that is cut off',
      (made) => {
        truncateSync(letters(made, 'login-id'), 1000);
      },
      ['--print', 'login', '--force'],
      1,
    ],
    [
      'letters of both kinds with their folders',
      (made) => {
        rmSync(join(made, 'letters'), { recursive: true });
      },
      ['--print', 'both'],
      6,
    ],
    [
      'the list of a run, which comes as PDF and CSV, without the letters',
      (made) => {
        rmSync(join(made, 'letters', 'login-id', 'login-id-000-list.pdf'));
      },
      [],
      2,
    ],
    [
      'what is left of a killed remake',
      (made) => {
        rmSync(letters(made, 'install-password'));
        const folder = join(made, 'letters', 'install-password');
        writeFileSync(join(folder, '.install-password-001.pdf.0123456789ab.tmp'), 'half');
      },
      ['--print', 'install'],
      1,
    ],
  ])('makes again octet for octet: %s', async (_name, damage, args, written) => {
    const place = await createPlace();
    const before = place.content();
    damage(place.made);
    const ran = await place.remake('--json', ...args);
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { batch: place.batch, reworded: [] }]);
    expect((jsonOf(ran) as { written: readonly string[] }).written).toHaveLength(written);
    expect(place.content()).toEqual(before);
    expect(await place.findings()).toEqual([]);
  });

  it('moves a lost batch to another disk', async () => {
    const place = await createPlace();
    const before = place.content();
    renameSync(place.made, place.path('lost'));
    const out = place.path('usb', 'again');
    const { code, stderr } = await place.remake('--out', out, '--print', 'both');
    expect([code, stderr]).toEqual([0, expect.stringContaining(`now stands in ${out}`) as string]);
    expect(place.content(out)).toEqual(before);
    expect(statSync(out).mode & 0o777).toBe(0o700);
    expect(await place.findings()).toEqual([]);
    // And back into the home, which can itself be moved afterwards.
    expect(await place.remake('--out', place.made, '--print', 'both')).toMatchObject({
      code: 0,
    });
    rmSync(out, { recursive: true });
    expect(await place.findings()).toEqual([]);
  });

  it('makes no folder where a disk is not connected', async () => {
    const place = await createPlace();
    const usb = place.path('usb');
    await succeed(place.run('remake', place.batch, '--out', join(usb, 'again')));
    const before = filesBelow(join(usb, 'again'));
    renameSync(usb, place.path('unplugged'));
    for (const args of [[], ['--print', 'both'], ['--force']]) {
      const refused = await place.remake(...args);
      expect([refused.code, refused.error?.code]).toEqual([1, 'batch-folder-gone']);
    }
    expect(existsSync(usb)).toBe(false);
    const other = place.path('other');
    expect(await place.remake('--out', other)).toMatchObject({ code: 0 });
    expect(filesBelow(other)).toEqual(before);
    // Whoever names the place means it.
    rmSync(other, { recursive: true });
    expect(await place.remake('--out', other)).toMatchObject({ code: 0 });
    // In the home no disk can be missing.
    rmSync(other, { recursive: true });
    await succeed(place.remake('--out', place.path('hakko-home', 'batches', 'anew')));
    rmSync(place.path('hakko-home', 'batches'), { recursive: true });
    expect(await place.remake()).toMatchObject({ code: 0 });
  });

  it('touches nothing that is right', async () => {
    const place = await createPlace();
    const stamps = () =>
      readdirSync(place.made, { recursive: true, withFileTypes: true }).map(
        ({ parentPath, name }) => statSync(join(parentPath, name)).ctimeMs,
      );
    const before = stamps();
    const { code, stderr } = await place.remake('--print', 'both', '--force');
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('are there, as they were made') as string,
    ]);
    expect(stamps()).toEqual(before);
  });

  it.each<[string, (place: Place) => void, readonly string[], number, string]>([
    [
      'a changed file without --force',
      ({ made }) => {
        writeFileSync(join(made, 'p12', 'G13B.p12'), 'theirs');
        rmSync(join(made, 'p12', 'H07A.p12'));
      },
      [],
      1,
      'batch-files-differ',
    ],
    [
      'letters without the passphrase',
      ({ made }) => {
        rmSync(letters(made, 'login-id'));
      },
      ['--print', 'login'],
      2,
      'passphrase-missing',
    ],
    [
      'a file whose copy in the ledger is damaged',
      ({ made, sql }) => {
        rmSync(join(made, 'p12', 'G13B.p12'));
        sql("UPDATE p12_files SET p12 = x'00' WHERE file_name = 'G13B.p12'");
      },
      [],
      1,
      'p12-copy-damaged',
    ],
    [
      'a folder with something in it',
      ({ path }) => {
        mkdirSync(path('usb'));
        writeFileSync(path('usb', 'theirs'), '');
      },
      ['--out', 'usb'],
      1,
      'folder-not-empty',
    ],
    [
      'a batch that is not finished',
      ({ sql }) => {
        sql("UPDATE batches SET state = 'open', finished_at = NULL");
      },
      [],
      1,
      'batch-not-finished',
    ],
  ])('refuses %s, and writes nothing', async (_name, change, args, exit, code) => {
    const place = await createPlace();
    change(place);
    const before = place.files();
    const options = { folder: place.folder, change: withoutPassphrase };
    const refused = await runHere(options, 'remake', place.batch, ...args);
    expect([refused.code, refused.error?.code]).toEqual([exit, code]);
    expect(place.files()).toEqual(before);
  });

  it('names the batches there are when one is not known', async () => {
    const place = await createPlace();
    const { error } = await place.run('remake', '20200101-01');
    expect(error).toEqual({
      code: 'batch-not-known',
      args: { batch: '20200101-01', known: [place.batch] },
    });
  });

  it('leaves out letters that no longer hold, and says which page is whose now', async () => {
    const place = await createPlace();
    place.sql("UPDATE letters SET state = 'void' WHERE kind = 'login' AND page = 1");
    rmSync(letters(place.made, 'login-id'));
    const ran = await place.remake('--json', '--print', 'login');
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      0,
      { letters: 18, leftOut: 1, reworded: [letters(place.made, 'login-id')] },
    ]);
    const printed = await printedLetters(place.made, 'login-id');
    const first = printed.slice(0, 2).map(({ loginId }) => loginId);
    expect([printed.length, ...first]).toEqual([18, 'G13B1234568', 'H07A0000001']);
    const shown = await place.run('show', 'H07A0000001', '--json');
    expect(jsonOf(shown)).toMatchObject({ letters: [{ kind: 'login', page: 2 }, {}] });
    expect(await place.findings()).toEqual([]);
  });

  it('says so when letters are worded otherwise than then; their secrets are the same', async () => {
    const place = await createPlace();
    const before = await printedLetters(place.made, 'login-id');
    place.sql("UPDATE people SET name = '髙橋 美咲子' WHERE login_id = 'G13B1234567'");
    rmSync(letters(place.made, 'login-id'));
    const { stderr } = await place.remake('--print', 'login');
    expect(stderr).toContain('not octet for octet');
    const after = await printedLetters(place.made, 'login-id');
    const secrets = (all: typeof before) =>
      all.map((letter) => [letter.controlNumber, letter.initialPassword?.reveal()]);
    expect(secrets(after)).toEqual(secrets(before));
    expect(after[0]?.recipientName).toContain('美咲子');
    expect(await place.findings()).toEqual([]);
  });
});
