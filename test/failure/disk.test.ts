/**
 * A disk that fills up at five sizes, a limit of file size, a disk that can only be read: a sentence,
 * the keys unharmed, and once there is room the same command ends. Needs root to mount; half a minute.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from './judges.ts';
import { trialPeople } from './people.ts';
import { recordProof } from './results.ts';
import { isRoot, mountSmallDisk } from './small-disk.ts';
import { createTrial, type Ended, type Trial } from './trial.ts';

const SIZE = { people: 60, groupSize: 2 };
const PEOPLE = trialPeople(SIZE.people, SIZE.groupSize);
/** What is left on a disk with a fresh home; a run of these people takes more than 1,000. */
const ROOM_KIB = [40, 150, 300, 500, 700];
const ENOUGH_KIB = 65_536;
/** For one file: smaller than settings, than the ledger, than its WAL, than the letters. */
const LIMITS_KIB = [1, 64, 256, 512];

describe.skipIf(!isRoot)('a disk with room for', () => {
  it.each(ROOM_KIB)('%i KiB is full, and the run ends when it has grown', async (kib) => {
    const disk = mountSmallDisk(ENOUGH_KIB);
    try {
      const trial = await createTrial({ ...SIZE, folder: disk.folder });
      disk.resize(disk.usedKib() + kib);
      const full = await trial.issue();
      expectRefusal(trial, full, /ENOSPC/);
      const keys = keysOf(trial);
      disk.resize(ENOUGH_KIB);
      const resumed = await trial.issue();
      expect([resumed.code, resumed.stderr]).toEqual([0, '']);
      expect(keysOf(trial)).toBe(keys);
      const said = full.stdout + full.stderr;
      expect(await judge(trial, PEOPLE, { openssl: true, said })).toEqual([]);
      recordProof('disk', [[`disk with room for ${kib} KiB`, 'ENOSPC', 'exit 1', 'finished']]);
    } finally {
      disk.remove();
    }
  });
});

describe('a limit of', () => {
  it.each(LIMITS_KIB)('%i KiB a file is told, and the run ends without it', async (kib) => {
    const trial = await createTrial(SIZE);
    const limit = ['bash', '-c', `ulimit -f ${kib}; exec "$@"`, 'limited'];
    const limited = await trial.issue({ under: limit });
    expectRefusal(trial, limited, /EFBIG|EIO|ENOSPC/);
    const resumed = await trial.issue();
    expect([resumed.code, resumed.stderr]).toEqual([0, '']);
    const said = limited.stdout + limited.stderr;
    expect(await judge(trial, PEOPLE, { openssl: true, said })).toEqual([]);
    trial.remove();
    const errno = /E[A-Z]{2,}/.exec(limited.stderr)?.[0] ?? '';
    recordProof('disk', [[`ulimit -f ${kib}`, errno, 'exit 1', 'finished']]);
  });
});

describe.skipIf(!isRoot)('a disk that can only be read', () => {
  it('is told to what writes, and read by what reads', async () => {
    const disk = mountSmallDisk(ENOUGH_KIB);
    try {
      const trial = await createTrial({ ...SIZE, folder: disk.folder });
      disk.makeReadOnly();
      const refused = await trial.issue();
      expectRefusal(trial, refused, /EROFS/);
      disk.makeWritable();
      const issued = await trial.issue();
      expect([issued.code, issued.stderr]).toEqual([0, '']);
      disk.makeReadOnly();
      for (const args of READING) {
        const { code, stderr } = await trial.hakko([...args, '--quiet', ...trial.unlocked]);
        expect([args[0], code, stderr]).toEqual([args[0], 0, '']);
      }
      disk.makeWritable();
      expect(await judge(trial, PEOPLE, { said: refused.stderr })).toEqual([]);
      recordProof('disk', [['disk mounted read-only', 'EROFS', 'exit 1', 'finished']]);
    } finally {
      disk.remove();
    }
  });
});

const READING = [['verify'], ['list'], ['show', 'A00B'], ['crl', '--check']];

/** Exit code 1, a sentence with the errno and a path of the trial, no stack. */
function expectRefusal(trial: Trial, { code, stdout, stderr }: Ended, errno: RegExp): void {
  expect([code, stdout], stderr).toEqual([1, '']);
  expect(stderr).toMatch(errno);
  expect(stderr).toContain(trial.folder);
  expect(stderr).not.toMatch(/\n\s+at /);
}

function keysOf(trial: Trial): string {
  const digest = createHash('sha256');
  for (const path of globSync(`${trial.home}/ca/*`).sort()) digest.update(readFileSync(path));
  return digest.digest('hex');
}
