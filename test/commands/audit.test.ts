/** `audit` tells what was done, and by its exit code whether the log can be believed. */
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { tamper } from '../ledger/tamper.ts';
import { hasProgram, runProgram } from '../programs.ts';
import type { Context } from '../../src/system/context.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { initHere, succeed } from './issued-here.ts';
import { runHere, type RanHere } from './run-here.ts';

const ROSTER = `ログインID,氏名,初期パスワード
G13B1234567,髙橋美咲,chosen-canary-77
G13B1234568,佐藤大輔,
H07A0000310,伊藤修,
`;
const PEOPLE = ['--operator', '田中　一郎', '--witness', '佐藤　花子', '--ref', '総情第12号'];

interface Audited {
  readonly total: number;
  readonly head: string;
  readonly whole: boolean;
  readonly broken?: object;
  readonly batches: readonly { readonly head?: string; readonly sequence?: number }[];
  readonly asked?: { readonly sequence?: number };
  readonly events: readonly {
    readonly sequence: number;
    readonly kind: string;
    readonly user: string;
    readonly operator?: string;
    readonly witness?: string;
    readonly reference?: string;
    readonly hash: string;
    readonly details: Readonly<Record<string, unknown>>;
  }[];
}

interface Place {
  readonly folder: string;
  path(...names: readonly string[]): string;
  write(name: string, content: string): void;
  run(...args: readonly string[]): Promise<RanHere>;
}

function placeIn(folder: string): Place {
  const path = (...names: readonly string[]) => join(folder, ...names);
  return {
    folder,
    path,
    write: (name, content) => {
      writeFileSync(path(name), content);
    },
    run: (...args) => runHere({ folder }, ...args),
  };
}

let made: Promise<{ readonly fresh: string; readonly issued: string }> | undefined;

/** A home as `init` left it, and the same after one batch, made once. */
function madeHomes() {
  return (made ??= (async () => {
    const [fresh, issued] = [sharedFolder(), sharedFolder()];
    await initHere(fresh);
    cpSync(fresh, issued, { recursive: true });
    const place = placeIn(issued);
    place.write('roster.csv', ROSTER);
    await succeed(place.run('issue', place.path('roster.csv'), '--yes', ...PEOPLE));
    return { fresh, issued };
  })());
}

async function createPlace(which: 'fresh' | 'issued' = 'issued'): Promise<Place> {
  const folder = temporaryFolder();
  cpSync((await madeHomes())[which], folder, { recursive: true });
  return placeIn(folder);
}

async function audit(place: Place, ...args: readonly string[]) {
  const { code, stdout } = await place.run('audit', '--json', ...args);
  return { code, log: JSON.parse(stdout) as Audited };
}

