/**
 * The exported folders under the system's own nginx and Apache: the walk of a recipient, and everybody
 * who must be turned away.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import {
  chooseByPolicy,
  createStore,
  devices,
  hasBrowser,
  importFile,
  look,
  openBrowser,
  walk,
  type Device,
} from './browser.ts';
import {
  DOWNLOAD_HOST,
  issueSite,
  PORTAL_HOSTS,
  type IssuedSite,
  type Server,
} from './issued-site.ts';
import {
  freePort,
  isRoot,
  openThrough,
  startServer,
  type RunningServer,
} from './running-server.ts';
import { visit, type Answer, type Visit } from './visit.ts';

const [PORTAL, CARE] = PORTAL_HOSTS;
const programs = { nginx: 'nginx', apache: 'apache2' };

describe.each<Server>(['nginx', 'apache'])('%s', (kind) => {
  describe.skipIf(!hasProgram(programs[kind]))('serves an exported folder', () => {
    let site: IssuedSite;
    let server: RunningServer;
    const path = (...names: readonly string[]): string => site.path('server', ...names);
    const exportAgain = () => site.hakko('export', kind, path('site'), ...place(path));
    /** A visitor of her own address, unless one is named. */
    let visitors = 1;
    const go = (options: Visit): Promise<Answer> => {
      visitors += 1;
      const from = `127.0.${Math.floor(visitors / 200) + 1}.${(visitors % 200) + 1}`;
      return visit(server, { from, ...options });
    };
    const download = (options: Omit<Visit, 'host'>) => go({ host: DOWNLOAD_HOST, ...options });
    const enter = (group: string | undefined, options: Partial<Visit> = {}) => {
      const certificate = group === undefined ? undefined : site.files.get(group);
      return go({ host: PORTAL, ...(certificate && { certificate }), ...options });
    };
    const passwordOf = (loginId: string): string => site.initialPasswords.get(loginId) ?? '';
    const place = (at: typeof path): readonly string[] => [
      ...['--at', at('site'), '--listen', `127.0.0.1:${port}`],
      ...(isRoot() ? ['--group', 'www-data'] : []),
    ];
    let port = 0;
    const logSize = (): number => readFileSync(path('error.log'), 'utf8').length;
    /** nginx shows a page; Apache ends the handshake, and tells its log why. */
    const refused = (answer: Answer, heading: string, reason: string, seen: number): void => {
      const { status } = answer;
      if (kind === 'nginx') expect(answer).toMatchObject({ status: 403, heading });
      else {
        const log = readFileSync(path('error.log'), 'utf8').slice(seen);
        expect({ status, log }).toMatchObject({
          status: 0,
          log: expect.stringContaining(reason) as string,
        });
      }
    };

    beforeAll(async () => {
      port = await freePort();
      const inFolder = (...names: readonly string[]) => ['FOLDER/server', ...names].join('/');
      const stale = [kind, 'FOLDER/server/stale', ...place(inFolder)];
      site = await issueSite(stale);
      for (const folder of [site.folder, path()]) openThrough(folder);
      await exportAgain();
      server = await startServer(kind, path(), port);
    });
    afterAll(() => server.stop());

    it('finds its configuration in order', () => {
      expect(server.complaint()).toBe('');
      expect(
        runProgram('sh', ['-c', `cd ${path('site')} && sha256sum -c --quiet SHA256SUMS`]),
      ).toBe('');
    });

    it.each([
      ['ja', '証明書のダウンロード'],
      ['en-GB,en;q=0.9,ja;q=0.5', 'Download your certificate'],
      ['zh-CN', 'Download your certificate'],
      [undefined, '証明書のダウンロード'],
    ])('asks for the prefix in the language %s', async (language, heading) => {
      const headers = language === undefined ? {} : { 'Accept-Language': language };
      const answer = await download({ headers });
      expect(answer).toMatchObject({ status: 200, heading });
      expect(answer.body.toString()).not.toContain('<script');
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      });
    });

    it.each(['G13B', 'g13b', '+G13b%20', '%EF%BC%A7%EF%BC%91%EF%BC%93%EF%BC%A2', 'G13B&x=1'])(
      'knows the prefix typed as %s',
      async (typed) => {
        const { status, headers } = await download({ path: `/download?prefix=${typed}` });
        expect(status).toBe(302);
        expect(new URL(headers['location'] ?? '', `https://${DOWNLOAD_HOST}`).pathname).toBe(
          '/p12/G13B/G13B.p12',
        );
      },
    );

    it.each([
      ...['X99X', '', 'G13', 'G13BG13B', '../G13B', 'G13B/../H07A', 'G13B%00', 'G13B%0d%0aX:%20y'],
      ...['default', 'include', '~.*', '%27%22%3Cscript%3E', 'a'.repeat(2000), 'K21C'],
    ])('says that nothing begins with %j, and asks again', async (typed) => {
      const { status, heading, body } = await download({ path: `/download?prefix=${typed}` });
      expect({ status, heading }).toEqual({ status: 200, heading: '入力した文字が見つかりません' });
      expect(body.toString()).toContain('name="prefix"');
    });

    it.each([
      ['G13B&file=modern', 'G13B-modern.p12'],
      ['%EF%BC%A7%EF%BC%91%EF%BC%93%EF%BC%A2&file=modern', 'G13B-modern.p12'],
      ['G13B&file=other', 'G13B.p12'],
    ])('leads from %s to %s, and hands it to the same accounts', async (query, name) => {
      const { headers } = await download({ path: `/download?prefix=${query}` });
      const { pathname } = new URL(headers['location'] ?? '', `https://${DOWNLOAD_HOST}`);
      expect(pathname).toBe(`/p12/G13B/${name}`);
      const login = ['G13B1234567', passwordOf('G13B1234567')] as const;
      const answer = await download({ path: pathname, login });
      expect([answer.status, answer.headers['content-disposition']]).toEqual([
        ...[200, `attachment; filename="${name}"`],
      ]);
      expect(answer.body.equals(readFileSync(path('site', 'p12', 'G13B', name)))).toBe(true);
      const stranger = ['H07A0000310', passwordOf('H07A0000310')] as const;
      expect(await download({ path: pathname, login: stranger })).toMatchObject({ status: 401 });
    });

    it.each<[string, (() => readonly [string, string]) | undefined]>([
      ['nobody', undefined],
      ['a wrong password', () => ['G13B1234567', 'wrong']],
      ['an empty password', () => ['G13B1234567', '']],
      ['the hash', () => ['G13B1234567', '$2y$04$']],
      ["another group's login", () => ['H07A0000310', passwordOf('H07A0000310')]],
      ['the prefix', () => ['G13B', passwordOf('G13B1234567')]],
      ['a neighbour with my password', () => ['G13B1234568', passwordOf('G13B1234567')]],
    ])('hands nothing to %s', async (_who, login) => {
      const answer = await download({
        path: '/p12/G13B/G13B.p12',
        ...(login && { login: login() }),
      });
      expect(answer).toMatchObject({
        status: 401,
        heading: 'ログインID又は初期パスワードが違います',
      });
      expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="/);
    });

    it.each([
      ['G13B1234567', 'G13B1234567'],
      ['g13b1234567', 'G13B1234567'],
      ['G13B1234568', 'G13B1234568'],
    ])('hands %s the file as it was issued', async (typed, loginId) => {
      const answer = await download({
        path: '/p12/G13B/G13B.p12',
        login: [typed, passwordOf(loginId)],
      });
      expect(answer.status).toBe(200);
      expect(answer.body.equals(site.files.get('G13B')?.pfx ?? Buffer.alloc(0))).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/x-pkcs12',
        'content-disposition': 'attachment; filename="G13B.p12"',
        'cache-control': 'no-store',
      });
    });

    it.each([
      ...['/p12/H07A/H07A.p12', '/p12/G13B/../H07A/H07A.p12', '/p12/G13B/%2e%2e/H07A/H07A.p12'],
      ...[
        '/p12/G13B/..%2fH07A%2fH07A.p12',
        '/p12/G13B/..%5cH07A%5cH07A.p12',
        '//p12//H07A/H07A.p12',
      ],
      ...['/p12/./H07A/H07A.p12', '/p12/H07A/./H07A.p12', '/p12/G13B/%252e%252e/H07A/H07A.p12'],
      ...[
        '/p12/H07A/H07A.p12/',
        '/p12/H07A/H07A.p12%00',
        '/p12/H07A/H07A.p12;.p12',
        '/p12/h07a/H07A.p12',
      ],
      ...['/accounts/G13B', '/p12/../accounts/G13B', '/p12/G13B/..%2f..%2faccounts/H07A'],
      ...['/p12/%c0%ae%c0%ae/accounts/H07A', '/ja/../../accounts/H07A', '/../../etc/passwd'],
      ...[
        '/SHA256SUMS',
        '/certificates.csv',
        `/${kind}.conf`,
        '/maps/revoked-serials.map',
        '/p12/',
      ],
    ])('leads nobody elsewhere by %s', async (hostile) => {
      const answer = await download({
        path: hostile,
        login: ['G13B1234567', passwordOf('G13B1234567')],
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      const text = answer.body.toString('latin1');
      for (const leak of ['$2y$', 'root:', 'BEGIN', '0\u0082']) expect(text).not.toContain(leak);
    });

    describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s', (version) => {
      it.each(PORTAL_HOSTS)('lets the certificate of the .p12 into %s', async (host) => {
        const answer = await enter('G13B', { host, version });
        expect(answer).toMatchObject({ status: 200, heading: '証明書を確認しました' });
        expect(answer.body.toString()).toMatch(/G13B-\d{6}/);
      });

      it('turns away who has none', async () => {
        const answer = await enter(undefined, { version });
        expect(answer).toMatchObject({ status: 403, heading: '証明書がありません' });
      });

      it.each<[string, () => Partial<Visit>, string, string]>([
        [
          'a foreign certificate',
          () => ({ certificate: foreignCertificate(path('foreign')) }),
          ...(['この証明書では利用できません', 'self-signed certificate'] as const),
        ],
        [
          'an expired certificate',
          () => fileOf(site, 'K21C'),
          ...(['証明書の有効期限が切れています', 'certificate has expired'] as const),
        ],
      ])('turns away %s', async (_who, options, heading, reason) => {
        const seen = logSize();
        refused(await enter(undefined, { version, ...options() }), heading, reason, seen);
      });
    });

    it.each(['TLSv1', 'TLSv1.1'] as const)('speaks no %s', async (version) => {
      expect((await download({ version })).status).toBe(0);
    });

    it.each([
      [PORTAL, CARE],
      [DOWNLOAD_HOST, PORTAL],
    ])('takes no request through %s for %s', async (host, other) => {
      const answer = await go({ host, headers: { Host: other }, ...fileOf(site, 'G13B') });
      expect(answer.status).toBe(421);
    });

    it('resumes no session in which a certificate was judged before', async () => {
      for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
        const { sessions } = await enter('G13B', { version });
        const [session] = sessions;
        const again = await enter('G13B', { version, ...(session && { session }) });
        // Apache keeps TLS 1.2 sessions when the server has a cache; each request is judged there.
        if (kind === 'nginx') expect(again.resumed).toBe(false);
        expect(again.status).toBe(200);
      }
    });

    it('lets an application stand behind the certificate', async () => {
      const application = await startApplication();
      const { port: behind } = application.address() as AddressInfo;
      writeFileSync(path('site-local', `${PORTAL}.conf`), applicationConf(kind, behind));
      try {
        await server.reload();
        const { status, body } = await enter('G13B', { path: '/a/b?c=1' });
        expect([status, body.toString()]).toEqual([
          200,
          expect.stringMatching(/^G13B-\d{6} \/a\/b\?c=1$/),
        ]);
        expect(await enter(undefined, { path: '/a/b' })).toMatchObject({ status: 403 });
        expect(await go({ host: CARE, ...fileOf(site, 'G13B') })).toMatchObject({
          heading: '証明書を確認しました',
        });
      } finally {
        rmSync(path('site-local', `${PORTAL}.conf`));
        await server.reload();
        application.close();
      }
    });

    it('lets the web administrator block a serial number without the CA', async () => {
      const csv = readFileSync(path('site', 'certificates.csv'), 'utf8');
      const serial = /^G13B,([0-9a-f]+),/m.exec(csv)?.[1] ?? '';
      const list = path('site-local', 'blocked-serials.map');
      writeFileSync(list, '');
      await server.reload();
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const before = { agent, version: 'TLSv1.2', from: '127.0.0.1' } as const;
      const { sessions } = await enter('G13B', before);
      const [session] = sessions;
      appendFileSync(list, `${serial} 1;  # lost telephone\n`);
      // Apache looks into it at every request.
      if (kind === 'nginx') await server.reload();
      try {
        // On the connection that is open, and with the session of before, too.
        expect(await enter('G13B', before)).toMatchObject({ status: 403 });
        expect(
          await enter('G13B', { version: 'TLSv1.2', ...(session && { session }) }),
        ).toMatchObject({
          status: 403,
        });
        expect(await enter('G13B')).toMatchObject({
          status: 403,
          heading: 'この証明書は失効しています',
        });
        expect(await enter('H07A')).toMatchObject({ status: 200 });
      } finally {
        agent.destroy();
        rmSync(list);
        await server.reload();
      }
      expect(await enter('G13B')).toMatchObject({ status: 200 });
    });

    // Apache itself counts no attempts.
    if (kind === 'nginx')
      it('slows down who tries too often, and nobody else', async () => {
        const tries = async (from: string, loginId: string, count: number) => {
          const statuses = new Set<number>();
          for (let n = 0; n < count; n += 1) {
            const login = [loginId, `wrong ${n}`] as const;
            const { status } = await download({ path: '/p12/G13B/G13B.p12', login, from });
            statuses.add(status);
          }
          return [...statuses];
        };
        expect(await tries('127.0.9.1', 'G13B1234567', 40)).toEqual([401, 429]);
        // The same address with another login, another address with the same one.
        const right = (from: string, loginId: string) =>
          download({ path: '/p12/G13B/G13B.p12', login: [loginId, passwordOf(loginId)], from });
        expect((await right('127.0.9.1', 'G13B1234568')).status).toBe(200);
        expect((await right('127.0.9.2', 'G13B1234567')).status).toBe(200);
        expect((await right('127.0.9.1', 'G13B1234567')).heading).toBe('しばらくお待ちください');
      });

    it.skipIf(!hasBrowser())('leads a browser from the first page to both hosts', async () => {
      const authority = path('site-local', 'tls', 'ca.crt');
      const home = createStore(authority);
      const browser = await openBrowser(home);
      const address = (host: string): string => `https://${host}:${server.port}`;
      const shown = {
        url: address(DOWNLOAD_HOST),
        login: { username: 'g13b1234567', password: passwordOf('G13B1234567') },
        help: (platform: string, lang: string) => `/${lang}/help-${platform}.html`,
      };
      const desk = await walk(browser, shown, { device: 'desk', locale: 'ja' });
      const telephone = await walk(browser, shown, { device: 'telephone', locale: 'en-GB' });
      expect([desk.first, telephone.first]).toEqual([
        ...['証明書のダウンロード', 'Download your certificate'],
      ]);
      const see = async (one: Browser, device: Device, host: string): Promise<Seen> => {
        const page = await (await one.newContext({ ...devices[device], locale: 'ja' })).newPage();
        return visitPage(page, address(host), `${kind}-${device}`);
      };
      // The store is still empty.
      const none = { status: 403, title: '証明書がありません' };
      expect(await see(browser, 'desk', PORTAL)).toEqual(none);
      expect(await see(browser, 'telephone', CARE)).toEqual(none);
      await browser.close();

      const install = (store: string, group: string, file?: Buffer): void => {
        const { pfx = Buffer.of(), passphrase = '' } = site.files.get(group) ?? {};
        importFile(store, file ?? pfx, passphrase);
      };
      install(home, 'G13B', desk.file);
      const leaver = createStore(authority);
      install(leaver, 'M05D');
      chooseByPolicy();
      const visitor = await openBrowser(home);
      const welcome = { status: 200, title: '証明書を確認しました' };
      for (const device of ['desk', 'telephone'] as const) {
        for (const host of PORTAL_HOSTS) {
          expect([host, await see(visitor, device, host)]).toEqual([host, welcome]);
        }
      }
      // Inside on an open connection while the certificate is revoked.
      const revoked = await openBrowser(leaver);
      const page = await (await revoked.newContext({ locale: 'ja' })).newPage();
      expect(await visitPage(page, address(PORTAL), `${kind}-before`)).toEqual(welcome);
      await site.hakko('revoke', 'M05D', '--reason', 'keyCompromise', '--yes');
      await exportAgain();
      await server.reload();
      const seen = logSize();
      const after = await visitPage(page, address(PORTAL), `${kind}-revoked`);
      if (kind === 'nginx') {
        expect(after).toEqual({ status: 403, title: 'この証明書は失効しています' });
      } else {
        // It ends the handshake: the browser says in its own words that there was no answer.
        expect(after).toEqual({ error: expect.stringContaining('net::ERR_') as string });
        expect(readFileSync(path('error.log'), 'utf8').slice(seen)).toContain(
          'certificate revoked',
        );
      }
      expect(await see(visitor, 'desk', PORTAL)).toEqual(welcome);
    });

    it('turns everybody away when the revocation lists have ended', async () => {
      renameSync(path('site'), path('fresh'));
      renameSync(path('stale'), path('site'));
      try {
        await server.reload();
        const seen = logSize();
        refused(await enter('G13B'), 'ただいま利用できません', 'CRL has expired', seen);
      } finally {
        renameSync(path('site'), path('stale'));
        renameSync(path('fresh'), path('site'));
        await server.reload();
      }
      expect(await enter('G13B')).toMatchObject({ status: 200 });
    });

    it('turns a revoked certificate away after the next export, and takes its file down', async () => {
      expect(await enter('H07A')).toMatchObject({ status: 200 });
      await site.hakko('revoke', 'H07A', '--reason', 'keyCompromise', '--yes');
      await exportAgain();
      await server.reload();
      const seen = logSize();
      refused(await enter('H07A'), 'この証明書は失効しています', 'certificate revoked', seen);
      expect(await enter('G13B')).toMatchObject({ status: 200 });
      const login = ['H07A0000310', passwordOf('H07A0000310')] as const;
      expect((await download({ path: '/p12/H07A/H07A.p12', login })).status).toBeGreaterThan(400);
    });

    it('ends a login with the next export', async () => {
      const login = ['G13B1234568', passwordOf('G13B1234568')] as const;
      expect((await download({ path: '/p12/G13B/G13B.p12', login })).status).toBe(200);
      await site.hakko('end', 'G13B1234568', '--yes');
      await exportAgain();
      expect((await download({ path: '/p12/G13B/G13B.p12', login })).status).toBe(401);
    });
  });
});

