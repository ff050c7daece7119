/** `init --import-key --import-cert`: a CA of OpenSSL issues here, and OpenSSL accepts what it issued. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concatenate, makeCa, makeCrl, RSA } from '../home/openssl-authority.ts';
import { hasProgram, runProgram } from '../programs.ts';
import { KEYS, runInTerminal } from '../system/pseudo-terminal.ts';
import { createWorkplace, PASSPHRASE } from './hakko.ts';
import { issueAndOpen, verifyClient } from './issued-certificates.ts';

const ROSTER =
  'ログインID,氏名,住所\nG13B0000001,青木 一,若葉野市1\nH07A0000001,井上 二,若葉野市2\n';
const SITE = ['init', '--org', 'みなと市', '--portal-url', 'https://id.minato.example/'];
const HOME_PASS = ['--key', 'ec-p256', '--passphrase-file', 'pass.txt'];
const OLD = 'むかしの合言葉';

function workplaceWithCa() {
  const place = createWorkplace('here');
  const elsewhere = place.path('elsewhere');
  place.write('roster.csv', ROSTER);
  const old = place.write('old.txt', `${OLD}\n`);
  const encrypt = (key: string): string => {
    const out = `${key}.enc`;
    runProgram('openssl', ['pkcs8', '-topk8', '-in', key, '-out', out, '-passout', `file:${old}`]);
    return out;
  };
  return { place, elsewhere, encrypt };
}

describe.skipIf(!hasProgram('openssl'))('a CA from elsewhere', () => {
  it('that signed itself issues under its own name', async () => {
    const { place, elsewhere, encrypt } = workplaceWithCa();
    const ca = makeCa(elsewhere, { name: 'みなと市民病院 CA', algorithm: RSA });
    const flags = ['--import-key', encrypt(ca.key), '--import-cert', ca.certificate];
    const old = ['--import-passphrase-file', 'old.txt'];
    const made = await place.hakko([...SITE, ...flags, ...old, ...HOME_PASS]);
    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect(made.stderr).toContain('CA「みなと市民病院 CA」');
    expect(made.stderr).toContain('これまでに失効させた証明書は');
    const pass = ['-passin', `file:${place.path('pass.txt')}`];
    const stored = place.path('hakko-home', 'ca', 'root.key');
    expect(runProgram('openssl', ['pkey', '-in', stored, '-pubout', ...pass])).toBe(
      runProgram('openssl', ['pkey', '-in', ca.key, '-pubout']),
    );
    for (const file of await issueAndOpen(place, 'roster.csv')) {
      expect(file.certificates).toHaveLength(1);
      expect(verifyClient(file, ca.certificate)).toContain('OK');
      expect(verifyClient(file, place.path('hakko-home', 'ca', 'bundle.pem'))).toContain('OK');
    }
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });

  it('below two others brings its chain along, without the root and without their keys', async () => {
    const { place, elsewhere } = workplaceWithCa();
    const root = makeCa(elsewhere, { name: 'Root', algorithm: RSA });
    const policy = makeCa(elsewhere, { name: 'Policy', issuer: root });
    const issuing = makeCa(elsewhere, { name: 'Issuing', issuer: policy });
    const all = [issuing, root, policy].map(({ certificate }) => certificate);
    const chain = concatenate(join(elsewhere, 'chain.pem'), all);
    const flags = ['--import-key', issuing.key, '--import-cert', chain];
    const host = ['--portal-host', 'portal.minato.example'];
    const made = await place.hakko([...SITE, ...host, ...flags, ...HOME_PASS]);
    expect([made.code, made.stderr.match(/CA「(\w+)」の鍵はここにない/g)?.length]).toEqual([0, 2]);
    expect(readdirSync(place.path('hakko-home', 'crl'))).toEqual([
      'issuing.crl',
      'issuing.crl.pem',
    ]);
    expect(existsSync(place.path('hakko-home', 'ca', 'root.key'))).toBe(false);
    for (const file of await issueAndOpen(place, 'roster.csv')) {
      const behind = file.certificates.map(({ subject }) => /CN=(\w+)/.exec(subject)?.[1]);
      expect(behind.slice(1)).toEqual(['Issuing', 'Policy']);
      expect(verifyClient(file, root.certificate)).toContain('OK');
      const crl = ['-crl_check', '-CRLfile', place.path('hakko-home', 'crl', 'issuing.crl.pem')];
      expect(verifyClient(file, root.certificate, ...crl)).toContain('OK');
    }
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });

    // A web server checks the whole chain: lists of those above come from where their keys are.
    const exportSite = (...crls: readonly string[]) =>
      place.hakko(['export', 'nginx', 'site', ...crls.flatMap((crl) => ['--crl', crl])]);
    const lists = [makeCrl(elsewhere, 'Root', root), makeCrl(elsewhere, 'Policy', policy)];
    const refused = await exportSite(...lists.slice(0, 1));
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--crl')]);
    expect((await exportSite(...lists)).code).toBe(0);
    const together = readFileSync(place.path('site', 'crl', 'all.crl.pem'), 'utf8');
    expect(together.match(/BEGIN X509 CRL/g)).toHaveLength(3);
  });

  it('may succeed the one that is there', async () => {
    const { place, elsewhere } = workplaceWithCa();
    await place.init();
    const ca = makeCa(elsewhere, { name: 'Next' });
    const flags = ['--import-key', ca.key, '--import-cert', ca.certificate];
    const added = await place.unlocked('init', '--successor', ...flags);
    expect([added.code, added.stderr.includes('CA「Next」')]).toEqual([0, true]);
    for (const file of await issueAndOpen(place, 'roster.csv')) {
      expect(verifyClient(file, ca.certificate)).toContain('OK');
    }
    const again = await place.unlocked('init', '--successor', ...flags);
    expect([again.code, again.stderr.includes('既にこのフォルダーにあります')]).toEqual([3, true]);
  });
});

describe.skipIf(!hasProgram('openssl') || !hasProgram('script'))('on a terminal', () => {
  it('the old passphrase is asked for, again when it was mistyped, and names are kept short', async () => {
    const { place, elsewhere, encrypt } = workplaceWithCa();
    const ca = makeCa(elsewhere, { name: 'みなと CA' });
    const flags = ['--import-key', encrypt(ca.key), '--import-cert', ca.certificate];
    const { enter, clearLine } = KEYS;
    const { code, text, answered } = await runInTerminal(
      place.folder,
      ['init', ...flags, '--key', 'ec-p256', '--portal-url', 'https://id.minato.example/'],
      [
        { when: /持ち込む鍵.*のパスフレーズ/, type: `mistyped${enter}` },
        { when: /開けません[^]*持ち込む鍵.*のパスフレーズ/, type: `${OLD}${enter}` },
        { when: /組織の名前/, type: `${'あ'.repeat(65)}${enter}` },
        { when: /64文字以内/, type: `${clearLine}みなと市${enter}` },
        { when: /サイトの名前/, type: enter },
        { when: /新しいパスフレーズ/, type: `five random words here${enter}` },
        { when: /同じパスフレーズ/, type: `five random words here${enter}` },
        { when: /復旧コードを作りますか/, type: `n${enter}` },
      ],
    );
    expect([code, answered]).toEqual([0, 8]);
    expect(text).not.toContain(OLD);
    place.write('pass.txt', 'five random words here');
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });
});

describe('nothing is written', () => {
  it.skipIf(!hasProgram('openssl')).each<[string, readonly string[], number, string]>([
    ['a wrong passphrase', ['--import-passphrase-file', 'pass.txt'], 1, '持ち込む鍵'],
    ['no passphrase', [], 2, '--import-passphrase-file'],
  ])('after %s of the key', async (_name, flags, code, said) => {
    const { place, elsewhere, encrypt } = workplaceWithCa();
    const ca = makeCa(elsewhere, { name: 'CA' });
    const imported = ['--import-key', encrypt(ca.key), '--import-cert', ca.certificate];
    const ended = await place.hakko([...SITE, ...imported, ...flags, ...HOME_PASS]);
    expect([ended.code, existsSync(place.path('hakko-home'))]).toEqual([code, false]);
    expect(ended.stderr).toContain(said);
    expect(ended.stderr).not.toContain(PASSPHRASE);
  });

  it.each<[readonly string[], number, string]>([
    [['--import-key', 'ca.key'], 2, '--import-cert がありません'],
    [['--import-cert', 'ca.crt'], 2, '--import-key がありません'],
    [['--import-passphrase-file', 'p'], 2, '--import-key がありません'],
    [['--import-key', 'a', '--import-cert', 'b', '--ca-years', '5'], 2, '--ca-years を除いて'],
    [['--import-key', 'none', '--import-cert', 'none'], 1, 'というファイルがありません'],
    [['--ca-name', 'あ'.repeat(65)], 2, '--ca-name'],
    [['--two-tier', '--ca-name', 'あ'.repeat(60)], 2, '59文字まで'],
    [['--org', 'あ'.repeat(65)], 2, '組織の名前(--org)が65文字'],
    [['--org', 'あ'.repeat(60)], 2, '--ca-name'],
  ])('after init %j', async (flags, code, said) => {
    const place = createWorkplace('here');
    const ended = await place.hakko([...SITE, ...flags, ...HOME_PASS]);
    expect([ended.code, place.files()]).toEqual([code, ['pass.txt']]);
    expect(ended.stderr).toContain(said);
  });
});
