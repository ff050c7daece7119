/**
 * A real browser at `hakko portal` (about a minute): it walks the pages at the sizes of a desk and of a
 * telephone, downloads the file, keeps it in its store as a recipient does, reaches both hosts, and is
 * turned away with an empty store.
 */
import { describe, expect, it } from 'vitest';
import {
  chooseByPolicy,
  createStore,
  devices,
  hasBrowser,
  importFile,
  look,
  openBrowser,
  walk,
} from './browser.ts';
import { servePortal } from './served-portal.ts';

const HOSTS = ['portal.sakura.example', 'records.sakura.example'];
const PERSON = 'G13B1234567';

describe.skipIf(!hasBrowser())('Chromium', () => {
  it('downloads the file, keeps it, and reaches both hosts', async () => {
    const served = await servePortal({ hosts: HOSTS });
    const home = createStore(served.serverCa);
    const browser = await openBrowser(home);
    const site = {
      url: `https://id.sakura.example:${served.port}`,
      login: { username: PERSON, password: served.initial.get(PERSON) ?? '' },
      help: (platform: string) => `/help/${platform}`,
    };
    const walks = [];
    for (const [device, locale] of [
      ['desk', 'ja'],
      ['telephone', 'ja'],
      ['telephone', 'en-GB'],
    ] as const) {
      walks.push(await walk(browser, site, { device, locale }));
    }
    expect(walks.map(({ first }) => first)).toEqual([
      ...['証明書のダウンロード', '証明書のダウンロード', 'Download your certificate'],
    ]);
    const [{ file } = { file: Buffer.of() }] = walks;
    importFile(home, file, served.install.get('G13B') ?? '');
    await browser.close();

    chooseByPolicy();
    const visitor = await openBrowser(home);
    for (const device of ['desk', 'telephone'] as const) {
      const context = await visitor.newContext({ ...devices[device], locale: 'ja' });
      for (const host of HOSTS) {
        const page = await context.newPage();
        const answer = await page.goto(`https://${host}:${served.portalPort}/`);
        const title = await look(page, `${device}-welcome-${host}`);
        expect([host, answer?.status(), title]).toEqual([host, 200, '証明書を確認しました']);
        expect(await page.locator('table').textContent()).toContain('G13B-');
      }
    }
  });

  it('is told what to do, with an empty store and after a wrong password', async () => {
    const served = await servePortal({ hosts: HOSTS });
    const browser = await openBrowser(createStore(served.serverCa));
    for (const device of ['desk', 'telephone'] as const) {
      const context = await browser.newContext({ ...devices[device], locale: 'ja' });
      const page = await context.newPage();
      const answer = await page.goto(`https://${HOSTS[0] ?? ''}:${served.portalPort}/`);
      const title = await look(page, `${device}-turned-away`);
      expect([answer?.status(), title]).toEqual([403, '証明書が示されませんでした']);
    }
    const httpCredentials = { username: PERSON, password: 'wrong' };
    const context = await browser.newContext({
      ...devices.telephone,
      locale: 'ja',
      httpCredentials,
    });
    const page = await context.newPage();
    await page
      .goto(`https://id.sakura.example:${served.port}/dl/G13B/G13B.p12`)
      .catch(() => undefined);
    expect(await look(page, 'telephone-refused')).toBe('ログインIDと初期パスワードが必要です');
  });
});
