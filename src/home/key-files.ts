/**
 * The key files of a home as one set. While a change of passphrase is being finished they are those
 * that `ca/new-keys` holds, so that whoever reads sees all of the old or all of the new ones.
 */
import { join } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Context } from '../system/context.ts';
import { VAULT_KEY, type HomePaths } from './home-paths.ts';

/** Texts by file name below `ca/`: `vault.key`, `root.key`, `root.recovery.key`. */
export type KeyFiles = ReadonlyMap<string, string>;

/** @throws `file-missing` without a `vault.key`, `file-failed` */
export function readKeyFiles(context: Pick<Context, 'files'>, paths: HomePaths): KeyFiles {
  const { files } = context;
  for (;;) {
    const vault = readKeyFile(context, paths, VAULT_KEY);
    const names = [...files.list(paths.ca), ...files.list(paths.newKeys)];
    const texts = [...new Set(names)]
      .filter((name) => name.endsWith('.key'))
      .map((name) => [name, readKeyFile(context, paths, name)] as const);
    const set = new Map(texts);
    // Each change writes it anew: when it is the same afterwards, no change came between.
    if (set.get(VAULT_KEY) === vault) return set;
  }
}

function readKeyFile({ files }: Pick<Context, 'files'>, paths: HomePaths, name: string): string {
  try {
    return files.read(join(paths.newKeys, name)).toString('utf8');
  } catch (error) {
    if (!(error instanceof HakkoError) || error.code !== 'file-missing') throw error;
    return files.read(join(paths.ca, name)).toString('utf8');
  }
}