describe('audit', () => {
  it('tells every change of state, who did it and who stood by', async () => {
    const place = await createPlace();
    const { code, log } = await audit(place);
    expect([code, log.whole, log.total]).toEqual([0, true, log.events.length]);
    expect(log.events.map(({ kind }) => kind).sort()).toEqual([
      'batch-finished',
      'batch-opened',
      'certificate-issued',
      'certificate-issued',
      'crls-signed',
      'crls-signed',
      'files-written',
      'home-created',
      'letters-made',
      'letters-made',
      'lists-made',
      'lists-made',
    ]);
    const [made, , opened] = log.events;
    expect(made).not.toHaveProperty('operator');
    expect(opened).toMatchObject({
      ...{ operator: '田中　一郎', witness: '佐藤　花子', reference: '総情第12号' },
    });
    expect(opened?.user).toMatch(/^.+@.+$/);
  });

  it('tells of every certificate, login, letter and file of the ledger', async () => {
    const place = await createPlace();
    const { log } = await audit(place);
    const database = new DatabaseSync(place.path('hakko-home', 'ledger.db'), { readOnly: true });
    const column = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .flatMap((row) => Object.values(row));
    const told = (kind: string, detail: string) =>
      log.events
        .filter((event) => event.kind === kind)
        .flatMap(({ details }) => details[detail])
        .sort();
    expect([
      told('certificate-issued', 'serialNumber'),
      told('certificate-issued', 'loginIds'),
      told('files-written', 'files'),
      [...told('letters-made', 'sha256'), ...told('lists-made', 'checksums')].sort(),
    ]).toEqual([
      column('SELECT serial_number FROM certificates ORDER BY 1'),
      column("SELECT login_id FROM people WHERE state = 'active' ORDER BY 1"),
      column('SELECT file_name FROM p12_files ORDER BY 1'),
      column('SELECT sha256 FROM letter_files ORDER BY 1'),
    ]);
    const hashes = column('SELECT password_hash FROM people').map(String);
    database.close();
    // Neither the password that the roster brought nor what was made of it.
    for (const secret of ['chosen-canary-77', 'canary-passphrase', ...hashes]) {
      expect(JSON.stringify(log)).not.toContain(secret);
    }
  });

  it.each<['ja' | 'en', RegExp]>([
    ['ja', /田中.一郎\(.+@.+\)、立会 佐藤.花子、総情第12号.*G13Bの証明書を発行しました: 2人/],
    ['en', /田中.一郎 \(.+@.+\), witness 佐藤.花子, ref 総情第12号.*certificate of G13B for 2 peo/],
  ])('speaks %s', async (language, line) => {
    const { folder } = await createPlace();
    const { code, stdout, stderr } = await runHere({ folder, language }, 'audit');
    expect(code).toBe(0);
    expect(stdout).toMatch(line);
    expect(stdout).toContain('Asia/Tokyo');
    // One line for each event in a pipe, below two of heads.
    expect(stdout.trimEnd().split('\n')).toHaveLength(14);
    expect(stderr).toMatch(/[0-9a-f]{64}/);
  });

  it('shows the days and the number that were asked for, and judges all of it', async () => {
    const place = await createPlace();
    const all = (await audit(place)).log.events.map(({ sequence }) => sequence);
    const some = async (...args: readonly string[]) => {
      const { code, log } = await audit(place, ...args);
      expect([code, log.total]).toEqual([0, all.length]);
      return log.events.map(({ sequence }) => sequence);
    };
    expect(await some('--limit', '3')).toEqual(all.slice(-3));
    expect(await some('--limit', '0')).toEqual([]);
    expect(await some('--from', '2020-01-01', '--to', '2999-12-31')).toEqual(all);
    expect(await some('--to', '2020-01-01')).toEqual([]);
    expect(await some('--from', '2999-01-01')).toEqual([]);
  });

  it('counts days as the site does', async () => {
    const place = await createPlace();
    tamper(
      place.path('hakko-home', 'ledger.db'),
      "UPDATE events SET at = '2026-11-22T15:00:00.000Z' WHERE sequence = 1",
      "UPDATE events SET at = '2026-11-22T14:59:59.999Z' WHERE sequence = 2",
    );
    const { log } = await audit(place, '--from', '2026-11-23', '--to', '2026-11-23');
    const sequences = log.events.map(({ sequence }) => sequence);
    expect([sequences.includes(1), sequences.includes(2)]).toEqual([true, false]);
  });
});

describe('a noted head', () => {
  it('is found, whole or its beginning, as it was noted or in a batch.json', async () => {
    const place = await createPlace();
    const { log } = await audit(place);
    const [record = ''] = globSync(place.path('hakko-home', 'batches', '*', 'batch.json'));
    const grouped = log.head.toUpperCase().replaceAll(/(.{8})(?=.)/g, '$1 ');
    for (const noted of [log.head, log.head.slice(0, 16), grouped]) {
      const { code, log: found } = await audit(place, '--head', noted);
      expect([noted, code, found.asked?.sequence]).toEqual([noted, 0, log.total]);
    }
    const { code, log: found } = await audit(place, '--head', record);
    // Written just before its batch was marked as finished.
    expect([code, found.asked?.sequence]).toEqual([0, log.total - 1]);
    expect(found.batches).toMatchObject([{ sequence: log.total - 1 }]);
  });

  it('that the log does not hold is told', async () => {
    const place = await createPlace();
    const { code, log } = await audit(place, '--head', 'f'.repeat(64));
    expect([code, log.whole, log.asked]).toEqual([4, true, { head: 'f'.repeat(64) }]);
  });

  it.each(['abc', 'no-such-file.json', 'pass.txt', `${'f'.repeat(64)}0`])(
    'that is none is a wrong call: %s',
    async (noted) => {
      const { code, error } = await (await createPlace()).run('audit', '--head', noted);
      expect([code, error]).toMatchObject([2, { code: 'head-unreadable', args: { value: noted } }]);
    },
  );
});

