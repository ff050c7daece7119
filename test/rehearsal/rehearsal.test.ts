/** Rehearsals of the sample rosters go through, and are told apart from rehearsals that should not. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorkplace, fixture } from '../e2e/hakko.ts';

interface Rehearsed {
  readonly good: boolean;
  readonly people: number;
  readonly files: readonly { file: string; people: number; letters: number; faults: object[] }[];
  readonly steps: readonly { name: string; count: number; state: string }[];
}

describe('a rehearsal', () => {
  it.each([
    ['sample.csv', 26, 6, 26],
    ['sample-excel.csv', 26, 6, 2],
    ['small.csv', 3, 2, 3],
  ])('of %s passes with %i people in %i files, %i at the portal', async (...row) => {
    const [roster, people, files, sample] = row;
    const place = createWorkplace('here');
    const args = [
      'rehearse',
      fixture('rosters', roster),
      '--json',
      '--key',
      'ec-p256',
      '--keep',
      'kept',
      ...(sample === people ? [] : ['--sample', String(sample)]),
    ];
    const { code, stdout, stderr } = await place.hakko(args);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout) as Rehearsed;
    expect(result).toMatchObject({ good: true, people, faults: [], findings: [], folder: 'kept' });
    expect(Object.fromEntries(result.steps.map(({ name, count }) => [name, count]))).toEqual({
      ...{ init: 1, check: people, issue: files, read: 2 * people, open: files },
      ...{ portal: people, prefix: sample, download: sample, enter: sample },
      ...{ 'wrong-password': Math.min(files, sample), 'other-login': Math.min(files, sample) },
      ...{ strangers: 2, 'other-days': 2, follow: 4, reprint: 1, reset: 1 },
      // One has joined, one has left, and the last group's certificate is revoked.
      ...{
        join: 1,
        end: 1,
        revoke: result.files.at(-1)?.people,
        // A group of one has come, whose letter ② was replaced.
        verify: files + 2 * people + 6,
      },
      ...{ 'reset-install': 2, remake: 1, crl: 1 },
      ...{ export: expect.any(Number) as number, restore: expect.any(Number) as number },
      audit: expect.any(Number) as number,
    });
    expect(result.steps.map(({ state }) => state)).toEqual(result.steps.map(() => 'passed'));
    const sum = (pick: (file: Rehearsed['files'][number]) => number) =>
      result.files.reduce((total, file) => total + pick(file), 0);
    expect([sum((file) => file.people), sum((file) => file.letters)]).toEqual([people, 2 * people]);
    expect(readdirSync(place.path('kept', 'output', 'p12')).sort()).toEqual(
      result.files.map(({ file }) => file).sort(),
    );
  });

  it('that nobody keeps leaves nothing, here or among the temporary files', async () => {
    const place = createWorkplace('here');
    const before = readdirSync(place.folder);
    const args = ['rehearse', fixture('rosters', 'small.csv'), '--key', 'ec-p256', '--quiet'];
    const { code, stdout, stderr } = await place.hakko(args, {
      environment: { TMPDIR: place.folder, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    expect(readdirSync(place.folder)).toEqual(before);
  });

  it('of a roster with problems is refused, and leaves nothing', async () => {
    const place = createWorkplace('here');
    const before = place.files();
    const args = ['rehearse', fixture('rosters', 'bad', 'repeated-login-id.csv'), '--keep', 'kept'];
    const { code, stdout } = await place.hakko([...args, '--json']);
    expect([code, (JSON.parse(stdout) as { problems: object[] }).problems.length > 0]).toEqual([
      3,
      true,
    ]);
    expect([place.files(), readdirSync(place.folder)]).toEqual([before, ['pass.txt']]);
  });

  it.each([
    ['a folder', 'theirs'],
    ['a file', 'theirs/photo.jpg'],
  ])('never touches %s that is there already', async (_name, kept) => {
    const place = createWorkplace('here');
    mkdirSync(place.path('theirs'));
    place.write('theirs/photo.jpg', 'precious');
    const { code, stderr } = await place.hakko([
      ...['rehearse', fixture('rosters', 'small.csv'), '--key', 'ec-p256', '--keep', kept],
    ]);
    expect([code, stderr.includes(kept)]).toEqual([1, true]);
    expect(place.files()).toContain('theirs/photo.jpg');
    expect(readFileSync(place.path('theirs', 'photo.jpg'), 'utf8')).toBe('precious');
  });
});
