/** What counts as a download: a whole body that has gone, and no more of them than the limit allows. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import bcrypt from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { readDownloads } from '../../src/portal/download-record.ts';
import { homeSource, type SiteSource } from '../../src/portal/site-source.ts';
import type { Site } from '../../src/site/site.ts';
import { basic, eventually, portalHere, sharedPortal, type PortalHere } from './portal-here.ts';

const PERSON = 'G13B1234567';
const PATH = '/dl/G13B/G13B.p12';

/** The site of the home, with something about it changed. */
async function portalOver(change: (site: Site) => Site): Promise<PortalHere> {
  return portalHere({
    source: (world, folder): SiteSource => {
      const source = homeSource(world, join(folder, 'hakko-home'));
      return {
        ...source,
        *open() {
          const opened = yield* source.open();
          return { ...opened, site: change(opened.site) };
        },
      };
    },
  });
}

const allowing = (downloads: number, site: Site): Site => ({
  ...site,
  settings: { ...site.settings, passwords: { ...site.settings.passwords, downloads } },
});

/** More than two ends of a connection keep for each other. */
const LARGE = Buffer.alloc(32 << 20, 0x5a);

const recordOf = ({ world, portal }: PortalHere) => readDownloads(world, portal.state);
const results = ({ audit }: PortalHere) => audit().map(({ result }) => result);

describe('a body that is broken off', () => {
  it('in the middle is no download', async () => {
    const here = await portalOver((site) => ({
      ...allowing(1, site),
      files: site.files.map((file) => ({ ...file, read: () => LARGE })),
    }));
    const authorization = basic(`${PERSON}:${here.initial.get(PERSON) ?? ''}`);
    const { port } = here.portal.download;
    for (let tries = 1; tries <= 3; tries += 1) {
      const asked = request({
        ...{ host: '127.0.0.1', port, path: PATH, agent: false, rejectUnauthorized: false },
        headers: { authorization },
      });
      asked.on('response', (response) => {
        response.on('error', () => undefined);
        response.once('data', () => asked.destroy());
      });
      asked.on('error', () => undefined);
      asked.end();
      expect(await eventually(() => results(here).length === tries)).toBe(true);
    }
    expect([results(here), recordOf(here)]).toEqual([['aborted', 'aborted', 'aborted'], []]);
    expect((await here.download(PERSON)).bytes.equals(LARGE)).toBe(true);
    expect(recordOf(here)).toHaveLength(1);
    expect(await here.download(PERSON)).toMatchObject({ status: 410 });
  });

  it('before it begins, while the password is compared, takes none of the downloads away', async () => {
    const { initial } = await sharedPortal();
    const login = `${PERSON}:${initial.get(PERSON) ?? ''}`;
    const passwordHash = bcrypt.hashSync(initial.get(PERSON) ?? '', 12);
    const here = await portalOver((site) => ({
      ...allowing(1, site),
      accounts: site.accounts.map((account) => ({
        ...account,
        ...(account.loginId === PERSON && { passwordHash }),
      })),
    }));
    const { port } = here.portal.download;
    const gone = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
    gone.on('error', () => undefined);
    await once(gone, 'secureConnect');
    const head = `GET ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${basic(login)}\r\n\r\n`;
    gone.write(head, () => gone.destroy());
    expect(await eventually(() => existsSync(here.portal.auditLog))).toBe(true);
    // A machine with much else to do may have sent it all before it saw that nobody is there.
    expect(results(here)).toEqual([recordOf(here).length === 0 ? 'aborted' : 'downloaded']);
    const { status } = await here.ask(PATH, { login });
    expect(status).toBe(recordOf(here).length === 0 || results(here).length === 2 ? 200 : 410);
  });
});

describe('a file', () => {
  it.each([
    ['GET', {}, 200, 'downloaded', 1],
    ['GET', { range: 'bytes=0-9' }, 200, 'downloaded', 1],
    ['GET', { range: 'bytes=-1', 'if-range': '"x"' }, 200, 'downloaded', 1],
    ['HEAD', {}, 200, 'headers-only', 0],
    ['HEAD', { range: 'bytes=0-9' }, 200, 'headers-only', 0],
  ])(
    '%s with %j is answered whole or not at all',
    async (method, headers, status, result, count) => {
      const here = await portalHere();
      const whole = await here.download(PERSON);
      const answer = await here.download(PERSON, { method, headers });
      expect([answer.status, answer.headers['content-range']]).toEqual([status, undefined]);
      expect(answer.headers['content-length']).toBe(String(whole.bytes.length));
      expect(answer.bytes.length).toBe(method === 'HEAD' ? 0 : whole.bytes.length);
      expect(await eventually(() => results(here).length === 2)).toBe(true);
      expect(results(here)).toEqual(['downloaded', result]);
      expect(recordOf(here)).toHaveLength(1 + count);
    },
  );

  it('goes as often as the limit says to many who ask at once with one login', async () => {
    const here = await portalOver((site) => allowing(20, site));
    // From an address each: one alone that asks so often at once is slowed down.
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => here.download(PERSON, { from: `127.0.1.${n + 1}` })),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(200), count(410)]).toEqual([20, 20]);
    expect(recordOf(here)).toHaveLength(20);
    const files = answers.filter(({ status }) => status === 200).map(({ bytes }) => bytes);
    expect(files.every((bytes) => files[0]?.equals(bytes))).toBe(true);
  });
});