describe('a log that was tampered with', () => {
  it.each<[string, string, object]>([
    ['changed', 'UPDATE events SET operator = NULL WHERE sequence = 4', { sequence: 4 }],
    ['missing', 'DELETE FROM events WHERE sequence = 4', { sequence: 4 }],
    [
      'changed',
      "UPDATE events SET details = 'not JSON', at = 'some day' WHERE sequence = 3",
      { sequence: 3 },
    ],
  ])('is named by audit, and nothing is written behind it: %s', async (fault, sql, broken) => {
    const place = await createPlace();
    const ledger = place.path('hakko-home', 'ledger.db');
    tamper(ledger, sql);
    const { code, log } = await audit(place);
    expect([code, log.whole, log.broken]).toEqual([4, false, { ...broken, fault }]);
    const shown = await place.run('audit');
    expect([shown.code, shown.stderr]).toEqual([4, expect.stringMatching(/broken: event \d/)]);

    place.write('roster.csv', `${ROSTER}Z99Z0000001,青木一,\n`);
    const before = readFileSync(ledger);
    for (const args of [
      ['issue', place.path('roster.csv'), '--yes'],
      ['init', '--successor'],
      ['crl'],
    ]) {
      const { code: refused, error } = await place.run(...args);
      expect([refused, error]).toMatchObject([1, { code: 'event-log-broken', args: broken }]);
    }
    expect(readFileSync(ledger).equals(before)).toBe(true);
  });

  it('is named when it was cut off, by the batch.json that noted more', async () => {
    const place = await createPlace();
    tamper(place.path('hakko-home', 'ledger.db'), 'DELETE FROM events WHERE sequence > 4');
    const { code, log } = await audit(place);
    expect([code, log.whole, log.total, log.batches[0]?.sequence]).toEqual([4, true, 4, undefined]);
  });

  it('is named when an older ledger was put back beside a newer batch', async () => {
    const [place, newer] = [await createPlace('fresh'), await createPlace()];
    const batches = ['hakko-home', 'batches'];
    cpSync(newer.path(...batches), place.path(...batches), { recursive: true });
    const { code, log } = await audit(place);
    expect([code, log.whole, log.batches.length]).toEqual([4, true, 1]);
    // A ledger that came back from a backup knows which batches it lost: their events are lost too.
    const [folder = ''] = globSync(join(place.path(...batches), '*'));
    tamper(
      place.path('hakko-home', 'ledger.db'),
      `INSERT INTO batches (id, command, state, folder, opened_at)
       VALUES ('${basename(folder)}', 'issue', 'lost', 'batches/${basename(folder)}', '2026-11-22T03:00:00.000Z')`,
    );
    expect((await audit(place)).code).toBe(0);
  });

  it('and so is a batch.json that holds no head', async () => {
    const place = await createPlace();
    const [record = ''] = globSync(place.path('hakko-home', 'batches', '*', 'batch.json'));
    writeFileSync(record, '{"chainHead": 1}');
    const { code, log } = await audit(place);
    expect([code, log.batches]).toEqual([4, [{ path: record }]]);
  });
});

describe('who is responsible', () => {
  it.each([
    ['--operator', ''],
    ['--witness', 'two\nlines'],
    ['--ref', 'x'.repeat(101)],
  ])('must be one line of text: %s', async (flag, value) => {
    const { code, error } = await (await createPlace()).run('audit', flag, value);
    // The value stays out of it: it may have been meant for another question.
    expect([code, error]).toEqual([
      2,
      { code: 'responsible-invalid', args: { option: flag, maximum: 100 } },
    ]);
  });

  it('is told by the environment, unless the call says otherwise', async () => {
    const place = await createPlace();
    const change = (context: Context): Context => ({
      ...context,
      environment: { ...context.environment, operator: '田中' },
    });
    for (const args of [['crl'], ['crl', '--operator', '鈴木']]) {
      await succeed(runHere({ folder: place.folder, change }, ...args));
    }
    const { log } = await audit(place);
    expect(log.events.slice(-2).map(({ operator }) => operator)).toEqual(['田中', '鈴木']);
  });
});

describe.skipIf(!hasProgram('script'))('on a terminal', () => {
  it('no line is longer than the screen', async () => {
    const place = await createPlace();
    const program = resolve(import.meta.dirname, '../../bin/hakko.js');
    const command = `stty cols 80; '${process.execPath}' '${program}' audit --lang ja --home '${place.path('hakko-home')}'`;
    const shown = runProgram('script', ['-qefc', command, '/dev/null']);
    const table = shown.split(/\r?\n/).filter((line) => /^(?:\d|番|─| {20})/.test(line));
    expect(table.length).toBeGreaterThan(12);
    for (const line of table) expect([line, stringWidth(line) <= 80]).toEqual([line, true]);
  });
});
