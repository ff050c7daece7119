/** The settings of `p12`: two files of each certificate under one password, and what else goes in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../batch/watch-home.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { sharedFolder } from '../system/world.ts';
import { createWorkplace, fixture, type Workplace } from './hakko.ts';
import { printedLetters } from './printed-letters.ts';
import { stopAt } from './stop-at.ts';

const NAMES = ['G13B-modern.p12', 'G13B.p12', 'H07A-modern.p12', 'H07A.p12'];
const ISSUE = ['issue', fixture('rosters', 'small.csv'), '--yes', '--passphrase-file', 'pass.txt'];

let made: Promise<string> | undefined;

/** A home that makes both, and nothing issued yet; made once. */
async function createPlace(): Promise<Workplace> {
  const place = createWorkplace('here');
  made ??= (async () => {
    const home = join(sharedFolder(), 'hakko-home');
    const { code, stderr } = await place.init('--p12-profile', 'both', '--home', home);
    if (code !== 0) throw new Error(stderr);
    return home;
  })();
  place.copyHome(await made);
  return place;
}

const p12Names = (place: Workplace): readonly string[] =>
  findFiles(place.path('hakko-home'), 'batches/*/p12/{*,.*}')
    .map((path) => path.slice(path.lastIndexOf('/') + 1))
    .sort();

interface Issued {
  readonly folder: string;
}

/** Opens a file with the password as its letter prints it; gives what OpenSSL says. */
async function openAll(
  place: Workplace,
  folder: string,
  second: readonly string[] = ['-modern.p12'],
): Promise<ReadonlyMap<string, string>> {
  const letters = await printedLetters(folder, 'install-password');
  const said = new Map<string, string>();
  for (const { fileName = '', installPassword } of letters) {
    const password = place.write('password', `${installPassword?.reveal() ?? ''}\n`);
    for (const name of [fileName, ...second.map((end) => fileName.replace('.p12', end))]) {
      const args = ['-in', join(folder, 'p12', name), '-passin', `file:${password}`];
      // What -info says goes to stderr.
      const shell = ['-c', 'exec openssl pkcs12 "$@" 2>&1', 'sh', ...args, '-nodes', '-info'];
      said.set(name, runProgram('sh', shell));
    }
  }
  return said;
}

describe('an issue', () => {
  it.skipIf(!hasProgram('openssl'))(
    'makes both, of the same key, under the password that the letter prints',
    async () => {
      const place = await createPlace();
      const { code, stdout } = await place.hakko([...ISSUE, '--json']);
      const issued = JSON.parse(stdout) as Issued;
      expect([code, issued]).toMatchObject([0, { certificates: 2, p12Files: 4, people: 3 }]);
      expect(p12Names(place)).toEqual(NAMES);

      const letters = await printedLetters(issued.folder, 'install-password');
      expect([...new Set(letters.map(({ fileName }) => fileName))].sort()).toEqual([
        'G13B.p12',
        'H07A.p12',
      ]);
      const opened = await openAll(place, issued.folder);
      expect([...opened.keys()].sort()).toEqual(NAMES);
      for (const [name, said] of opened) {
        const modern = name.includes('-modern');
        expect([name, said.includes('AES-256-CBC'), said.includes('3-KeyTripleDES')]).toEqual([
          ...[name, modern, !modern],
        ]);
      }
      const pem = (name: string) => opened.get(name)?.match(/-----BEGIN [^-]+-----[^-]+/g);
      expect(pem('G13B.p12')?.length).toBe(2);
      expect(pem('G13B-modern.p12')?.toSorted()).toEqual(pem('G13B.p12')?.toSorted());

      const json = readFileSync(join(issued.folder, 'batch.json'), 'utf8');
      const { files } = JSON.parse(json) as { files: { path: string; profile?: string }[] };
      const inP12 = files.filter(({ path }) => path.startsWith('p12/'));
      expect(inP12.map(({ path, profile }) => `${path} ${profile ?? ''}`).sort()).toEqual(
        NAMES.map((name) => `p12/${name} ${name.includes('-modern') ? 'modern' : 'compat'}`),
      );
    },
  );

  it('says which file belongs where, and so do verify, show and list', async () => {
    const place = await createPlace();
    const issued = await place.hakko([...ISSUE, '--lang', 'en']);
    expect(issued.stderr).toMatch(/Put each PREFIX\.p12 on the download page/);
    const english = (...args: readonly string[]) => place.unlocked(...args, '--lang', 'en');
    const verified = await english('verify');
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stderr).toContain('Checked 4 .p12 files and 6 letters');
    expect(verified.stdout).toMatch(
      /^platform +G13B\.p12 and 1 more +G13B-modern\.p12 and 1 more +how we know$/m,
    );
    expect(verified.stdout).toMatch(/^iOS 13 to 17 +opens +does not open \[\d\] +read/m);
    expect(verified.stdout).toMatch(/^Java 17 +opens +opens +tried$/m);
    // Each file's verdict rests on something of its own.
    expect(verified.stdout).toMatch(/^NSS on Enterprise.+read in .+ \/ not verified$/m);
    for (const query of ['G13B', 'g13b-modern.p12']) {
      const { stdout } = await english('show', query);
      expect(stdout).toMatch(/^file +G13B\.p12, G13B-modern\.p12$/m);
    }
    const listed = await place.hakko(['list', '--json']);
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { file: 'G13B.p12', files: ['G13B.p12', 'G13B-modern.p12'] },
      { file: 'H07A.p12', files: ['H07A.p12', 'H07A-modern.p12'] },
    ]);
  });

  it.each(['G13B-modern.p12', 'H07A-modern.p12'])(
    'that is killed (-9) as %s is to be written goes on from there',
    async (name) => {
      const place = await createPlace();
      const environment = stopAt(`naming ${name}`, 'SIGKILL');
      expect(await place.hakko(ISSUE, { environment })).toMatchObject({ code: null });
      expect(p12Names(place).includes(name)).toBe(false);
      expect(await place.hakko(ISSUE)).toMatchObject({ code: 0 });
      expect(p12Names(place)).toEqual(NAMES);
      const verified = await place.unlocked('verify', '--json');
      expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([
        0,
        { files: 4, letters: 6, findings: [], opened: true },
      ]);
    },
  );
});

