/**
 * A real browser, Debian's Chromium without a window (about two minutes): it walks the pages at the sizes
 * of a desk and of a telephone, downloads the file, keeps it in its store as a recipient does, reaches
 * both hosts, and is turned away with an empty store. `HAKKO_SCREENSHOTS=DIR` keeps a picture of each page.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';
import { servePortal, type ServedPortal } from './served-portal.ts';

const HOSTS = ['portal.sakura.example', 'records.sakura.example'];
const PERSON = 'G13B1234567';
/** Where Chromium looks for what an administrator has decided (chrome-enterprise-policy). */
const POLICIES = '/etc/chromium/policies/managed';

const devices: Readonly<Record<string, BrowserContextOptions>> = {
  desk: { viewport: { width: 1280, height: 900 } },
  telephone: {
    ...{
      viewport: { width: 320, height: 568 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
    },
    userAgent:
      'Mozilla/5.0 (Linux; Android 7.0; SM-G930F) AppleWebKit/537.36 Chrome/60.0 Mobile Safari/537.36',
  },
};

const ready =
  ['chromium', 'certutil', 'pk12util'].every((name) => hasProgram(name)) &&
  process.getuid?.() === 0;

/** A person's home folder with the store that Chromium keeps certificates in (NSS). */
function createStore(serverCa: string): string {
  const home = mkdtempSync(join(tmpdir(), 'hakko-browser-'));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  mkdirSync(join(home, '.pki', 'nssdb'), { recursive: true });
  runProgram('certutil', ['-N', '-d', storeOf(home), '--empty-password']);
  runProgram('certutil', [
    ...['-A', '-d', storeOf(home), '-n', 'server', '-t', 'C,,', '-i', serverCa],
  ]);
  return home;
}

const storeOf = (home: string): string => `sql:${join(home, '.pki', 'nssdb')}`;

async function openBrowser(home: string): Promise<Browser> {
  const browser = await chromium.launch({
    ...{ executablePath: '/usr/bin/chromium', env: { ...process.env, HOME: home } },
    // Root has no sandbox; names of the site lead to this machine.
    args: ['--no-sandbox', '--host-resolver-rules=MAP *.sakura.example 127.0.0.1'],
  });
  onTestFinished(() => browser.close());
  return browser;
}

/** The site chooses the certificate without asking, as an administrator may decide. */
function chooseByPolicy(): void {
  const file = join(POLICIES, 'hakko-test.json');
  mkdirSync(POLICIES, { recursive: true });
  const pattern = JSON.stringify({ pattern: 'https://[*.]sakura.example', filter: {} });
  writeFileSync(file, JSON.stringify({ AutoSelectCertificateForUrls: [pattern] }));
  onTestFinished(() => {
    rmSync(file);
  });
}

let pictures = 0;

interface Found {
  readonly headings: number;
  readonly title: string;
  /** Pixels that reach beyond the edge. */
  readonly wide: number;
  /** Fields without a label, pictures without a description. */
  readonly unlabelled: number;
  readonly undescribed: number;
  readonly lang: string;
}

/** Runs in the page. */
const LOOK = `({
  headings: document.querySelectorAll('h1').length,
  title: document.querySelector('h1')?.textContent ?? '',
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  unlabelled: [...document.querySelectorAll('input:not([type=hidden])')]
    .filter((input) => input.labels.length !== 1).length,
  undescribed: [...document.querySelectorAll('svg, img')]
    .filter((one) => !(one.getAttribute('aria-label') ?? one.getAttribute('alt'))).length,
  lang: document.documentElement.lang,
})`;

/** What a page must be on every screen: one heading, nothing that reaches beyond its edge. */
async function look(page: Page, name: string): Promise<string> {
  const folder = process.env['HAKKO_SCREENSHOTS'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    const number = String((pictures += 1)).padStart(2, '0');
    await page.screenshot({ path: join(folder, `${number}-${name}.png`), fullPage: true });
  }
  const found = await page.evaluate<Found>(LOOK);
  expect([name, found]).toMatchObject([
    name,
    {
      headings: 1,
      wide: 0,
      unlabelled: 0,
      undescribed: 0,
      lang: expect.stringMatching(/^(?:ja|en)$/) as string,
    },
  ]);
  return found.title.trim();
}

async function walk(served: ServedPortal, browser: Browser, device: string, locale: string) {
  const credentials = { username: PERSON, password: served.initial.get(PERSON) ?? '' };
  const context = await browser.newContext({
    ...devices[device],
    locale,
    httpCredentials: credentials,
  });
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) blocked.push(message.text());
  });
  await page.goto(`https://id.sakura.example:${served.port}/`);
  const first = await look(page, `${device}-${locale}-first`);
  // By keyboard alone: the field, a wrong value, and the right one where the focus is left.
  await page.getByRole('textbox').focus();
  await page.keyboard.type('z99z');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await look(page, `${device}-${locale}-unknown`);
  const field = page.getByRole('textbox');
  const described = (await field.getAttribute('aria-describedby')) ?? '';
  expect([await field.getAttribute('aria-invalid'), described]).toEqual(['true', 'error hint']);
  // The browser moves there once the page is laid out.
  const focused = () => page.evaluate<boolean>(`document.activeElement?.id === 'prefix'`);
  await expect.poll(focused, { timeout: 20_000 }).toBe(true);
  await field.fill('ｇ１３ｂ');
  const started = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await started;
  expect(download.suggestedFilename()).toBe('G13B.p12');
  for (const platform of ['windows', 'macos', 'ios', 'android']) {
    await page.goto(`https://id.sakura.example:${served.port}/help/${platform}`);
    await look(page, `${device}-${locale}-help-${platform}`);
  }
  expect(blocked).toEqual([]);
  const path = await download.path();
  return { first, path, context };
}

