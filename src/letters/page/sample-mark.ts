/** 見本 across a sheet: what marks a page as a sample, whatever else stands on it. */
import type { Glyph } from '../fonts/glyphs.ts';
import type { Box } from '../template/layout.ts';
import type { Drawn } from './mark.ts';
import { lineWidth, missingCharacters, mmPerPoint } from './text-line.ts';

/**
 * Sets one line rising from lower left to upper right across the box, centred on it.
 *
 * @param size in points
 * @param shade 0 black to 1 white
 */
export function drawSampleMark(
  glyphs: readonly Glyph[],
  box: Box,
  size: number,
  shade: number,
): Drawn {
  const characters = missingCharacters(glyphs);
  if (characters !== '') return { marks: [], fault: { type: 'missing-glyph', characters } };
  const width = lineWidth(glyphs, size);
  const slope = Math.atan2(box.height, box.width);
  // The middle of the line lies a third of an em above its baseline.
  const [along, above] = [width / 2, 0.36 * size * mmPerPoint];
  const x = box.x + box.width / 2 - along * Math.cos(slope) + above * Math.sin(slope);
  const y = box.y + box.height / 2 + along * Math.sin(slope) + above * Math.cos(slope);
  const angle = (slope * 180) / Math.PI;
  const face = glyphs[0]?.face ?? 'text';
  return { marks: [{ type: 'glyphs', face, size, x, y, glyphs, angle, shade }] };
}
