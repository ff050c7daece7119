/** The download site: page 1, the login, the file; limits, and what is written down of it. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPfx } from '../../src/pkcs12/open.ts';
import { readDownloads } from '../../src/portal/download-record.ts';
import { folderSource } from '../../src/portal/site-source.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { issuedHere } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { WORLD_NOW } from '../system/world.ts';
import { eventually, passwordsIn, portalHere, sharedPortal } from './portal-here.ts';

const PERSON = 'G13B1234567';
const p12 = (folder: string, name: string) =>
  readFileSync(join(folder, 'hakko-home', 'batches', '20261122-01', 'p12', name));

describe('page 1', () => {
  it.each<[string, string, number, string]>([
    ['as printed', 'G13B', 303, 'dl/G13B/G13B.p12'],
    ['in small letters', 'g13b', 303, 'dl/G13B/G13B.p12'],
    ['in full width, with a space', 'ｇ１３ｂ　', 303, 'dl/G13B/G13B.p12'],
    ['that does not exist', 'Z99Z', 404, 'No login ID begins with “Z99Z”'],
    ['of nothing', ' ', 200, 'Please type what letter ① gives you'],
    ['of a whole login ID', PERSON, 404, 'the first 4 characters alone'],
    ['of markup', '<b>"', 404, '“&lt;b&gt;&quot;”'],
    ['that leads elsewhere', '../../etc', 404, '“../../etc”'],
  ])('takes a prefix %s', async (_name, typed, status, expected) => {
    const { ask } = await sharedPortal();
    const answer = await ask(`/?prefix=${encodeURIComponent(typed)}`);
    const said = status === 303 ? answer.headers['location'] : answer.text;
    expect([answer.status, said]).toEqual([
      status === 404 && typed === PERSON ? 200 : status,
      expect.stringContaining(expected),
    ]);
  });

  it('hides under --uniform which prefixes exist', async () => {
    const { ask } = await portalHere({ uniform: true });
    const [known, unknown] = await Promise.all(
      ['g13b', 'z99z'].map((typed) => ask(`/?prefix=${typed}`)),
    );
    expect(known?.headers['location']).toBe('dl/g13b/g13b.p12');
    expect(unknown?.headers['location']).toBe('dl/z99z/z99z.p12');
    expect([known?.status, unknown?.status]).toEqual([303, 303]);
  });

  it.each([
    ['ja', {}, '/', '証明書のダウンロード'],
    ['ja', { 'accept-language': 'fr, ja;q=0.8, en;q=0.7' }, '/', '証明書のダウンロード'],
    ['en', { 'accept-language': 'en-GB,en;q=0.9,ja;q=0.8' }, '/', 'Download your certificate'],
    ['ja', { 'accept-language': 'en' }, '/?lang=ja', '証明書のダウンロード'],
  ])('speaks %s to %j at %s', async (lang, headers, path, title) => {
    const { ask } = await sharedPortal();
    const { text } = await ask(path, { headers: { 'accept-language': '', ...headers } });
    expect(text).toContain(`<html lang="${lang}">`);
    expect(text).toContain(`<h1>${title}</h1>`);
  });

  it.each([
    [
      'an iPhone in LINE',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Safari Line/14.0',
      'openExternalBrowser=1',
    ],
    [
      'an iPhone in Instagram',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Instagram 300',
      'Open it in Safari',
    ],
    [
      'Android in a web view',
      'Mozilla/5.0 (Linux; Android 14; Pixel; wv) Chrome/120',
      'Open it in Chrome',
    ],
    [
      'Safari itself',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1',
      'iPhone and iPad</a> (for this device)',
    ],
    [
      'Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/120',
      'Windows</a> (for this device)',
    ],
  ])('helps %s', async (_name, agent, expected) => {
    const { ask } = await sharedPortal();
    const { text } = await ask('/', { headers: { 'user-agent': agent } });
    expect(text).toContain(expected);
    expect(text.includes('inside another app')).toBe(!expected.includes('(for this device)'));
  });
});

describe('page 2', () => {
  it('gives the file to a person of the prefix', async () => {
    const { folder, download } = await sharedPortal();
    const { status, headers, bytes } = await download(PERSON);
    expect([status, bytes.equals(p12(folder, 'G13B.p12'))]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'application/x-pkcs12',
      'content-disposition': 'attachment; filename="G13B.p12"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'/) as string,
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it.each<[string, (password: string) => string, number]>([
    ['as printed', (password) => `${PERSON}:${password}`, 200],
    ['with a login ID in small letters', (password) => `g13b1234567:${password}`, 200],
    ['in full width', (password) => `Ｇ１３Ｂ１２３４５６７：${password}`.replace('：', ':'), 200],
    ['with a space behind it', (password) => `${PERSON} :${password} `, 200],
    ['with a wrong password', () => `${PERSON}:wrong`, 401],
    ['without a password', () => `${PERSON}:`, 401],
    ['of nobody', (password) => `G13B9999999:${password}`, 401],
    ['of another prefix', (password) => `H07A0000001:${password}`, 401],
    ['that is no login at all', () => PERSON, 401],
  ])('takes a login %s', async (_name, login, expected) => {
    const { ask, initial } = await sharedPortal();
    const answer = await ask('/dl/G13B/G13B.p12', { login: login(initial.get(PERSON) ?? '') });
    expect(answer.status).toBe(expected);
    if (expected === 401) {
      expect(answer.headers['www-authenticate']).toBe('Basic realm="G13B", charset="UTF-8"');
      expect(answer.text).toContain('letter ①');
    }
  });

  it('refuses a login of its own right prefix at another prefix', async () => {
    const { ask, initial } = await sharedPortal();
    const login = `${PERSON}:${initial.get(PERSON) ?? ''}`;
    expect(await ask('/dl/H07A/H07A.p12', { login })).toMatchObject({ status: 401 });
  });

  it('answers byte for byte the same to whomever it refuses', async () => {
    const folder = await issuedHere();
    await runHere({ folder }, 'end', 'G13B1234568', '--yes');
    await runHere(
      { folder },
      'revoke',
      'H07A',
      '--reason',
      'superseded',
      '--confirm',
      'H07A',
      '--yes',
    );
    const { download, ask } = await portalHere({ folder });
    const answers = [
      await download('G13B9999999', { password: 'wrong' }),
      await download(PERSON, { password: 'wrong' }),
      await download('G13B1234568', { password: 'wrong' }),
      await ask('/dl/G13B/G13B.p12', { login: 'H07A0000001:wrong' }),
    ];
    const plain = answers.map(({ status, headers, text }) => ({
      ...{ status, text, headers: { ...headers, date: '' } },
    }));
    for (const answer of plain) expect(answer).toEqual(plain[0]);
    // A group without a file says so to its own people alone.
    const revoked = await download('H07A0000001', { password: 'wrong' });
    expect(revoked.text.replaceAll('H07A', 'G13B')).toBe(plain[0]?.text);
    expect(await download('H07A0000001')).toMatchObject({
      status: 410,
      text: expect.stringContaining('no valid certificate') as string,
    });
  });

  it.each<[string, string, number]>([
    ['another name', '/dl/G13B/H07A.p12', 404],
    ['a name that is none', '/dl/G13B/..%2fH07A.p12', 404],
    ['a prefix that leads out', '/dl/..%2f..%2fetc/passwd.p12', 404],
    ['a NUL', '/dl/G13B%00/G13B.p12', 404],
    ['a folder', '/dl/G13B/', 404],
    ['something else', '/p12/G13B.p12', 404],
  ])('has no file at %s', async (_name, path, status) => {
    const { ask, initial } = await sharedPortal();
    const login = `${PERSON}:${initial.get(PERSON) ?? ''}`;
    expect(await ask(path, { login })).toMatchObject({ status });
  });

  it('does not count a look without the body', async () => {
    const { download, portal, world } = await portalHere();
    expect(await download(PERSON, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
    expect(readDownloads(world, portal.state)).toEqual([]);
  });

  it('ends with the certificate', async () => {
    let now = WORLD_NOW;
    const { download } = await portalHere({
      world: (world) => ({ ...world, clock: { now: () => now } }),
    });
    now = new Date(WORLD_NOW.getTime() + 731 * 86_400_000);
    expect(await download(PERSON)).toMatchObject({
      status: 410,
      text: expect.stringContaining('is over') as string,
    });
  });

  it('allows so many downloads as letter ① says, also across restarts and two portals', async () => {
    const first = await portalHere();
    const { folder } = first;
    const second = await portalHere({ folder });
    for (let count = 0; count < 10; count += 1) {
      expect(await first.download(PERSON)).toMatchObject({ status: 200 });
      expect(await second.download(PERSON)).toMatchObject({ status: 200 });
    }
    for (const { download } of [first, second, await portalHere({ folder })]) {
      expect(await download(PERSON)).toMatchObject({
        status: 410,
        text: expect.stringContaining('downloaded 20 times') as string,
      });
      expect(await download('G13B1234568', { method: 'HEAD' })).toMatchObject({ status: 200 });
    }
    expect(readDownloads(first.world, first.portal.state)).toHaveLength(20);
  });
});

describe('the log', () => {
  it('has one line for each attempt, and never a password', async () => {
    const { ask, download, audit, portal, initial } = await portalHere();
    await ask('/?prefix=Z99Z', { from: '127.0.0.5' });
    await ask('/?prefix=g13b');
    await download(PERSON, { password: 'mistyped-canary' });
    await download(PERSON);
    expect(audit()).toMatchObject([
      { page: 'prefix', result: 'prefix-unknown', prefix: 'Z99Z', address: '127.0.0.5' },
      { page: 'prefix', result: 'prefix-known', prefix: 'g13b', address: '127.0.0.1' },
      { page: 'download', result: 'refused', loginId: PERSON, prefix: 'g13b' },
      { page: 'download', result: 'downloaded', loginId: PERSON, file: 'G13B.p12' },
    ]);
    const text = readFileSync(portal.auditLog, 'utf8');
    expect(text).not.toContain('mistyped-canary');
    expect(text).not.toContain(initial.get(PERSON));
  });

  it.each([
    ['a line end', 'G13B\n{"result":"downloaded"}'],
    ['a Unicode line end', 'G13B\u2028\u2029\u0085x'],
    ['terminal commands', '\u001b[2J\u009b31m\u0007'],
    ['text that turns around', '\u202eG13B\u2066'],
    ['half a pair', 'G\ud800B'],
    ['a very long text', 'G'.repeat(5000)],
  ])('stays on one line with %s', async (_name, typed) => {
    const { ask, audit, portal } = await portalHere();
    await ask(`/?prefix=${encodeURIComponent(typed.toWellFormed())}`);
    await ask('/dl/G13B/G13B.p12', { login: `${typed}:x` });
    expect(audit()).toHaveLength(2);
    const text = readFileSync(portal.auditLog, 'utf8');
    expect(text.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(3);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text.length).toBeLessThan(1000);
  });

  it('may be moved away, and goes on', async () => {
    const { ask, audit, portal } = await portalHere();
    await ask('/?prefix=Z99Z');
    renameSync(portal.auditLog, `${portal.auditLog}.1`);
    await ask('/?prefix=Y99Y');
    expect(audit()).toMatchObject([{ prefix: 'Y99Y' }]);
  });
});

describe('without a restart', () => {
  it('takes over what commands do to the home', async () => {
    const { folder, download } = await portalHere();
    expect(await download(PERSON)).toMatchObject({ status: 200 });
    await runHere({ folder }, 'end', PERSON, '--yes');
    expect(
      await eventually(async () => (await download(PERSON, { from: '127.0.0.9' })).status === 401),
    ).toBe(true);
  });

  it('hands out a file that was locked anew at once', async () => {
    const { folder, download, world } = await portalHere();
    const first = await download(PERSON);
    await runHere({ folder }, 'reset', '--install', 'G13B', '--yes');
    const second = await download(PERSON);
    expect([first.status, second.status]).toEqual([200, 200]);
    const { install } = passwordsIn(world, join(folder, 'hakko-home'));
    const openedBy = install.get('G13B') ?? '';
    expect(() => openPfx(second.bytes, new Secret(openedBy))).not.toThrow();
    expect(() => openPfx(first.bytes, new Secret(openedBy))).toThrow();
  });

  it('takes over a folder that is exported again', async () => {
    const folder = await issuedHere();
    const out = join(folder, 'exported');
    await runHere({ folder }, 'export', 'portal', out);
    const { download, portal } = await portalHere({
      ...{ folder, source: (world) => folderSource(world, out) },
    });
    expect(portal.state).toBe(`${out}-state`);
    expect(await download(PERSON)).toMatchObject({ status: 200 });
    await runHere({ folder }, 'revoke', 'G13B', '--reason', 'superseded', '--yes');
    await runHere({ folder }, 'export', 'portal', out);
    expect(await eventually(async () => (await download(PERSON)).status === 410)).toBe(true);
  });
});