describe.skipIf(!ready)('Chromium', () => {
  it('downloads the file, keeps it, and reaches both hosts', async () => {
    const served = await servePortal({ hosts: HOSTS });
    const home = createStore(served.serverCa);
    const browser = await openBrowser(home);
    const walks = [];
    for (const [device, locale] of [
      ['desk', 'ja'],
      ['telephone', 'ja'],
      ['telephone', 'en-GB'],
    ] as const) {
      walks.push(await walk(served, browser, device, locale));
    }
    expect(walks.map(({ first }) => first)).toEqual([
      ...['証明書のダウンロード', '証明書のダウンロード', 'Download your certificate'],
    ]);
    // As a recipient installs it: with the password of the other letter.
    const [{ path } = { path: '' }] = walks;
    const password = join(home, 'letter-2.txt');
    writeFileSync(password, served.install.get('G13B') ?? '');
    runProgram('pk12util', ['-i', path, '-d', storeOf(home), '-w', password, '-K', '']);
    await browser.close();

    chooseByPolicy();
    const visitor = await openBrowser(home);
    for (const device of ['desk', 'telephone']) {
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

  it('is turned away with an empty store, and told what to do', async () => {
    const served = await servePortal({ hosts: HOSTS });
    const browser = await openBrowser(createStore(served.serverCa));
    for (const device of ['desk', 'telephone']) {
      const context = await browser.newContext({ ...devices[device], locale: 'ja' });
      const page = await context.newPage();
      const answer = await page.goto(`https://${HOSTS[0] ?? ''}:${served.portalPort}/`);
      const title = await look(page, `${device}-turned-away`);
      expect([answer?.status(), title]).toEqual([403, '証明書が示されませんでした']);
    }
  });

  it('shows what to do after a wrong password', async () => {
    const served = await servePortal({ hosts: HOSTS });
    const browser = await openBrowser(createStore(served.serverCa));
    const httpCredentials = { username: PERSON, password: 'wrong' };
    const context = await browser.newContext({
      ...devices['telephone'],
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