type Seen =
  | { readonly status: number; readonly title: string }
  /** Chromium's own word for it. */
  | { readonly error: string };

async function visitPage(page: Page, url: string, name: string): Promise<Seen> {
  try {
    const answer = await page.goto(url);
    return { status: answer?.status() ?? 0, title: await look(page, name) };
  } catch (error) {
    return { error: String(error) };
  }
}

function fileOf(site: IssuedSite, group: string): Pick<Visit, 'certificate'> {
  const certificate = site.files.get(group);
  return certificate ? { certificate } : {};
}

/** Of a CA that nobody here knows. */
function foreignCertificate(folder: string): { readonly pfx: Buffer; readonly passphrase: string } {
  mkdirSync(folder, { recursive: true });
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  runProgram('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', key, '-out', certificate, '-subj', '/CN=G13B-202611', '-days', '2'],
  ]);
  const { stdout } = spawnSync('openssl', [
    ...['pkcs12', '-export', '-inkey', key, '-in', certificate, '-passout', 'pass:foreign'],
  ]);
  return { pfx: stdout, passphrase: 'foreign' };
}

/** Answers with the name of the certificate that the web server passed on, and the path. */
async function startApplication(): Promise<HttpServer> {
  const application = createServer((incoming, outgoing) => {
    const name = incoming.headers['x-client-certificate-name'];
    outgoing.end(`${String(name)} ${incoming.url ?? ''}`);
  });
  application.listen(0, '127.0.0.1');
  await once(application, 'listening');
  return application;
}

/** As the README of the export shows it. */
function applicationConf(kind: Server, port: number): string {
  return kind === 'nginx'
    ? `location / {
         proxy_pass http://127.0.0.1:${port};
         proxy_set_header X-Client-Certificate-Name $hakko_certificate;
       }\n`
    : `ProxyPass / http://127.0.0.1:${port}/
       RequestHeader set X-Client-Certificate-Name "%{SSL_CLIENT_S_DN_CN}s"\n`;
}
