/** An interrupted batch whose disk is gone, or whose folder was damaged, goes on without loss. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkplace, madeHome } from './hakko.ts';
import { stopAt } from './stop-at.ts';

const GROUPS = 6;
const PEOPLE = 48;
const ROSTER = `ログインID,氏名\n${Array.from({ length: PEOPLE }, (_, n) => `G${String((n % GROUPS) + 10)}B0000${String(n + 100)},青木 一\n`).join('')}`;
const ISSUE = ['issue', 'roster.csv', '--yes', '--json', '--passphrase-file', 'pass.txt'];

/** A batch on another disk that was stopped while its letters were printed. */
async function createInterrupted() {
  const place = createWorkplace('here');
  place.copyHome(await madeHome());
  place.write('roster.csv', ROSTER);
  const out = place.path('usb');
  const stopped = await place.hakko([...ISSUE, '--out', out], {
    environment: stopAt('saying 通知票を作っています', 'SIGINT'),
  });
  expect([stopped.code, JSON.parse(stopped.stdout)]).toMatchObject([
    130,
    { error: { code: 'interrupted' } },
  ]);
  expect(readdirSync(join(out, 'p12')).length).toBe(GROUPS);
  // Letters that were half printed hold passwords.
  expect(
    readdirSync(out, { recursive: true }).filter((path) => /tmp|pdf/.test(String(path))),
  ).toEqual([]);
  return { place, out };
}

async function expectWhole(place: ReturnType<typeof createWorkplace>) {
  const verified = await place.unlocked('verify', '--json');
  expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([
    0,
    { files: GROUPS, letters: 2 * PEOPLE, lettersGone: [], findings: [] },
  ]);
}

describe('an interrupted batch', () => {
  it('whose disk is gone goes on on another one', async () => {
    const { place, out } = await createInterrupted();
    rmSync(out, { recursive: true });
    for (const args of [[], ['--out', out]]) {
      const refused = await place.hakko([...ISSUE, ...args]);
      expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([
        1,
        { error: { code: 'batch-folder-gone' } },
      ]);
    }
    const other = place.path('other');
    const finished = await place.hakko([...ISSUE, '--out', other]);
    expect([finished.code, finished.stderr]).toEqual([
      0,
      expect.stringContaining(`${other} で続けます。\n`) as string,
    ]);
    await expectWhole(place);
  });

  it('whose disk is full goes on on another one, and what was begun is named', async () => {
    const { place, out } = await createInterrupted();
    const other = place.path('other');
    const finished = await place.hakko([...ISSUE, '--out', other]);
    expect([finished.code, finished.stderr]).toEqual([0, expect.stringContaining(out) as string]);
    await expectWhole(place);
  });

  it('gets back what was lost or damaged meanwhile', async () => {
    const { place, out } = await createInterrupted();
    rmSync(join(out, 'p12', 'G10B.p12'));
    writeFileSync(join(out, 'p12', 'G11B.p12'), 'theirs');
    expect(await place.hakko(ISSUE)).toMatchObject({ code: 0 });
    await expectWhole(place);
  });
});
