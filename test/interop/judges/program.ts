/** Starts the judges' programs. */
import { spawnSync } from 'node:child_process';
import type { Exhibits, Finding } from '../judge.ts';

/** How a program ended and what it said. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: Buffer;
  /** Both outputs as text. */
  readonly text: string;
}

/** Runs a program to its end, in UTF-8 and English. Throws when it cannot be started. */
export function run(program: string, args: readonly string[], input?: string): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    input: input ?? '',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { status, stdout, text: `${stdout.toString()}${stderr.toString()}` };
}

/** The first match of a pattern in what a program says of its version; undefined without the program. */
export function versionOf(
  program: string,
  args: readonly string[],
  pattern: RegExp,
): string | undefined {
  const { error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', input: '' });
  return error === undefined ? (pattern.exec(`${stdout}${stderr}`)?.[1] ?? undefined) : undefined;
}

/**
 * Runs a program that examines a whole folder at once. It gets the folder and the two passwords and
 * prints a line for each file: name, opens, keyFits, leafSha256, chainLength, refusesWrongPassword,
 * says; tabs between.
 */
export function examineFolder(
  program: string,
  args: readonly string[],
  { folder, files, password, wrongPassword }: Exhibits,
): readonly Finding[] {
  const { stdout, text } = run(program, [...args, folder, password, wrongPassword]);
  const lines = new Map(
    stdout
      .toString()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([name = '', ...cells]) => [name, cells] as const),
  );
  return files.map(({ name }) => {
    const cells = lines.get(name);
    if (cells === undefined) throw new Error(`${program} says nothing of ${name}: ${text}`);
    const [opens, keyFits, leafSha256 = '', chainLength, refusesWrongPassword, says = ''] = cells;
    return {
      opens: opens === 'true',
      keyFits: keyFits === 'true',
      leafSha256: leafSha256.toLowerCase(),
      chainLength: Number(chainLength),
      refusesWrongPassword: refusesWrongPassword === 'true',
      says,
    };
  });
}
