/** Where `template preview` and `template proof` put their PDFs: the two kinds never in one file. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HakkoError } from '../errors.ts';
import type { Invocation } from './invocation.ts';
import type { Starter } from './starter.ts';

export interface FileOptions {
  readonly out?: string;
  readonly force?: boolean;
}

export type LetterKind = (typeof letterKinds)[number];
export const letterKinds = ['login', 'install'] as const;

export function addFileOptions(command: Command, { template }: Starter['words']['help']): Command {
  return command.option('--out <file>', template.out).option('--force', template.force);
}

/**
 * Said before the work, not after it: a file that is there is replaced with `--force` alone.
 * @param usual name without `.pdf`; `-login` and `-install` are put to it
 * @throws `file-exists`
 */
export function placeFiles(
  { context, options: { output } }: Invocation,
  { out = output, force = false }: FileOptions,
  usual: string,
  kinds: readonly LetterKind[] = letterKinds,
): Readonly<Record<LetterKind, string>> {
  const { environment, files } = context;
  const place = (kind: LetterKind): string => {
    const [only] = kinds;
    const alone = out !== undefined && kinds.length === 1 && only === kind;
    const name = alone ? out : `${(out ?? usual).replace(/\.pdf$/i, '')}-${kind}.pdf`;
    return resolve(environment.workingFolder, name);
  };
  const paths = { login: place('login'), install: place('install') };
  for (const kind of kinds) {
    const path = paths[kind];
    if (!force && files.exists(path))
      throw new HakkoError('file-exists', { path, flag: '--force' });
  }
  return paths;
}
