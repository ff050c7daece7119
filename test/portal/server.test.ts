/** The server itself: versions of TLS, sizes, time, and how it ends. */
import { connect as connectPlain } from 'node:net';
import { connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createWorkplace } from '../e2e/hakko.ts';
import { issuedHere } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { hasProgram } from '../programs.ts';
import { portalHere, sharedPortal } from './portal-here.ts';

/** Sends octets as they are; gives what comes back until the connection is closed. */
function raw(port: number, text: string, secure = true): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = secure
      ? connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
      : connectPlain({ host: '127.0.0.1', port });
    socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
    socket.write(text);
  });
}

const HEAD = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';

describe('the server', () => {
  it.each([
    ['a header above 16 KB', `${HEAD}X-Large: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    ['an address above 16 KB', `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    [
      'a body above 1 KB',
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1025\r\n\r\n${'x'.repeat(1025)}`,
      413,
    ],
    [
      'a body that says it is endless',
      `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n${'x'.repeat(2048)}\r\n`,
      413,
    ],
    [
      'a small body',
      'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi',
      405,
    ],
    ['two lengths', `${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`, 400],
    [
      'a length beside chunks',
      `${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['chunks by another name', `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 400],
    ['a line end alone in a header', `${HEAD}X: a\nb\r\n\r\n`, 400],
    ['what is no HTTP', 'hello\r\n\r\n', 400],
  ])('answers %s with a refusal', async (_name, text, status) => {
    const { portal } = await sharedPortal();
    expect(await raw(portal.download.port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('does nothing for %s', async (method) => {
    const { ask } = await sharedPortal();
    expect(await ask('/', { method })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });

  it.each([
    ['TLS 1.3', { minVersion: 'TLSv1.3' }, true],
    ['TLS 1.2 with an AEAD suite', { maxVersion: 'TLSv1.2' }, true],
    [
      'TLS 1.2 with a CBC suite',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA256' },
      false,
    ],
    [
      'TLS 1.1',
      { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      false,
    ],
  ] as const)('takes %s: %j %s', async (_name, tls, taken) => {
    const { ask } = await sharedPortal();
    const answered = await ask('/', { tls }).then(
      ({ status }) => status === 200,
      () => false,
    );
    expect(answered).toBe(taken);
  });

  it('serves without TLS on loopback alone, for a proxy that says who asks', async () => {
    const { ask, audit } = await portalHere({ plainHttp: true, trustProxy: true });
    const headers = { 'x-forwarded-for': 'forged, 192.0.2.7' };
    const answer = await ask('/?prefix=Z99Z', { headers });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(audit()).toMatchObject([{ address: '192.0.2.7' }]);
    const refused = portalHere({ plainHttp: true, listen: { host: '0.0.0.0', port: 0 } });
    await expect(refused).rejects.toMatchObject({ code: 'plain-http-exposed' });
  });

  it('believes nobody about addresses unless told to', async () => {
    const { ask, audit } = await portalHere();
    await ask('/?prefix=Z99Z', { headers: { 'x-forwarded-for': '192.0.2.7' } });
    expect(audit()).toMatchObject([{ address: '127.0.0.1' }]);
  });

  it('slows down who guesses, and nobody else', async () => {
    const { download } = await portalHere();
    const attacker = { from: '127.0.0.66', password: 'guess' };
    const answers = [];
    for (let tries = 0; tries < 7; tries += 1)
      answers.push(await download('G13B1234567', attacker));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(answers.at(-1)?.headers['retry-after']).toMatch(/^[12]$/);
    expect(answers.at(-1)?.text).toContain('Your login is not locked');
    expect(await download('G13B1234567')).toMatchObject({ status: 200 });
  });
});

describe('hakko portal', () => {
  it.each([
    [['--listen', 'nowhere'], 2, 'listen-invalid'],
    [['--listen', '127.0.0.1:99999'], 2, 'listen-invalid'],
    [['--listen', '0.0.0.0:0', '--plain-http'], 2, 'plain-http-exposed'],
    [['--server-cert', 'a.pem'], 2, 'server-key-missing'],
    [['--listen', '192.0.2.1:0'], 1, 'listen-failed'],
    [['--from', 'nothing'], 1, 'site-missing'],
  ])('%j is refused', async (args, exit, code) => {
    const ran = await runHere({ folder: await issuedHere() }, 'portal', ...args);
    expect([ran.code, ran.error?.code]).toEqual([exit, code]);
  });

  it.skipIf(!hasProgram('curl')).each(['SIGTERM', 'SIGINT'] as const)(
    'tells a script when it is ready, and ends with %s',
    async (signal) => {
      const place = createWorkplace();
      place.copyHome(`${await issuedHere()}/hakko-home`);
      let said = '';
      const args = [
        'portal',
        '--listen',
        '127.0.0.1:0',
        '--portal-listen',
        '127.0.0.1:0',
        '--json',
      ];
      const { code, stdout, stderr } = await place.hakko(args, {
        during: (child) => {
          child.stdout?.on('data', (piece: string) => {
            said += piece;
            if (said.endsWith('}\n')) child.kill(signal);
          });
        },
      });
      expect([code, stderr]).toEqual([0, expect.stringContaining('終わります')]);
      expect(JSON.parse(stdout)).toMatchObject({
        ...{ ready: true, accounts: 19, files: 2, sample: false },
        downloadUrl: expect.stringMatching(/^https:\/\/localhost:\d+\/$/) as string,
      });
    },
  );
});
