/** `hakko … | head`: whoever stops reading ends neither the work nor, with a stack, the program. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issuedHome, ROSTER } from '../commands/issued-home.ts';
import { spawnSync } from 'node:child_process';
import { createWorkplace } from './hakko.ts';

const program = resolve(import.meta.dirname, '../../bin/hakko.js');
/** What a person never wants to see. */
const TRACES = /EPIPE|EIO|\n {4}at |node:/;

async function createPlace() {
  const place = createWorkplace();
  const home = await issuedHome(place);
  place.write('roster.csv', ROSTER);
  return { place, home };
}

type Stream = 'stdout' | 'stderr';

describe('whoever stops reading', () => {
  it.each<[Stream, string, readonly string[], number]>([
    ['stdout', '--version', [], 0],
    ['stdout', '--help', [], 0],
    ['stdout', 'completion', ['bash'], 0],
    ['stdout', 'list', [], 0],
    ['stdout', 'verify', ['--json'], 0],
    ['stdout', 'show', ['nobody', '--json'], 1],
    ['stderr', 'check', ['roster.csv'], 0],
    ['stderr', 'isue', [], 2],
  ])('%s does not trouble %s %j', async (closed, command, args, exit) => {
    const { place, home } = await createPlace();
    const { code, stdout, stderr } = await place.hakko([command, ...args], {
      environment: { HAKKO_HOME: home },
      during: (child) => child[closed]?.destroy(),
    });
    expect([code, TRACES.test(stdout + stderr)]).toEqual([exit, false]);
  });

  it.each<Stream>(['stdout', 'stderr'])('%s does not keep issue from its work', async (closed) => {
    const place = createWorkplace();
    await place.init();
    place.write('roster.csv', ROSTER);
    const args = ['issue', 'roster.csv', '--yes', '--json', '--passphrase-file', 'pass.txt'];
    const { code } = await place.hakko(args, { during: (child) => child[closed]?.destroy() });
    expect(code).toBe(0);
    expect(await place.unlocked('verify')).toMatchObject({ code: 0 });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  it.each([['--version'], ['list', '--json']])('is told by %j', async (...args) => {
    const { place, home } = await createPlace();
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$@" > /dev/full', process.execPath, program, ...args],
      { cwd: place.folder, env: { HAKKO_HOME: home, LANG: 'C' }, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('ENOSPC') as string]);
    expect(stderr).not.toMatch(TRACES);
  });
});
