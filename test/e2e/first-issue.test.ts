/** The main job: a fresh folder, a CA, a roster, files that open with what the letters print. */
import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { createWorkplace, fixture, PASSPHRASE, type Workplace } from './hakko.ts';
import { printedLetters } from './printed-letters.ts';

const SAMPLES = [
  { roster: 'sample.csv', people: 26, groups: 6 },
  { roster: 'sample-excel.csv', people: 26, groups: 6 },
];

interface Issued {
  readonly batch: string;
  readonly folder: string;
  readonly certificates: number;
  readonly people: number;
}

describe.each(SAMPLES)('a first issue from $roster', ({ roster, people, groups }) => {
  it.skipIf(!hasProgram('openssl')).each(['one', 'two'])(
    'opens everywhere, CA in %s tier(s)',
    async (tiers) => {
      const place = createWorkplace('here');
      const made = await place.init(...(tiers === 'two' ? ['--two-tier'] : []));
      expect(made).toMatchObject({ code: 0, stdout: '' });
      const issued = await issue(place, fixture('rosters', roster));
      expect(issued).toMatchObject({ certificates: groups, people });

      const [login, install] = await Promise.all([
        printedLetters(issued.folder, 'login-id'),
        printedLetters(issued.folder, 'install-password'),
      ]);
      expect([login.length, install.length]).toEqual([people, people]);
      expect(login.map(({ controlNumber }) => controlNumber)).toEqual(
        install.map(({ controlNumber }) => controlNumber),
      );
      const first = login.find(({ loginId }) => loginId === 'G13B1234567');
      expect(first).toMatchObject({ prefix: 'G13B', recipientName: '髙橋　美咲' });

      const passwords = new Map(install.map((letter) => [letter.fileName, letter.installPassword]));
      expect(passwords.size).toBe(groups);
      const authorities = tiers === 'two' ? ['root', 'issuing'] : ['root'];
      const bundle = authorities.map((role) =>
        readFileSync(place.path('hakko-home', 'ca', `${role}.crt`), 'utf8'),
      );
      const trusted = place.write('trusted.pem', bundle.join(''));
      for (const [fileName = '', password] of passwords) {
        const path = place.path('hakko-home', 'batches', issued.batch, 'p12', fileName);
        place.write('password', `${password?.reveal() ?? ''}\n`);
        const opened = runProgram('openssl', [
          ...['pkcs12', '-in', path, '-passin', `file:${place.path('password')}`, '-nodes'],
        ]);
        expect(opened).toContain('BEGIN PRIVATE KEY');
        expect(opened.split('BEGIN CERTIFICATE').length - 1).toBe(tiers === 'two' ? 2 : 1);
        const pem = place.write('opened.pem', opened.slice(opened.indexOf('-----BEGIN CERT')));
        runProgram('openssl', [
          ...['verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', trusted, pem],
        ]);
      }

      expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
      const again = await place.unlocked('issue', fixture('rosters', roster), '--yes', '--json');
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject({ plan: { groups: [], unchanged: people } });
    },
  );
});

