/** Two files of one certificate: H07A was issued to under `p12.profile: both`, G13B before that was set. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDownloads } from '../../src/portal/download-record.ts';
import { initHere, succeed } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { sharedFolder, temporaryFolder } from '../system/world.ts';
import { portalHere, sharedPortal, type PortalHere } from './portal-here.ts';

const folder = sharedFolder();
const USUAL = 'G13B1234567';
const PERSON = 'H07A0000001';
const SECOND = 'dl/H07A/H07A-modern.p12';

function change(key: string, value: string): void {
  const settings = join(folder, 'hakko-home', 'hakko.yaml');
  const text = readFileSync(settings, 'utf8');
  writeFileSync(settings, text.replace(new RegExp(`^  ${key}: .*$`, 'm'), `  ${key}: ${value}`));
}

async function issue(...people: readonly string[]): Promise<void> {
  const roster = join(folder, 'roster.csv');
  writeFileSync(roster, ['ログインID,氏名', ...people, ''].join('\n'));
  await succeed(runHere({ folder }, 'issue', roster, '--yes', '--partial'));
}

beforeAll(async () => {
  await initHere(folder);
  change('downloads', '3');
  await issue(`${USUAL},髙橋 美咲`);
  change('profile', 'both');
  await issue(`${PERSON},𠮷野 桃子`, 'H07A0000002,山﨑 健一');
});

const issued = (name: string): Buffer =>
  readFileSync(join(folder, 'hakko-home', 'batches', '20261122-02', 'p12', name));

const loginOf = ({ initial }: PortalHere, loginId: string): { readonly login: string } => ({
  login: `${loginId}:${initial.get(loginId) ?? ''}`,
});

describe('page 1', () => {
  it('offers the second file where groups have one, and nowhere else', async () => {
    const page = await (await portalHere({ folder })).ask('/');
    expect(page.text).toMatch(
      /<button class="second" type="submit" form="download" name="file" value="modern">/,
    );
    expect(page.text).toMatch(/G13B-modern\.p12[^]*Windows 10/);
    // The form's own button is the first of its buttons: the one that Enter presses.
    expect(page.text.indexOf('<button type="submit">')).toBeLessThan(
      page.text.indexOf('<button class="second"'),
    );
    const usual = await (await sharedPortal()).ask('/');
    expect(usual.text).not.toContain('modern');
  });

  it.each<[string, string, boolean, number, string]>([
    ['Next', '?prefix=h07a', false, 303, 'dl/H07A/H07A.p12'],
    ['the button of the second file', '?prefix=h07a&file=modern', false, 303, SECOND],
    ['the same in Japanese', '?lang=ja&prefix=h07a&file=modern', false, 303, `${SECOND}?lang=ja`],
    ['another word', '?prefix=h07a&file=../x', false, 303, 'dl/H07A/H07A.p12'],
    ['a prefix that nobody has', '?prefix=z99z&file=modern', false, 404, 'No login ID begins'],
    ['nothing', '?prefix=&file=modern', false, 200, 'Please type'],
    ['it under --uniform', '?prefix=z99z&file=modern', true, 303, 'dl/z99z/z99z-modern.p12'],
  ])('goes on after %s', async (_name, query, uniform, status, expected) => {
    const { ask } = await portalHere({ folder, uniform });
    const answer = await ask(`/${query}`);
    const said = status === 303 ? answer.headers['location'] : answer.text;
    expect([answer.status, said]).toEqual([
      status,
      status === 303 ? expected : expect.stringContaining(expected),
    ]);
  });

  it('takes the field for nothing where no group has two', async () => {
    const { ask } = await sharedPortal();
    const { headers } = await ask('/?prefix=g13b&file=modern');
    expect(headers['location']).toBe('dl/G13B/G13B.p12');
  });
});

describe('page 2', () => {
  it('hands out each file under its name, and counts them as one', async () => {
    const here = await portalHere({ folder: copied() });
    const ask = (path: string) => here.ask(path, loginOf(here, PERSON));
    for (const [name, file] of [
      ['H07A-modern.p12', 'H07A-modern.p12'],
      ['H07A.p12', 'H07A.p12'],
      ['h07a-MODERN.p12', 'H07A-modern.p12'],
    ] as const) {
      const { status, headers, bytes } = await ask(`/dl/H07A/${name}`);
      expect([status, headers['content-disposition'], bytes.equals(issued(file))]).toEqual([
        ...[200, `attachment; filename="${file}"`, true],
      ]);
    }
    for (const name of ['H07A-modern.p12', 'H07A.p12']) {
      expect(await ask(`/dl/H07A/${name}`)).toMatchObject({
        status: 410,
        text: expect.stringContaining('downloaded 3 times') as string,
      });
    }
    const files = readDownloads(here.world, here.portal.state).map(({ file }) => file);
    expect(files).toEqual(['H07A-modern.p12', 'H07A.p12', 'H07A-modern.p12']);
  });

  it.each<[string, string, (here: PortalHere) => object, number, string]>([
    ['a wrong password', '/dl/H07A/H07A-modern.p12', () => ({ login: `${PERSON}:x` }), 401, '①'],
    ['another group', '/dl/H07A/H07A-modern.p12', (here) => loginOf(here, USUAL), 401, '①'],
    [
      'a group that has the usual one alone',
      '/dl/G13B/G13B-modern.p12',
      (here) => loginOf(here, USUAL),
      ...([410, 'only the usual one'] as const),
    ],
    [
      'a wrong password of that group',
      '/dl/G13B/G13B-modern.p12',
      () => ({ login: `${USUAL}:x` }),
      ...([401, '①'] as const),
    ],
    [
      'any other name',
      '/dl/H07A/H07A-newest.p12',
      (here) => loginOf(here, PERSON),
      ...([404, 'no such page'] as const),
    ],
  ])('refuses %s', async (_name, path, login, status, said) => {
    const here = await portalHere({ folder });
    expect(await here.ask(path, { ...login(here), from: '127.0.0.7' })).toMatchObject({
      status,
      text: expect.stringContaining(said) as string,
    });
  });

  it('has its sentence in the help for each device', async () => {
    const { ask } = await portalHere({ folder });
    for (const platform of ['windows', 'macos', 'ios', 'android']) {
      expect((await ask(`/help/${platform}`)).text).toContain('Download the newer form');
    }
    const { ask: askUsual } = await sharedPortal();
    expect((await askUsual('/help/windows')).text).not.toContain('newer form');
  });
});

/** The same home, with counts of its own. */
function copied(): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}
