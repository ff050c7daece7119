import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** A run takes minutes, and a password is not to lie in a cache until its end. */

function heldBy(way: 'press' | 'text'): number {
  const script = fileURLToPath(new URL('heap-search.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, way]);
  if (status !== 0) throw new Error(stderr.toString());
  return Number(stdout.toString());
}

test('no password that was printed stays in the heap', () => {
  expect(heldBy('press')).toBe(0);
});

test('by text(), as pdfkit offers it, all of them would', () => {
  expect(heldBy('text')).toBe(190);
});
