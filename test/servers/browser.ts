/**
 * Debian's Chromium without a window, as a recipient's browser: a store of its own, certificates chosen by
 * policy, and a look at each page. `HAKKO_SCREENSHOTS=DIR` keeps a picture of each.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { hasProgram, runProgram } from '../programs.ts';

/** Where Chromium looks for what an administrator has decided (chrome-enterprise-policy). */
const POLICIES = '/etc/chromium/policies/managed';

export const devices: Readonly<Record<'desk' | 'telephone', BrowserContextOptions>> = {
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
export type Device = keyof typeof devices;

/** The policy is the machine's: it takes root to write it. */
export function hasBrowser(): boolean {
  const programs = ['chromium', 'certutil', 'pk12util'];
  return programs.every((name) => hasProgram(name)) && process.getuid?.() === 0;
}

/**
 * A person's home folder with the store that Chromium keeps certificates in (NSS).
 * @param serverCa PEM file of the CA of the server's own certificate
 */
export function createStore(serverCa: string): string {
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

/** As a recipient installs it: with the password of the other letter. */
export function importFile(home: string, file: Buffer, installPassword: string): void {
  const [path, password] = [join(home, 'download.p12'), join(home, 'letter-2.txt')];
  writeFileSync(path, file);
  writeFileSync(password, installPassword);
  runProgram('pk12util', ['-i', path, '-d', storeOf(home), '-w', password, '-K', '']);
}

const storeOf = (home: string): string => `sql:${join(home, '.pki', 'nssdb')}`;

export async function openBrowser(home: string): Promise<Browser> {
  const browser = await chromium.launch({
    ...{ executablePath: '/usr/bin/chromium', env: { ...process.env, HOME: home } },
    // Root has no sandbox; names of the site lead to this machine.
    args: ['--no-sandbox', '--host-resolver-rules=MAP *.sakura.example 127.0.0.1'],
  });
  onTestFinished(() => browser.close());
  return browser;
}

/** The site chooses the certificate without asking, as an administrator may decide. */
export function chooseByPolicy(): void {
  const file = join(POLICIES, 'hakko-test.json');
  mkdirSync(POLICIES, { recursive: true });
  const pattern = JSON.stringify({ pattern: 'https://[*.]sakura.example', filter: {} });
  writeFileSync(file, JSON.stringify({ AutoSelectCertificateForUrls: [pattern] }));
  onTestFinished(() => {
    rmSync(file, { force: true });
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

/**
 * What a page must be on every screen: one heading, nothing that reaches beyond its edge.
 * @returns the heading
 */
export async function look(page: Page, name: string): Promise<string> {
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

/** Where the pages of a download site are: the portal's, or those of an export. */
export interface WalkedSite {
  /** `https://id.sakura.example:8443` */
  readonly url: string;
  readonly login: { readonly username: string; readonly password: string };
  /** Path of the help for a platform, in the language of the page. */
  readonly help: (platform: string, lang: string) => string;
}

export interface Walked {
  /** Heading of the first page. */
  readonly first: string;
  /** What was downloaded. */
  readonly file: Buffer;
}

/**
 * From the first page to the file, by keyboard alone: a wrong value, then the right one where the focus
 * was left.
 */
export async function walk(
  browser: Browser,
  { url, login, help }: WalkedSite,
  { device, locale }: { readonly device: Device; readonly locale: string },
): Promise<Walked> {
  const context = await browser.newContext({
    ...devices[device],
    ...{ locale, httpCredentials: login },
  });
  const page = await context.newPage();
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) blocked.push(message.text());
  });
  await page.goto(`${url}/`);
  const first = await look(page, `${device}-${locale}-first`);
  await page.getByRole('textbox').focus();
  await page.keyboard.type('z99z');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await look(page, `${device}-${locale}-unknown`);
  const field = page.getByRole('textbox');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  // What describes it is there: the hint, and what is wrong.
  const described = (await field.getAttribute('aria-describedby')) ?? '';
  for (const id of described.split(' ')) expect(await page.locator(`#${id}`).count()).toBe(1);
  // The browser moves there once the page is laid out.
  const focused = () => page.evaluate<boolean>(`document.activeElement?.id === 'prefix'`);
  await expect.poll(focused, { timeout: 20_000 }).toBe(true);
  await field.fill('ｇ１３ｂ');
  const started = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await started;
  expect(download.suggestedFilename()).toBe('G13B.p12');
  const lang = locale === 'ja' ? 'ja' : 'en';
  for (const platform of ['windows', 'macos', 'ios', 'android']) {
    await page.goto(`${url}${help(platform, lang)}`);
    await look(page, `${device}-${locale}-help-${platform}`);
  }
  expect(blocked).toEqual([]);
  return { first, file: readFileSync(await download.path()) };
}
