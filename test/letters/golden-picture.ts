import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { decodePng, distance, encodePng } from './picture-file.ts';
import type { Picture } from './programs.ts';

/**
 * Pages as small pictures in `fixtures/`. After a wanted change they are made anew, and looked at:
 * `HAKKO_GOLDEN=write npx vitest run golden`
 */

const fixtures = join(import.meta.dirname, '../../fixtures');
const writing = process.env['HAKKO_GOLDEN'] === 'write';

/** Of an A4 page 298 x 421 pixels: no word can be read, but none moves unseen either. */
export const goldenDpi = 36;

/** Holds a picture against the one that was looked at; `name` below `fixtures/`, without its ending. */
export function expectGolden(picture: Picture, name: string): void {
  const path = join(fixtures, `${name}.png`);
  if (writing) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, encodePng(picture));
  } else if (!existsSync(path)) throw new Error(`${path} is missing: see the head of this file`);
  // Another poppler draws edges a little differently; a line that moved by 1 mm makes about 1.
  expect(distance(picture, decodePng(readFileSync(path)))).toBeLessThan(2.5);
}
