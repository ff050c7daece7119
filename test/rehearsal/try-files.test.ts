/** What a rehearsal would find: files and letters that are not what their recipients need. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHomeToRead, type Home } from '../../src/home/open-home.ts';
import { openIssuedP12 } from '../../src/inspection/open-issued-p12.ts';
import type { ReadLetter } from '../../src/letters/read-letters.ts';
import { readBackLetters, type ReadBack } from '../../src/rehearsal/read-back.ts';
import { rehearse, type Rehearsal } from '../../src/rehearsal/rehearse.ts';
import type { RehearsalRequest } from '../../src/rehearsal/stage.ts';
import { steps } from '../../src/rehearsal/steps.ts';
import { tryFiles } from '../../src/rehearsal/try-files.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { makeIdentity, password, pfxOf } from '../pkcs12/identity.ts';
import { createWorld, sharedFolder, WORLD_NOW } from '../system/world.ts';

const ROSTER = `ログインID,氏名,所属
G13B1234567,髙橋 美咲,さくら会
G13B1234568,山﨑 健一,さくら会
H07A0000001,𠮷野 桃子,みどり苑
`;

interface Rehearsed extends Required<Pick<Rehearsal, 'planned' | 'summary'>> {
  readonly world: Context;
  readonly home: Home;
  readonly letters: ReadBack;
}

let issued: Rehearsed;
/** The same, with letters that managers hand on. */
let handedOn: Rehearsed;
const after = (days: number): Date => new Date(WORLD_NOW.getTime() + days * 86_400_000);

beforeAll(async () => {
  issued = await rehearsed({ p12: { profile: 'both' } });
  handedOn = await rehearsed({ p12: {}, deliver: { login: 'group', install: 'group' } });
});

async function rehearsed(how: Pick<RehearsalRequest, 'p12' | 'deliver'>): Promise<Rehearsed> {
  const folder = sharedFolder();
  const world = createWorld({ folder });
  writeFileSync(join(folder, 'roster.csv'), ROSTER);
  const nothing = () => undefined;
  const result = await rehearse(
    world,
    {
      ...{ roster: 'roster.csv', folder: 'kept', keyAlgorithm: 'ec-p256', language: 'ja' },
      letters: {},
      ...how,
    },
    { onStep: nothing, onStart: nothing, onGroup: nothing },
    // As they were issued: nobody has come or gone yet.
    steps.filter(({ phase }) => phase === 'make'),
  );
  const { planned, summary } = result;
  if (!planned || !summary) throw new Error('the roster was refused');
  const home = openHomeToRead(world, join(folder, 'kept', 'hakko-home'));
  return { planned, summary, world, home, letters: await readBackLetters(world, home, summary) };
}

afterAll(() => {
  for (const { home } of [issued, handedOn]) home.close();
});

/** The faults when some things are not as they were issued. */
function faultsOf(
  change: {
    readonly now?: Date;
    readonly letters?: (letters: ReadBack) => ReadBack;
    readonly files?: (folder: string) => void;
  },
  { world, home, planned, summary, letters }: Rehearsed = issued,
): readonly string[] {
  const folder = join(world.environment.workingFolder, `tampered-${faultsOf.count++}`);
  mkdirSync(folder);
  for (const name of readdirSync(summary.folders.p12)) {
    writeFileSync(join(folder, name), readFileSync(join(summary.folders.p12, name)));
  }
  change.files?.(folder);
  const files = tryFiles(
    { ...world, clock: { now: () => change.now ?? WORLD_NOW } },
    home,
    planned,
    { ...summary, folders: { ...summary.folders, p12: folder } },
    change.letters?.(letters) ?? letters,
  );
  return [...files].flatMap(({ faults }) =>
    faults.map(({ code, subject }) => `${code} ${subject}`),
  );
}
faultsOf.count = 0;

/** Letters of a kind, some of them changed. */
function changed(
  letters: ReadBack,
  kind: 'login' | 'install',
  edit: (letter: ReadLetter, all: readonly ReadLetter[]) => ReadLetter | undefined,
): ReadBack {
  const all = [...letters[kind].values()];
  const edited = all.flatMap((letter) => edit(letter, all) ?? []);
  return { ...letters, [kind]: new Map(edited.map((letter) => [letter.controlNumber, letter])) };
}

/** The letters of the first two people with one field exchanged. */
const swapped =
  (kind: 'login' | 'install', field: keyof ReadLetter, other: 1 | 2) => (letters: ReadBack) =>
    changed(letters, kind, (letter, all) => {
      const index = all.indexOf(letter);
      const partner = index === 0 ? all[other] : index === other ? all[0] : undefined;
      return partner ? { ...letter, [field]: partner[field] } : letter;
    });

describe('letters that a manager hands on', () => {
  it('are without fault as they were issued: one ② for each group', () => {
    expect(faultsOf({}, handedOn)).toEqual([]);
    const { login, install } = handedOn.letters;
    expect([login.size, install.size]).toEqual([3, 2]);
  });

  it.each(['handOn', 'recipientName', 'initialPassword'] as const)(
    'are found out when the %s of two changes places, or is another',
    (field) => {
      const letters = (all: ReadBack): ReadBack =>
        field === 'recipientName'
          ? changed(all, 'login', (letter) => ({ ...letter, recipientName: '髙橋 美咲' }))
          : swapped('login', field, 1)(all);
      const people = ['G13B1234567', 'G13B1234568'];
      expect(faultsOf({ letters }, handedOn)).toEqual([
        ...people.map((person) => `letter-differs ${person}`),
        ...(field === 'recipientName' ? ['letter-differs H07A0000001'] : []),
      ]);
    },
  );
});

