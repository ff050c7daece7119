/** Programs other than ours that judge what we write. They get files, for none of them reads two pipes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program said. */
export interface Verdict {
  readonly status: number | null;
  readonly stdout: Buffer;
  /** Both outputs as text. */
  readonly text: string;
}

/** Whether the program can be started here. */
export function hasProgram(name: string, ...probe: readonly string[]): boolean {
  return spawnSync(name, probe.length === 0 ? ['--version'] : probe).error === undefined;
}

/**
 * Runs a program in a folder of its own that holds the given files, so that arguments name them
 * plainly, and removes the folder.
 */
export function judge(
  program: string,
  args: readonly string[],
  files: Readonly<Record<string, string | Buffer>> = {},
): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-judge-'));
  try {
    for (const [name, contents] of Object.entries(files))
      writeFileSync(join(folder, name), contents);
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    if (error !== undefined) throw error;
    return { status, stdout, text: `${stdout.toString()}${stderr.toString()}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** OpenSSL's verdict. */
export const openssl = (
  args: readonly string[],
  files?: Readonly<Record<string, string | Buffer>>,
): Verdict => judge('openssl', args, files);
