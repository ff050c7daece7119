/** What `show` and `list` say of downloads that the portal has counted. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issuedHere, jsonOf } from '../commands/issued-here.ts';
import { runHere } from '../commands/run-here.ts';
import { portalHere } from './portal-here.ts';

const PERSON = 'G13B1234567';

async function afterOneDownload(): Promise<string> {
  const { folder, download } = await portalHere();
  expect(await download(PERSON)).toMatchObject({ status: 200 });
  return folder;
}

describe('show', () => {
  it.each([
    [PERSON, /Downloaded: 1 times, last at 2026-11-22 12:00:00\n/],
    ['G13B1234568', /Not downloaded yet\n/],
    ['G13B', /Downloaded by 1 of 2 people\n/],
  ])('tells of %s', async (query, expected) => {
    const folder = await afterOneDownload();
    expect((await runHere({ folder }, 'show', query)).stdout).toMatch(expected);
  });

  it('says nothing where no portal counts', async () => {
    const { stdout } = await runHere({ folder: await issuedHere() }, 'show', PERSON);
    expect(stdout).not.toMatch(/download/i);
  });
});

describe('a backup', () => {
  it('carries the counts, and a restore brings them back', async () => {
    const folder = await afterOneDownload();
    const backups = join(folder, 'backups');
    expect(await runHere({ folder }, 'backup', backups)).toMatchObject({ code: 0 });
    const [made = ''] = readdirSync(backups);
    const args = ['restore', join(backups, made), '--replace', '--yes'];
    expect(await runHere({ folder }, ...args)).toMatchObject({ code: 0 });
    expect((await runHere({ folder }, 'show', PERSON)).stdout).toContain('Downloaded: 1 times');
  });
});

describe('list --not-downloaded', () => {
  it('names who has not, and fails for a timer', async () => {
    const folder = await afterOneDownload();
    const ran = await runHere(
      { folder },
      ...['list', '--not-downloaded', '--prefix', 'g13b', '--json', '--fail'],
    );
    expect([ran.code, jsonOf(ran)]).toEqual([
      4,
      [{ loginId: 'G13B1234568', name: '山﨑 健一', group: 'G13B', file: 'G13B.p12' }],
    ]);
    const { stdout } = await runHere({ folder }, 'list', '--not-downloaded');
    expect(stdout).toContain('Not downloaded yet by 18.');
  });

  it('begins anew with a new certificate', async () => {
    const folder = await afterOneDownload();
    await runHere({ folder }, 'revoke', 'G13B', '--reason', 'superseded', '--reissue', '--yes');
    const ran = await runHere({ folder }, 'list', '--not-downloaded', '--prefix', 'G13B', '--json');
    expect(jsonOf(ran)).toHaveLength(2);
  });

  it('reads the state of a portal that ran elsewhere', async () => {
    const folder = await afterOneDownload();
    const own = join(folder, 'hakko-home', 'portal');
    cpSync(own, join(folder, 'copied'), { recursive: true });
    rmSync(own, { recursive: true });
    const refused = await runHere({ folder }, 'list', '--not-downloaded');
    expect([refused.code, refused.error?.code]).toEqual([1, 'portal-never-ran']);
    const args = ['--portal-state', join(folder, 'copied'), '--json'];
    expect(jsonOf(await runHere({ folder }, 'list', '--not-downloaded', ...args))).toHaveLength(18);
  });
});