describe('a file and its letters', () => {
  it('as they were issued are without fault', () => {
    expect(faultsOf({})).toEqual([]);
    expect([issued.letters.count, issued.letters.login.size, issued.letters.install.size]).toEqual([
      6, 3, 3,
    ]);
  });

  it.each<[string, Parameters<typeof faultsOf>[0], readonly string[]]>([
    [
      'an octet of a file is changed',
      {
        files: (folder) => {
          const bytes = readFileSync(join(folder, 'G13B.p12'));
          bytes[200] = (bytes[200] ?? 0) ^ 1;
          writeFileSync(join(folder, 'G13B.p12'), bytes);
        },
      },
      ['not-opened G13B.p12 (G13B1234567)', 'not-opened G13B.p12 (G13B1234568)'],
    ],
    [
      'the second file of a group is that of another',
      {
        files: (folder) => {
          writeFileSync(
            join(folder, 'G13B-modern.p12'),
            readFileSync(join(folder, 'H07A-modern.p12')),
          );
        },
      },
      ['not-opened G13B-modern.p12 (G13B1234567)', 'not-opened G13B-modern.p12 (G13B1234568)'],
    ],
    [
      'two files change places',
      {
        files: (folder) => {
          const [one, other] = ['G13B.p12', 'H07A.p12'].map((name) =>
            readFileSync(join(folder, name)),
          );
          writeFileSync(join(folder, 'G13B.p12'), other ?? '');
          writeFileSync(join(folder, 'H07A.p12'), one ?? '');
        },
      },
      [
        'not-opened G13B.p12 (G13B1234567)',
        'not-opened G13B.p12 (G13B1234568)',
        'not-opened H07A.p12 (H07A0000001)',
      ],
    ],
    [
      'the certificates have ended',
      { now: after(800) },
      ['', '-modern'].flatMap((second) => [
        `dates G13B${second}.p12 (G13B1234567)`,
        `dates G13B${second}.p12 (G13B1234568)`,
        `dates H07A${second}.p12 (H07A0000001)`,
      ]),
    ],
    [
      'a login notice is missing',
      {
        letters: (all) =>
          changed(all, 'login', (letter) =>
            letter.loginId === 'G13B1234568' ? undefined : letter,
          ),
      },
      ['letter-missing G13B1234568'],
    ],
    [
      'all install notices are missing',
      { letters: (all) => changed(all, 'install', () => undefined) },
      ['letter-missing G13B1234567', 'letter-missing G13B1234568', 'letter-missing H07A0000001'],
    ],
    [
      'two initial passwords change places',
      { letters: swapped('login', 'initialPassword', 1) },
      ['letter-differs G13B1234567', 'letter-differs G13B1234568'],
    ],
    [
      'two names change places',
      { letters: swapped('install', 'recipientName', 1) },
      ['letter-differs G13B1234567', 'letter-differs G13B1234568'],
    ],
    [
      'two install passwords change places',
      { letters: swapped('install', 'installPassword', 2) },
      ['', '-modern'].flatMap((second) => [
        `not-opened G13B${second}.p12 (G13B1234567)`,
        `not-opened H07A${second}.p12 (H07A0000001)`,
      ]),
    ],
    [
      'two file names change places',
      { letters: swapped('install', 'fileName', 2) },
      ['letter-differs G13B1234567', 'letter-differs H07A0000001'],
    ],
    [
      'a character of an initial password is printed wrong',
      {
        letters: (all) =>
          changed(all, 'login', (letter) =>
            letter.loginId === 'H07A0000001'
              ? {
                  ...letter,
                  initialPassword: new Secret(
                    `${letter.initialPassword?.reveal().slice(1) ?? ''}!`,
                  ),
                }
              : letter,
          ),
      },
      ['letter-differs H07A0000001'],
    ],
  ])('are found out when %s', (_name, change, faults) => {
    expect([...faultsOf(change)].sort()).toEqual([...faults].sort());
  });
});

describe('a .p12', () => {
  it('of another CA does not lead to ours, and opens with its own password alone', async () => {
    const foreign = pfxOf(await makeIdentity('ec-p256'), 'compat');
    const ours = issued.home.ledger.authorities.all().map(({ certificate }) => certificate);
    const now = new Date();
    expect(openIssuedP12(foreign, password, ours, now).faults).toEqual(['p12-chain']);
    expect(openIssuedP12(foreign, new Secret('wrong'), ours, now).faults).toEqual(['p12-unopened']);
    expect(openIssuedP12(Buffer.from('no .p12'), password, ours, now).faults).toEqual([
      'p12-unopened',
    ]);
  });

  it.each<[string, number, readonly string[]]>([
    ['before it begins', -1, ['p12-expired']],
    ['on its first day', 0, []],
    ['on its last day', 730, []],
    ['after it', 731, ['p12-expired']],
  ])('is judged by the clock: %s', (_name, days, faults) => {
    const { home, summary, letters } = issued;
    const [letter] = [...letters.install.values()];
    const bytes = readFileSync(join(summary.folders.p12, letter?.fileName ?? ''));
    const ours = home.ledger.authorities.all().map(({ certificate }) => certificate);
    const opened = openIssuedP12(
      bytes,
      letter?.installPassword ?? new Secret(''),
      ours,
      after(days),
    );
    expect(opened.faults).toEqual(faults);
  });
});
