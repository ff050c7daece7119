import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before a run of tests: gives it a temporary folder of its own, which every process that it starts
 * takes for the system's. Gives what takes it away at the end, with all that tests left for others or,
 * killed, could not take away themselves: vitest ends its workers without their exit handlers.
 */
export default function openRunFolder(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hakko-run-')));
  process.env['TMPDIR'] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