describe('what stands on the disk', () => {
  it('is private, complete, and holds no secret where none belongs', async () => {
    const place = createWorkplace('here');
    await place.init();
    const { folder, batch } = await issue(place, fixture('rosters', 'sample.csv'));
    const wrong = place
      .files()
      .filter((file) => file.startsWith('hakko-home'))
      .filter((file) => (statSync(place.path(file)).mode & 0o777) !== 0o600);
    expect(wrong).toEqual([]);
    for (const name of ['.', 'ca', 'crl', 'batches', `batches/${batch}/p12`]) {
      expect([name, statSync(place.path('hakko-home', name)).mode & 0o777]).toEqual([name, 0o700]);
    }

    const letters = await printedLetters(folder, 'install-password');
    const initial = await printedLetters(folder, 'login-id');
    const secrets = [
      PASSPHRASE,
      ...letters.map(({ installPassword }) => installPassword?.reveal() ?? ''),
      ...initial.map(({ initialPassword }) => initialPassword?.reveal() ?? ''),
    ];
    expect(secrets.every((secret) => secret.length >= 16)).toBe(true);
    for (const file of place.files().filter((name) => name !== 'pass.txt')) {
      const bytes = readFileSync(place.path(file));
      expect([file, secrets.some((secret) => bytes.includes(secret))]).toEqual([file, false]);
    }
  });

  it.skipIf(!hasProgram('openssl'))(
    'is a CA that openssl takes: certificate, CRL, key',
    async () => {
      const place = createWorkplace('here');
      await place.init('--two-tier', '--ca-key', 'rsa-2048');
      const home = (...names: readonly string[]) => place.path('hakko-home', ...names);
      for (const role of ['root', 'issuing']) {
        runProgram('openssl', [
          'verify',
          '-x509_strict',
          '-CAfile',
          home('ca', 'root.crt'),
          home('ca', `${role}.crt`),
        ]);
        const crl = ['crl', '-in', home('crl', `${role}.crl.pem`), '-noout', '-text'];
        const text = runProgram('openssl', [...crl, '-CAfile', home('ca', `${role}.crt`)]);
        expect(text).toContain('No Revoked Certificates');
        runProgram('openssl', [
          'pkey',
          '-in',
          home('ca', `${role}.key`),
          '-passin',
          `file:${place.path('pass.txt')}`,
          '-noout',
        ]);
      }
    },
  );
});

describe('people who come later', () => {
  const header = 'ログインID,氏名,所属,郵便番号,住所1\n';
  const row = (id: string, name: string, address = '若葉野市中央一丁目2番3号') =>
    `${id},${name},さくら会,000-0013,${address}\n`;

  it('get letters with the password of the file their group has', async () => {
    const place = createWorkplace('here');
    await place.init();
    const old = await issue(place, place.write('a.csv', header + row('G13B0000001', '青木　一')));
    const before = await printedLetters(old.folder, 'install-password');
    place.write('b.csv', header + row('G13B0000001', '青木　一') + row('G13B0000002', '井上　二'));
    const joined = await issue(place, place.path('b.csv'));
    expect(joined).toMatchObject({ certificates: 0, people: 1 });
    const after = await printedLetters(joined.folder, 'install-password');
    expect(after.map(({ installPassword }) => installPassword?.reveal())).toEqual(
      before.map(({ installPassword }) => installPassword?.reveal()),
    );
    expect(after[0]?.recipientName).toBe('井上　二');
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });

  it('and people who moved are changed in the ledger without a letter', async () => {
    const place = createWorkplace('here');
    await place.init();
    await issue(place, place.write('a.csv', header + row('G13B0000001', '青木　一')));
    place.write('b.csv', header + row('G13B0000001', '青木　一', '若葉野市北二丁目4番5号'));
    const changed = await place.hakko(['issue', 'b.csv', '--yes']);
    expect(changed.stderr).toContain('住所「若葉野市中央一丁目2番3号」→「若葉野市北二丁目4番5号」');
    expect(changed.code).toBe(0);
    const list = await place.hakko(['check', 'b.csv', '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject({ plan: { unchanged: 1, changed: [] } });
  });
});

async function issue(place: Workplace, roster: string): Promise<Issued> {
  const { code, stdout, stderr } = await place.unlocked('issue', roster, '--yes', '--json');
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Issued;
}

describe('a roster from a pipe', () => {
  it.skipIf(!hasProgram('mkfifo'))('is read once, by check and by issue', async () => {
    const place = createWorkplace('here');
    await place.init();
    const pipe = place.path('roster.fifo');
    runProgram('mkfifo', [pipe]);
    for (const args of [
      ['check', pipe],
      ['issue', pipe, '--yes', '--passphrase-file', 'pass.txt'],
    ]) {
      let written: Promise<void> | undefined;
      const { code, stderr } = await place.hakko(args, {
        during: () => {
          written = writeFile(pipe, 'ログインID,氏名\nG13B0000001,青木　一\n');
        },
      });
      await written;
      expect([args[0], code, code === 0 ? '' : stderr]).toEqual([args[0], 0, '']);
    }
    expect(place.files().filter((file) => file.endsWith('G13B.p12')).length).toBe(1);
  });
});
