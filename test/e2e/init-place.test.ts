/** `init` refuses a place where a ledger is not safe before it asks anything, and leaves nothing there. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorkplace, madeHome, type Workplace } from './hakko.ts';

/** `init` without one of the answers: a refusal of the place comes before the question. */
const INIT = ['init', '--json', '--portal-url', 'https://id.sakura.example/'];

async function codeOf(place: Workplace, ...args: readonly string[]): Promise<string> {
  const { stdout } = await place.hakko([...INIT, ...args]);
  return (JSON.parse(stdout) as { error: { code: string } }).error.code;
}

describe('init', () => {
  it('refuses a folder that seems to be synced, unless told otherwise', async () => {
    const place = createWorkplace('here');
    mkdirSync(place.path('OneDrive - さくら市'));
    const home = 'OneDrive - さくら市/ca/hakko-home';
    expect(await codeOf(place, '--home', home)).toBe('home-synced');
    expect(await codeOf(place, '--home', home, '--allow-synced-folder')).toBe('answer-missing');
    expect(place.files()).toEqual(['pass.txt']);
  });

  it('finds the traces of a service in folders above', async () => {
    const place = createWorkplace('here');
    mkdirSync(place.path('a', 'b'), { recursive: true });
    place.write('a/.sync_0a1b2c3d.db', '');
    expect(await codeOf(place, '--home', 'a/b/hakko-home')).toBe('home-synced');
  });

  it('tries the locks of the folder itself when it is there, and leaves it empty', async () => {
    const place = createWorkplace('here');
    mkdirSync(place.path('hakko-home'));
    expect(await codeOf(place)).toBe('answer-missing');
    expect(place.files()).toEqual(['pass.txt']);
    expect(await place.init()).toMatchObject({ code: 0 });
  });
});

describe('a home that was moved', () => {
  it('into a synced folder is pointed out by whatever writes', async () => {
    const place = createWorkplace('here');
    place.copyHome(await madeHome());
    mkdirSync(place.path('cloud'));
    writeFileSync(place.path('cloud', '.stfolder'), '');
    renameSync(place.path('hakko-home'), place.path('cloud', 'hakko-home'));
    const { code, stderr } = await place.unlocked(
      ...['crl', '--home', 'cloud/hakko-home', '--lang', 'en'],
    );
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^Note: .*Syncthing.*Move the whole/) as string,
    ]);
  });
});
