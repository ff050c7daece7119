/**
 * 10,000 requests that try to lead out of the site (about two minutes): strace sees every file that the
 * server opens meanwhile, and none is any but its own. A request for the right file shows that it looks.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../programs.ts';
import { basic } from '../portal/portal-here.ts';
import { servePortal } from './served-portal.ts';

const PAYLOADS = 10_000;

/** Ways up, down and around, in every writing that a decoder has ever fallen for. */
function* payloads(): Generator<string> {
  const ups = [
    ...['../', '..\\', '%2e%2e/', '%2e%2e%2f', '..%2f', '..%5c', '%252e%252e%252f', '..%c0%af'],
    ...['..%ef%bc%8f', '%uff0e%uff0e/', '....//', '..;/', '.%00./', '%c0%ae%c0%ae/', '／．．／'],
    ...[
      '\\\\server\\share\\',
      '//',
      '/./',
      'file:///',
      'C:\\',
      '%00',
      '%0d%0a',
      '~root/',
      '${HOME}/',
    ],
  ];
  const targets = [
    ...['etc/passwd', 'site.json', 'settings.yaml', 'ca/root.crt', 'SHA256SUMS', 'ledger.db'],
    ...['proc/self/environ', 'p12/H07A.p12', 'hakko-home/ca/root.key', 'windows/win.ini', 'CON'],
    ...['H07A.p12%00.png', 'G13B.p12/.', '__proto__', 'constructor', 'toString'],
  ];
  const places = [
    (payload: string) => `/dl/${payload}/G13B.p12`,
    (payload: string) => `/dl/G13B/${payload}`,
    (payload: string) => `/dl/G13B/${payload}.p12`,
    (payload: string) => `/${payload}`,
    (payload: string) => `/pictures/${payload}`,
    (payload: string) => `/help/${payload}`,
    (payload: string) => `/?prefix=${payload}`,
    (payload: string) => `/?prefix=G13B&lang=${payload}`,
  ];
  for (let depth = 1; ; depth += 1) {
    for (const up of ups) {
      for (const target of targets) {
        for (const place of places) yield place(up.repeat(depth) + target);
      }
    }
  }
}

/** As octets on the wire: a client would put many of them in order. */
function send(port: number, agent: Agent, path: string, authorization: string, from: string) {
  return new Promise<number>((done) => {
    const options = { host: '127.0.0.1', port, agent, rejectUnauthorized: false, method: 'GET' };
    const safe = encodeURI(path).replaceAll(/%25([0-9a-f]{2})/gi, '%$1');
    const headers = { authorization, 'x-forwarded-for': from };
    const sent = request({ ...options, path: safe, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        done(response.statusCode ?? 0);
      });
    });
    sent.on('error', () => {
      done(0);
    });
    sent.end();
  });
}

describe.skipIf(!hasProgram('strace'))('a path', () => {
  it('leads to no file but the site’s own', async () => {
    const trace = join(process.env['TMPDIR'] ?? '/tmp', `hakko-trace-${process.pid}`);
    const served = await servePortal({
      before: ['strace', '-f', '-qq', '-o', trace, '-e', 'trace=openat,open,openat2'],
      args: ['--trust-proxy'],
    });
    const login = basic(`G13B1234567:${served.initial.get('G13B1234567') ?? ''}`);
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const before = readFileSync(trace, 'utf8').length;
    const statuses = new Map<number, number>();
    const work = payloads();
    let sent = 0;
    const worker = async (): Promise<void> => {
      while (sent < PAYLOADS) {
        sent += 1;
        const next = work.next().value as string;
        const from = `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`;
        const status = await send(served.port, agent, next, login, from);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    // The right file last: it must show.
    const right = await send(served.port, agent, '/dl/G13B/G13B.p12', login, '10.99.0.1');
    agent.destroy();
    const opened = [
      ...readFileSync(trace, 'utf8')
        .slice(before)
        .matchAll(/"([^"]*)"/g),
    ].map(([, path = '']) => path);
    const own = [served.site, served.state];
    const foreign = opened.filter((path) => !own.some((folder) => path.startsWith(folder)));
    console.log(`statuses: ${JSON.stringify([...statuses])}; files opened: ${opened.length}`);
    expect([right, opened.includes(join(served.site, 'p12', 'G13B.p12'))]).toEqual([200, true]);
    // Reading the clock's zone and the modules of a page that is drawn for the first time is the program's own.
    const harmless =
      /\/(?:node_modules|dist|templates|zoneinfo)\/|^\/proc\/(?:self\/cgroup|meminfo|sys\/vm\/overcommit_memory)/;
    expect(foreign.filter((path) => !harmless.test(path))).toEqual([]);
    expect(opened.filter((path) => path.includes('..') || path.includes('H07A'))).toEqual([]);
    expect(statuses.get(200) ?? 0).toBeLessThan(PAYLOADS / 2);
    expect(statuses.get(503) ?? 0).toBe(0);
    expect(statuses.get(0) ?? 0).toBe(0);
  });
});
