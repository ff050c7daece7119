/** The trial of a file system's locks: a real second process, and ones that show what failing locks do. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tryLocks, type TrialReport } from '../../src/ledger/lock-trial.ts';
import { systemFiles } from '../../src/system/files.ts';
import { temporaryFolder } from '../system/world.ts';

/** A second process that gives these reports, one after the other. */
function writePeer(folder: string, reports: readonly TrialReport[]): URL {
  const path = join(folder, 'peer.mjs');
  const text = `const reports = ${JSON.stringify(reports)};
process.on('message', () => process.send(reports.shift()));
process.on('disconnect', () => process.exit());`;
  writeFileSync(path, text);
  return pathToFileURL(path);
}

const KEPT_OUT = { holds: false, writes: false, rows: 1 };

describe('a trial of locks', () => {
  it('is passed by the disk of the tests', async () => {
    const folder = temporaryFolder();
    await tryLocks({ files: systemFiles }, folder);
    expect(readdirSync(folder).every((name) => name.includes('trial'))).toBe(true);
  });

  it.each<[string, readonly TrialReport[]]>([
    ['both hold the lock', [{ ...KEPT_OUT, holds: true }]],
    ['both write', [{ ...KEPT_OUT, writes: true, rows: 2 }]],
    ['one does not see what the other wrote', [{ ...KEPT_OUT, rows: 0 }]],
    ['one does not see what came later', [KEPT_OUT, { holds: true, writes: true, rows: 2 }]],
    ['a lock that was released is not free', [KEPT_OUT, { holds: false, writes: true, rows: 3 }]],
    ['what was written is not there', [KEPT_OUT, { holds: true, writes: true, rows: 3 }]],
    ['the system refuses', [{ failed: 'disk I/O error' }]],
  ])('is failed where %s', async (_name, reports) => {
    const folder = temporaryFolder();
    const peer = writePeer(folder, reports);
    const trial = tryLocks({ files: systemFiles }, folder, peer);
    await expect(trial).rejects.toMatchObject({ code: 'home-locks-fail', args: { folder } });
  });

  it('is failed where the second process ends', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'peer.mjs');
    writeFileSync(path, 'process.exit();');
    const trial = tryLocks({ files: systemFiles }, folder, pathToFileURL(path));
    await expect(trial).rejects.toMatchObject({ code: 'home-locks-fail' });
  });
});
