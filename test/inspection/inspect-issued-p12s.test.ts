/** Every `.p12` of a home is opened, by one thread or by many: what is found is the same. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openHomeToRead, type Home } from '../../src/home/open-home.ts';
import { unlockHome, type Unlocked } from '../../src/home/unlock-home.ts';
import { inspectIssuedP12s } from '../../src/inspection/inspect-issued-p12s.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { Context } from '../../src/system/context.ts';
import { createWorkplace, PASSPHRASE } from '../e2e/hakko.ts';
import { createWorld, sharedFolder, type WorldOptions } from '../system/world.ts';

/** More than the main thread does alone, and no multiple of what a thread takes at once. */
const GROUPS = 41;
const MONTHS_LATER = new Date(Date.now() + 900 * 86_400_000);

const folder = join(sharedFolder(), 'hakko-home');
const world = (options: Partial<WorldOptions> = {}): Context =>
  createWorld({ folder, now: new Date(), ...options });
interface Issued {
  readonly home: Home;
  readonly unlocked: Unlocked;
}
let made: Promise<Issued> | undefined;

/** Made by the first test that asks. */
const issued = (): Promise<Issued> => (made ??= issue());

async function issue(): Promise<Issued> {
  const place = createWorkplace('here');
  const rows = Array.from({ length: GROUPS }, (_, n) => `G${String(n + 10)}B1234567,青木 一`);
  const roster = place.write('roster.csv', ['ログインID,氏名', ...rows].join('\n'));
  const site = ['--org', 'さくら市', '--portal-url', 'https://id.sakura.example/'];
  for (const args of [
    ['init', ...site, '--ca-key', 'ec-p256', '--key', 'ec-p256'],
    ['issue', roster, '--yes'],
  ]) {
    const { code, stderr } = await place.unlocked(...args, '--home', folder);
    if (code !== 0) throw new Error(stderr);
  }
  swapBytes('G20B', 'G21B');
  const home = openHomeToRead(world(), folder);
  return { home, unlocked: unlockHome(world(), home, new Secret(PASSPHRASE)) };
}

/** Puts the second group's file in the place of the first one's, whose password does not open it. */
function swapBytes(to: string, from: string): void {
  const database = new DatabaseSync(join(folder, 'ledger.db'));
  const select = database.prepare('SELECT p12 FROM p12_files WHERE file_name = ?');
  const p12 = select.get(`${from}.p12`)?.['p12'] as Uint8Array;
  // One octet more: no two files have one checksum.
  const bytes = Buffer.concat([p12, Buffer.of(0)]);
  database
    .prepare('UPDATE p12_files SET p12 = ?, sha256 = ? WHERE file_name = ?')
    .run(bytes, hash('sha256', bytes), `${to}.p12`);
  database.close();
}

async function inspect(options: Partial<WorldOptions>, password: 'with' | 'without' = 'with') {
  const { home, unlocked } = await issued();
  const told = { files: 0, done: 0 };
  const opener = password === 'with' ? unlocked : undefined;
  const { faultsOf, kinds } = await inspectIssuedP12s(world(options), home, opener, {
    onStart: (files) => (told.files = files),
    onFiles: (files) => (told.done += files),
  });
  const files = home.ledger.p12Files.all();
  const faulty = files.flatMap((file) => faultsOf(file).map((fault) => [file.fileName, fault]));
  return { told, faulty, kinds };
}

describe('the files of a home', () => {
  it.each([1, 2, 5])('are found the same by %i threads', async (cores) => {
    const { told, faulty, kinds } = await inspect({ environment: { cores } });
    expect(told).toEqual({ files: GROUPS, done: GROUPS });
    expect(faulty).toEqual([['G20B.p12', 'p12-unopened']]);
    // What no reader can parse opens nowhere; the rest stand in the order of the ledger.
    const names = (await issued()).home.ledger.certificates.all().map(({ fileName }) => fileName);
    expect(kinds.map(({ files }) => files)).toEqual([names.filter((name) => name !== 'G20B.p12')]);
  });

  it('have ended when their time is over, whatever thread opens them', async () => {
    const { faulty } = await inspect({ now: MONTHS_LATER });
    expect(faulty.filter(([, fault]) => fault === 'p12-expired').length).toBe(GROUPS - 1);
  });

  it('show what they show to everybody when no password is at hand', async () => {
    const { faulty, kinds } = await inspect({}, 'without');
    const [kind] = kinds;
    expect([faulty, kinds.length, kind?.description.unread]).toEqual([[], 1, true]);
    expect(kind?.description.mac).toMatchObject({ algorithm: 'id-sha1', iterations: 2048 });
  });
});