describe('a group whose file would have the name of a second file', () => {
  it.each([
    ['both', 3],
    ['compat', 0],
  ])('under %s: exit %i', async (profile, code) => {
    const place = await createPlace();
    const path = place.path('hakko-home', 'hakko.yaml');
    const settings = readFileSync(path, 'utf8')
      .replace('groupBy: prefix', 'groupBy: loginId')
      .replace('profile: both', `profile: ${profile}`);
    place.write('hakko-home/hakko.yaml', settings);
    place.write('roster.csv', 'ログインID,氏名\nG13B,青木 一\nG13B-modern,井上 二\n');
    const checked = await place.hakko(['check', 'roster.csv', '--json']);
    expect(checked.code).toBe(code);
    const { problems } = JSON.parse(checked.stdout) as { problems: object[] };
    expect(problems).toMatchObject(code === 0 ? [] : [{ code: 'file-name-taken', line: 3 }]);
  });
});

describe('root and Windows provider', () => {
  it.skipIf(!hasProgram('openssl'))('go into the file where the settings want them', async () => {
    const place = createWorkplace('here');
    const made = await place.init(
      ...['--two-tier', '--include-root', '--windows-provider', 'software-ksp', '--lang', 'en'],
    );
    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(/root certificate .+ Windows asks/);
    const checked = await place.hakko(['check', fixture('rosters', 'small.csv'), '--lang', 'en']);
    expect(checked.stderr).toMatch(/root certificate .+ Windows asks/);
    const { stdout } = await place.hakko([...ISSUE, '--json']);
    const opened = await openAll(place, (JSON.parse(stdout) as Issued).folder, []);
    const root = readFileSync(place.path('hakko-home', 'ca', 'root.crt'), 'utf8').trim();
    expect(opened.size).toBe(2);
    for (const said of opened.values()) {
      const certificates = said.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
      expect([certificates?.length, certificates?.at(-1)]).toEqual([3, root]);
      expect(said).toMatch(/Microsoft CSP Name: Microsoft Software Key Storage Provider/);
    }
    const verified = await place.unlocked('verify', '--lang', 'en');
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(/^\[1\] Windows asks with a security warning/m);
  });

  it('pass a rehearsal', async () => {
    const place = createWorkplace('here');
    const flags = ['--p12-profile', 'both', '--include-root', '--windows-provider', 'software-ksp'];
    const { code, stdout } = await place.hakko([
      ...['rehearse', fixture('rosters', 'small.csv'), '--key', 'ec-p256', '--json', ...flags],
    ]);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        good: true,
        files: ['G13B.p12', 'G13B-modern.p12', 'H07A.p12', 'H07A-modern.p12'].map((file) => ({
          file,
          faults: [],
        })),
      },
    ]);
  });
});
