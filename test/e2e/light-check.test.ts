import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createWorkplace, fixture } from './hakko.ts';

/** A roster is checked by the tables of the fonts themselves; only what prints waits for the drawers. */

const preload = new URL('report-packages.js', import.meta.url).href;
const program = resolve(import.meta.dirname, '../../bin/hakko.js');

/** Packages that a call of hakko loads. */
function packagesOf(...args: readonly string[]): readonly string[] {
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--import', preload, program, ...args],
    { cwd: createWorkplace().folder, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  if (status !== 0) throw new Error(stderr.toString());
  return (output[3]?.toString() ?? '').trim().split('\n').sort();
}

const drawers = ['fontkit', 'pdfkit'];

test('check of a roster with rare characters loads nothing that draws', () => {
  const packages = packagesOf('check', fixture('rosters', 'sample.csv'));
  expect(packages).toContain('yaml');
  expect(packages.filter((name) => drawers.includes(name))).toEqual([]);
});

test('what prints does', () => {
  expect(packagesOf('guide', '--sample')).toEqual(expect.arrayContaining(drawers));
});
