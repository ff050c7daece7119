/** Programs of the system that judge our work. Where one is missing, its tests are visibly skipped. */
import { spawnSync } from 'node:child_process';

export function hasProgram(name: string): boolean {
  const { error } = spawnSync(name, ['--version'], { stdio: 'ignore' });
  return error === undefined;
}

/** Runs a program; gives what it printed. Throws with its complaint when it fails. */
export function runProgram(name: string, args: readonly string[], input?: string | Buffer): string {
  const { status, stdout, stderr } = spawnSync(name, args, {
    ...(input !== undefined && { input }),
    maxBuffer: 1 << 26,
  });
  if (status !== 0) {
    throw new Error(`${name} ${args[0] ?? ''} failed (${String(status)}): ${stderr.toString()}`);
  }
  return stdout.toString();
}
