/**
 * A home for real servers, whose clock is the machine's: G13B, H07A and M05D hold valid certificates, each
 * in two files, K21C an expired one, and an export of 40 days ago has revocation lists that have ended since.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere, type RanHere } from '../commands/run-here.ts';
import { printedLetters } from '../e2e/printed-letters.ts';

export type Server = 'nginx' | 'apache';

export interface IssuedSite {
  readonly folder: string;
  path(...names: readonly string[]): string;
  /** By login ID. */
  readonly initialPasswords: ReadonlyMap<string, string>;
  /** By group, with the install password of its letter. */
  readonly files: ReadonlyMap<string, { readonly pfx: Buffer; readonly passphrase: string }>;
  /** Today; anything but success is thrown. */
  hakko(...args: readonly string[]): Promise<RanHere>;
}

const DAYS_AGO = 40;

export const DOWNLOAD_HOST = 'id.sakura.example';
export const PORTAL_HOSTS = ['portal.sakura.example', 'care.sakura.example'] as const;

/**
 * @param exportStale exports the site as it was 40 days ago
 */
export async function issueSite(exportStale: readonly string[]): Promise<IssuedSite> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hakko-servers-')));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = (...names: readonly string[]): string => join(folder, ...names);
  const hakko = async (daysAgo: number, ...args: readonly string[]): Promise<RanHere> => {
    const now = new Date(Date.now() - daysAgo * 86_400_000);
    const change = <T extends object>(context: T) => ({ ...context, clock: { now: () => now } });
    const ran = await runHere({ folder, change }, ...args);
    if (ran.code !== 0) throw new Error(`${JSON.stringify(ran.error)} ${ran.stderr}`);
    return ran;
  };
  await hakko(DAYS_AGO, ...INIT);
  const initialPasswords = new Map<string, string>();
  const files = new Map<string, { pfx: Buffer; passphrase: string }>();
  const issue = async (name: string, days: number, people: readonly string[]): Promise<void> => {
    setClientDays(path('hakko-home', 'hakko.yaml'), days);
    writeFileSync(path(name), ['ログインID,氏名', ...people, ''].join('\n'));
    const { stdout } = await hakko(DAYS_AGO, 'issue', path(name), '--yes', '--json', '--partial');
    const { folder: batch } = JSON.parse(stdout) as { folder: string };
    for (const { loginId = '', initialPassword } of await printedLetters(batch, 'login-id')) {
      initialPasswords.set(loginId, initialPassword?.reveal() ?? '');
    }
    for (const letter of await printedLetters(batch, 'install-password')) {
      const { fileName = '', installPassword } = letter;
      const pfx = readFileSync(join(batch, 'p12', fileName));
      const passphrase = installPassword?.reveal() ?? '';
      files.set(fileName.replace('.p12', ''), { pfx, passphrase });
    }
  };
  await issue('short.csv', 30, ['K21C0000001,佐藤 花子']);
  await issue('long.csv', 730, [
    ...['G13B1234567,髙橋 美咲', 'G13B1234568,山﨑 健一'],
    ...['H07A0000310,𠮷野 桃子', 'M05D0000001,青木 一'],
  ]);
  await hakko(DAYS_AGO, 'export', ...exportStale.map((arg) => arg.replace('FOLDER', folder)));
  // The lists are of today again.
  await hakko(0, 'crl');
  const today = (...args: readonly string[]): Promise<RanHere> => hakko(0, ...args);
  return { folder, path, initialPasswords, files, hakko: today };
}

const INIT = [
  ...['init', '--yes', '--org', 'さくら市', '--portal-url', `https://${DOWNLOAD_HOST}/`],
  ...PORTAL_HOSTS.flatMap((host) => ['--portal-host', host]),
  ...['--ca-key', 'ec-p256', '--key', 'ec-p256', '--two-tier'],
];

/** Two files of each, and lists that end after 20 days. */
function setClientDays(settings: string, days: number): void {
  const text = readFileSync(settings, 'utf8');
  writeFileSync(
    settings,
    text
      .replace(/^ {2}days: .*$/m, `  days: ${days}`)
      .replace(/^ {2}profile: .*$/m, '  profile: both')
      .replace(/^ {2}crlDays: .*$/m, '  crlDays: 20'),
  );
}
