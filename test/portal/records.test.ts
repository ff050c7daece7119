/** What cannot be written: the log of attempts and the record of downloads, on a disk that fills up. */
import { appendFileSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HakkoError } from '../../src/errors.ts';
import { readDownloads } from '../../src/portal/download-record.ts';
import type { PortalNotice } from '../../src/portal/live-site.ts';
import { auditFile, downloadsFile } from '../../src/portal/state-paths.ts';
import type { Context } from '../../src/system/context.ts';
import { eventually, portalHere, type PortalHereOptions } from './portal-here.ts';

const PERSON = 'G13B1234567';
const OTHER = 'G13B1234568';

/** A portal whose disk has no room for lines of these files while `full` names them. */
async function portalOnFullDisk(options: PortalHereOptions = {}) {
  const full = new Set<'audit' | 'downloads'>();
  const told: PortalNotice['kind'][] = [];
  const fillable = (world: Context): Context => ({
    ...world,
    files: {
      ...world.files,
      appendLine(path, ...more) {
        const kind = path.endsWith('audit.jsonl') ? 'audit' : 'downloads';
        if (full.has(kind)) {
          throw new HakkoError('file-failed', { action: 'write', path, errno: 'ENOSPC' });
        }
        world.files.appendLine(path, ...more);
      },
    },
  });
  const here = await portalHere({
    ...{ world: fillable, onNotice: ({ kind }) => told.push(kind) },
    ...options,
  });
  const recorded = () => readDownloads(here.world, here.portal.state);
  /** Without waiting for the line of the log. */
  const take = async (loginId: string) => {
    const login = `${loginId}:${here.initial.get(loginId) ?? ''}`;
    return (await here.ask('/dl/G13B/G13B.p12', { login })).status;
  };
  return { ...here, full, told, recorded, take };
}

describe('a log of attempts without room', () => {
  it('keeps nobody from the pages, is told once, and says later how much is missing', async () => {
    const { ask, take, full, told, audit } = await portalOnFullDisk();
    await ask('/?prefix=A00A');
    full.add('audit');
    for (const prefix of ['B00B', 'C00C']) await ask(`/?prefix=${prefix}`);
    expect(await take(PERSON)).toBe(200);
    expect(await eventually(() => told.length > 0)).toBe(true);
    expect(audit()).toMatchObject([{ prefix: 'A00A' }]);
    full.clear();
    // Without waiting for anybody to come.
    expect(await eventually(() => told.includes('audit-written-again'))).toBe(true);
    expect(told).toEqual(['audit-unwritable', 'audit-written-again']);
    await ask('/?prefix=D00D');
    expect(audit().slice(1)).toMatchObject([
      { page: 'log', result: 'entries-missing', missing: 3, since: expect.any(String) as string },
      { prefix: 'D00D' },
    ]);
  });
});

describe('a record of downloads without room', () => {
  it('has nothing handed out that it could not count, and forgets nothing', async () => {
    const { take, full, told, recorded, audit } = await portalOnFullDisk();
    full.add('downloads');
    // Nobody can know before that this one will not be written down.
    expect(await take(PERSON)).toBe(200);
    expect(await eventually(() => told.length > 0)).toBe(true);
    expect([await take(OTHER), await take(PERSON)]).toEqual([503, 503]);
    expect([told, recorded()]).toEqual([['downloads-unwritable'], []]);
    full.clear();
    expect(await eventually(() => recorded().length > 0)).toBe(true);
    expect(await take(OTHER)).toBe(200);
    expect(await eventually(() => recorded().length > 1)).toBe(true);
    expect(recorded().map(({ loginId }) => loginId)).toEqual([PERSON, OTHER]);
    expect(told).toEqual(['downloads-unwritable', 'downloads-written-again']);
    expect(audit().map(({ result }) => result)).toEqual([
      ...['downloaded', 'failed', 'failed', 'downloaded'],
    ]);
  });

  it('is told of once more when the portal ends without having written it', async () => {
    const { take, full, told, portal } = await portalOnFullDisk();
    full.add('downloads');
    await take(PERSON);
    expect(await eventually(() => told.length > 0)).toBe(true);
    await portal.close();
    expect(told).toEqual(['downloads-unwritable', 'downloads-lost']);
  });
});

describe('half a line, as a power failure leaves it', () => {
  it('takes no other line with it', async () => {
    const first = await portalHere();
    const { folder, portal } = first;
    const half = '{"time":"2026-11-22T03:00:00.000Z","loginId":"G1';
    for (const path of [downloadsFile(portal.state), auditFile(portal.state)]) {
      appendFileSync(path, half);
    }
    expect(await first.download(PERSON)).toMatchObject({ status: 200 });
    expect(await first.download(OTHER)).toMatchObject({ status: 200 });
    const again = await portalHere({ folder });
    expect(await again.download(PERSON)).toMatchObject({ status: 200 });
    const known = readDownloads(again.world, portal.state).map(({ loginId }) => loginId);
    expect(known).toEqual([PERSON, OTHER, PERSON]);
    expect(readFileSync(portal.auditLog, 'utf8').split('\n')).toEqual([
      half,
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^\{.*"downloaded".*\}$/) as string),
      '',
    ]);
  });
});
