/** `hakko export nginx|apache|ca|mobileconfig`: what is written, what is said, and what is refused. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { issuedHere, jsonOf } from './issued-here.ts';
import { PASSPHRASE, runHere } from './run-here.ts';
import { writeHosts } from './write-hosts.ts';

async function place() {
  const folder = await issuedHere();
  writeHosts(folder, ['portal.sakura.example', 'care.sakura.example']);
  const run = (...args: readonly string[]) => runHere({ folder }, 'export', ...args);
  const path = (...names: readonly string[]): string => join(folder, ...names);
  const read = (...names: readonly string[]): string => readFileSync(path(...names), 'utf8');
  return { folder, run, path, read };
}

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.each(['nginx', 'apache'])('export %s', (server) => {
  it('writes a folder that holds no secret, and says what is in it', async () => {
    const { run, path, read } = await place();
    const ran = await run(server, path('site'), '--at', '/srv/hakko/site', '--json');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(jsonOf(ran)).toMatchObject({
      ...{ server, folder: path('site'), at: '/srv/hakko/site', local: '/srv/hakko/site-local' },
      ...{ changed: true, groups: 2, logins: 19, revoked: 0, downloadHost: 'id.sakura.example' },
      portalHosts: ['portal.sakura.example', 'care.sakura.example'],
    });
    for (const file of everyFile(path('site'))) {
      const bytes = readFileSync(file);
      for (const secret of [PASSPHRASE, '髙橋', 'PRIVATE KEY', path('')]) {
        expect([file, bytes.includes(secret)]).toEqual([file, false]);
      }
    }
    const configuration = read('site', `${server}.conf`);
    for (const host of ['id', 'portal', 'care']) {
      expect(configuration).toContain(`/tls/${host}.sakura.example.key`);
    }
    expect(configuration).toContain('/srv/hakko/site-local');
    expect(configuration).not.toContain('{{');
    const policy = read('site', server, 'headers.conf');
    for (const page of everyFile(path('site', 'pages'))) {
      const text = readFileSync(page, 'utf8');
      const [, style = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? [];
      expect([page, policy.includes(hash('sha256', style, 'base64'))]).toEqual([page, true]);
      expect([page, /<script|\{\{|<h1><\/h1>/.test(text)]).toEqual([page, false]);
      for (const [, link = ''] of text.matchAll(/href="(\/[^"]+)"/g)) {
        expect([page, link, existsSync(path('site', 'pages', link))]).toEqual([page, link, true]);
      }
    }
    // The web administrator is told what to do, in both languages.
    for (const readme of ['README.md', 'README.ja.md']) {
      const text = read('site', readme);
      expect(text).not.toContain('{{');
      for (const told of [
        ...['sha256sum -c', '/srv/hakko/site.previous', 'blocked-serials.map', '2027-12-2'],
        ...['chgrp -R www-data', server === 'nginx' ? 'nginx -t' : 'apachectl -t'],
      ]) {
        expect(text).toContain(told);
      }
    }
  });

  it('says what comes next, and that nothing has changed', async () => {
    const { folder, path } = await place();
    const args = ['export', server, path('site'), '--group', String(process.getgid?.() ?? 0)];
    const first = await runHere({ folder, language: 'ja' }, ...args);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toContain('README.ja.md');
    expect(first.stderr).not.toContain('--group');
    expect((await runHere({ folder }, ...args)).stderr).toContain('Nothing has changed');
  });

  it.each<[string, readonly string[], number, string]>([
    ['a path with a blank', ['--at', '/srv/my site'], 2, 'export-path-unfit'],
    ['a listener of its own making', ['--listen', '443; root /'], 2, 'export-listen-unfit'],
    ['a group that is not here', ['--group', 'nobody-has-this'], 2, 'export-group-unknown'],
  ])('refuses %s, and writes nothing', async (_what, args, code, error) => {
    const { run, path, folder } = await place();
    expect(await run(server, path('site'), ...args)).toMatchObject({
      code,
      error: { code: error },
    });
    expect(readdirSync(folder)).not.toContain('site');
  });

  it('refuses a home that names no host for certificates', async () => {
    const folder = await issuedHere();
    expect(await runHere({ folder }, 'export', server, join(folder, 'site'))).toMatchObject({
      code: 3,
      error: { code: 'export-hosts-missing' },
    });
  });
});

describe('export ca', () => {
  it('writes certificates and lists with the fingerprints that OpenSSL finds', async () => {
    const { run, path, read } = await place();
    const ran = await run('ca', path('ca-files'));
    expect(ran.code).toBe(0);
    const found = runProgram('openssl', [
      ...['x509', '-in', path('ca-files', 'ca', 'root.crt'), '-noout', '-fingerprint', '-sha256'],
    ]);
    const fingerprint = found.trim().split('=')[1] ?? '';
    expect(fingerprint).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(ran.stderr).toContain(fingerprint);
    expect(read('ca-files', 'fingerprints.txt')).toContain(fingerprint);
    const list = path('ca-files', 'crl', 'root.crl');
    expect(
      runProgram('openssl', ['crl', '-inform', 'DER', '-in', list, '-noout', '-text']),
    ).toContain('Next Update: Dec 27');
    expect(() =>
      runProgram('openssl', [
        ...['verify', '-crl_check_all', '-CAfile', path('ca-files', 'ca', 'bundle.pem')],
        ...['-CRLfile', path('ca-files', 'crl', 'all.crl.pem')],
        ...['-attime', String(Date.UTC(2026, 10, 23) / 1000), path('ca-files', 'ca', 'root.crt')],
      ]),
    ).not.toThrow();
  });
});

describe('export mobileconfig', () => {
  it.skipIf(!hasProgram('python3'))('writes profiles that another plist reader opens', async () => {
    const { run, path } = await place();
    const ran = await run('mobileconfig', path('profiles'), '--prefix', 'g13b', '--json');
    expect(jsonOf(ran)).toMatchObject({ profiles: ['G13B.mobileconfig'] });
    const profile = readProfile(path('profiles', 'G13B.mobileconfig'));
    expect(profile).toMatchObject({
      PayloadType: 'Configuration',
      PayloadIdentifier: 'example.sakura.id.G13B',
      PayloadOrganization: 'さくら市',
    });
    const [payload] = profile.PayloadContent;
    expect(payload).toMatchObject({
      PayloadType: 'com.apple.security.pkcs12',
      PayloadCertificateFileName: 'G13B.p12',
    });
    expect(payload).not.toHaveProperty('Password');
    const issued = path('hakko-home', 'batches', '20261122-01', 'p12', 'G13B.p12');
    expect(payload?.PayloadContent).toBe(readFileSync(issued).toString('base64'));
  });

  it('is the same each time, with other identifiers for each group', async () => {
    const { run, path, read } = await place();
    for (const folder of ['one', 'two']) await run('mobileconfig', path(folder));
    const [g13b, h07a] = ['G13B', 'H07A'].map((group) => read('one', `${group}.mobileconfig`));
    expect(read('two', 'G13B.mobileconfig')).toBe(g13b);
    const uuids = [g13b, h07a].flatMap((text) =>
      text?.match(/[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/g),
    );
    expect(new Set(uuids).size).toBe(4);
  });

  it('names groups that have no file', async () => {
    const { run, path } = await place();
    expect(await run('mobileconfig', path('profiles'), '--prefix', 'X99X')).toMatchObject({
      code: 3,
      error: { code: 'export-groups-unknown', args: { groups: ['X99X'] } },
    });
  });
});

interface Profile {
  readonly PayloadContent: readonly { readonly PayloadContent: string }[];
}

/** Data as base64. */
function readProfile(path: string): Profile {
  const program =
    'import plistlib,json,base64,sys; print(json.dumps(plistlib.load(open(sys.argv[1],"rb")), default=lambda b: base64.b64encode(b).decode()))';
  return JSON.parse(runProgram('python3', ['-c', program, path])) as Profile;
}
