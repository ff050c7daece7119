/** `init --successor`: old and new certificates are accepted side by side, their CRLs too. */
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { createWorkplace, type Workplace } from './hakko.ts';
import { issueAndOpen, verifyClient } from './issued-certificates.ts';

const HEADER = 'ログインID,氏名,住所,メールアドレス\n';
const row = (id: string, mail = '') => `${id},青木 一,若葉野市1,${mail}\n`;

/** All CRLs of the home in one file, as nginx and Apache want them. */
function allCrls(place: Workplace): string {
  const folder = place.path('hakko-home', 'crl');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pem'));
  return place.write(
    'crls.pem',
    files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join(''),
  );
}

function changeSettings(place: Workplace, changes: Readonly<Record<string, string>>): void {
  const path = place.path('hakko-home', 'hakko.yaml');
  let text = readFileSync(path, 'utf8');
  for (const [key, value] of Object.entries(changes)) {
    text = text.replace(new RegExp(`^  ${key}: .*$`, 'm'), `  ${key}: ${value}`);
  }
  writeFileSync(path, text);
}

describe.skipIf(!hasProgram('openssl'))('a successor', () => {
  it.each(['one', 'two'])('stands beside the old CA, in %s tier(s)', async (tiers) => {
    const place = createWorkplace('here');
    await place.init(...(tiers === 'two' ? ['--two-tier'] : []));
    const old = place.write('old.csv', HEADER + row('G13B0000001'));
    const [before] = await issueAndOpen(place, old);
    const added = await place.unlocked('init', '--successor');
    expect([added.code, added.stdout]).toEqual([0, '']);
    expect(added.stderr).toContain('さくら市 証明書発行CA G2');
    const both = place.write('new.csv', HEADER + row('G13B0000001') + row('H07A0000001'));
    const [after] = await issueAndOpen(place, both);
    if (!before || !after) throw new Error('both were issued');

    const bundle = place.path('hakko-home', 'ca', 'bundle.pem');
    const crls = ['-crl_check_all', '-CRLfile', allCrls(place)];
    for (const file of [before, after]) {
      expect(verifyClient(file, bundle, ...crls)).toContain('OK');
    }
    const roots = ['root', 'root-2'].map((name) => place.path('hakko-home', 'ca', `${name}.crt`));
    const accepts = (trusted: string) => [before, after].map((file) => accepted(file, trusted));
    expect(roots.map(accepts)).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });

  it('lets somebody join a group of the old CA: letters only', async () => {
    const place = createWorkplace('here');
    await place.init();
    const [before] = await issueAndOpen(place, place.write('a.csv', HEADER + row('G13B0000001')));
    await place.unlocked('init', '--successor');
    const joined = HEADER + row('G13B0000001') + row('G13B0000002');
    const run = await place.unlocked('issue', place.write('b.csv', joined), '--yes', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ certificates: 0, people: 1 });
    const bundle = place.path('hakko-home', 'ca', 'bundle.pem');
    expect(before && accepted(before, bundle)).toBe(true);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });

  it('is what issue names when the CA ends too soon, and then it issues', async () => {
    const place = createWorkplace('here');
    await place.init('--ca-years', '1', '--client-days', '300');
    changeSettings(place, { days: '700', years: '10' });
    const roster = place.write('a.csv', HEADER + row('G13B0000001'));
    const refused = await place.unlocked('issue', roster, '--yes');
    expect([refused.code, refused.stderr.includes('hakko init --successor')]).toEqual([3, true]);
    expect((await place.unlocked('init', '--successor')).code).toBe(0);
    expect(await issueAndOpen(place, roster)).toHaveLength(1);
  });
});

it.skipIf(!hasProgram('openssl'))('certificates carry URLs and address as set', async () => {
  const place = createWorkplace('here');
  await place.init();
  changeSettings(place, {
    crlUrl: 'http://pki.example.jp/{ca}.crl',
    issuerUrl: 'http://pki.example.jp/{ca}.cer',
    rfc822Name: 'roster',
    groupBy: 'loginId',
  });
  await place.unlocked('init', '--successor');
  const people = row('G13B0000001', 'taro@example.jp') + row('G13B0000002');
  const [own, without] = await issueAndOpen(place, place.write('a.csv', HEADER + people));
  expect(own?.certificates[0]?.subjectAltName).toBe('email:taro@example.jp');
  expect(without?.certificates[0]?.subjectAltName).toBeUndefined();
  const text = runProgram('openssl', ['x509', '-in', own?.client ?? '', '-noout', '-text']);
  expect(text).toContain('URI:http://pki.example.jp/root-2.crl');
  expect(text).toContain('CA Issuers - URI:http://pki.example.jp/root-2.cer');
  const der = readFileSync(place.path('hakko-home', 'ca', 'root-2.cer'));
  expect(own?.certificates[0]?.checkIssued(new X509Certificate(der))).toBe(true);

  // The address survives in the ledger: a new one is a change.
  const moved = HEADER + row('G13B0000001', 'hana@example.jp') + row('G13B0000002');
  const changed = await place.hakko(['check', place.write('b.csv', moved)]);
  expect(changed.stderr).toContain('メールアドレス「taro@example.jp」→「hana@example.jp」');
});

describe('nothing changes', () => {
  it.each<[readonly string[], number, string]>([
    [['--org', 'x'], 2, '--org を除いて'],
    [['--ca-key', 'ec-p384'], 2, '--ca-key を除いて'],
    [['--p12-profile', 'modern'], 2, '--p12-profile を除いて'],
    [['--home', 'none'], 1, 'CAがありません'],
    [['--passphrase-file', 'wrong.txt'], 1, 'パスフレーズ'],
  ])('after init --successor %j', async (flags, code, said) => {
    const place = createWorkplace('here');
    await place.init();
    place.write('wrong.txt', 'no such passphrase\n');
    const before = place.files().filter((name) => !/-(?:wal|shm)$/.test(name));
    const ended = await place.hakko(['init', '--successor', ...flags]);
    const after = place.files().filter((name) => !/-(?:wal|shm)$/.test(name));
    expect([ended.code, after]).toEqual([code, before]);
    expect(ended.stderr).toContain(said);
  });
});

function accepted(file: Parameters<typeof verifyClient>[0], trusted: string): boolean {
  try {
    return verifyClient(file, trusted).includes('OK');
  } catch {
    return false;
  }
}
