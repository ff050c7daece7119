/** A clock that cannot be right stops every command that writes, before anything is planned. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHomeToRead, openHomeToWrite, type WritingTerms } from '../../src/home/open-home.ts';
import { createWorkplace, PASSPHRASE as TYPED } from '../e2e/hakko.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { createWorld, sharedFolder, temporaryFolder, WORLD_NOW } from '../system/world.ts';
import { codeOf } from '../x509/codes.ts';
import { copyHome, makeHome } from './sample-home.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const made = sharedFolder();
const folder = await copyHome(createWorld({ folder: made }), { ca: { years: 5 } });
const crt = readFileSync(join(folder, 'ca', 'root.crt'));
const caEnd = new X509Certificate(crt).validToDate.getTime();
const firstEvent = WORLD_NOW.getTime();

function openAt(now: number, terms: WritingTerms = {}): void {
  const world = createWorld({ folder: made, now: new Date(now) });
  openHomeToWrite(world, folder, 'hakko issue', terms).close();
}

describe('a command that writes', () => {
  it.each([
    ['at the last event', firstEvent],
    ['five minutes before it, as after a correction by NTP', firstEvent - 5 * MINUTE_MS],
    ['a day after it', firstEvent + DAY_MS],
    ['a second before the end of the CA', caEnd - 1000],
  ])('works %s', (_name, now) => {
    openAt(now);
  });

  it.each([
    ['five minutes and a millisecond before the last event', firstEvent - 5 * MINUTE_MS - 1],
    ['a day before it', firstEvent - DAY_MS],
    ['in 1970', 0],
  ])('is refused %s, also one that makes the next CA', (_name, now) => {
    for (const terms of [{}, { caMayHaveEnded: true }]) {
      expect(
        codeOf(() => {
          openAt(now, terms);
        }),
      ).toBe('clock-behind');
    }
    expect(existsSync(join(folder, 'lock.txt'))).toBe(false);
  });

  it.each([
    ['at the end of the CA', caEnd],
    ['years after it', caEnd + 3000 * DAY_MS],
  ])('is refused %s, but for one that makes the next CA', (_name, now) => {
    for (const terms of [{}, { acceptClock: true }]) {
      expect(
        codeOf(() => {
          openAt(now, terms);
        }),
      ).toBe('ca-ended');
    }
    openAt(now, { caMayHaveEnded: true });
  });

  it('says both times as people of the site count them', () => {
    expect(() => {
      openAt(firstEvent - DAY_MS);
    }).toThrow(
      expect.objectContaining({
        args: {
          now: '2026-11-21 12:00:00 (Asia/Tokyo)',
          lastEvent: '2026-11-22 12:00:00 (Asia/Tokyo)',
        },
      }) as Error,
    );
  });

  it('goes on when told that the clock is right, which is an event of its own', async () => {
    const place = temporaryFolder();
    const home = await copyHome(createWorld({ folder: place }));
    const past = createWorld({ folder: place, now: new Date(firstEvent - DAY_MS) });
    openHomeToWrite(past, home, 'hakko issue', { acceptClock: true }).close();
    // From now on it is the last event that counts, not the latest.
    const opened = openHomeToWrite(past, home, 'hakko issue');
    const events = opened.ledger.events.all();
    opened.close();
    const accepted = events.find(({ kind }) => kind === 'clock-accepted');
    expect(accepted).toMatchObject({ sequence: events.length, at: '2026-11-21T03:00:00.000Z' });
  });

  it('does not concern one that reads', () => {
    const world = createWorld({ folder: made, now: new Date(0) });
    openHomeToRead(world, folder).close();
  });
});

describe('the program', () => {
  it.each([
    ['clock-behind', new Date('2125-11-22T03:00:00Z'), 10],
    ['ca-ended', new Date('2001-11-22T03:00:00Z'), 10],
  ])('warns of it in check and refuses to issue: %s', async (code, now, years) => {
    const place = createWorkplace('here');
    await makeHome(
      createWorld({ folder: place.folder, now }),
      { ca: { years } },
      { passphrase: new Secret(TYPED) },
    );
    place.write('roster.csv', 'ログインID,氏名\nG13B1234567,髙橋　美咲\n');
    const checked = await place.hakko(['check', 'roster.csv', '--json']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ clock: { code } });
    const said = await place.hakko(['check', 'roster.csv']);
    expect(said.stderr).toMatch(/^注意: この機械の時計は/m);
    const refused = await place.unlocked('issue', 'roster.csv', '--yes', '--json');
    expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([1, { error: { code } }]);
    expect(place.files().filter((file) => file.includes('batches'))).toEqual([]);
  });
});
