import encodeQR from 'qr';
import type { Box } from '../template/layout.ts';
import type { Drawn } from './mark.ts';

/** Quiet zone that ISO/IEC 18004 asks for around the symbol, in modules. */
const quietModules = 4;

/** Below this a 300 dpi printer has fewer than four dots for a module, and old phones fail. */
const minModuleMm = 0.33;

/**
 * Sets a QR code (error correction M) in a box that includes its quiet zone. Neighbouring dark modules
 * of a row become one rectangle, and all of them one shape, so that no hairlines show between them.
 */
export function drawQrBlock(text: string, box: Box): Drawn {
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const modules = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  const side = Math.min(box.width, box.height);
  const module = side / (modules.length + 2 * quietModules);
  if (module < minModuleMm) return { marks: [], fault: { type: 'overflow' } };
  const x = box.x + (box.width - side) / 2 + quietModules * module;
  const y = box.y + (box.height - side) / 2 + quietModules * module;
  const rects = modules.flatMap((row, i) =>
    darkRuns(row).map(
      ([start, length]) => [x + start * module, y + i * module, length * module, module] as const,
    ),
  );
  return { marks: [{ type: 'fill', rects }] };
}

/** Start and length of each run of dark modules. */
function darkRuns(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [i, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last !== undefined && last[0] + last[1] === i) last[1]++;
    else runs.push([i, 1]);
  }
  return runs;
}
