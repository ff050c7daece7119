/** Refuses folders of the settings for letters: what `--out` may not be, they may not be either. */
import { resolve } from 'node:path';
import { HakkoError } from '../errors.ts';
import type { Home } from '../home/open-home.ts';
import type { Context } from '../system/context.ts';
import { findPlace } from '../system/place.ts';
import { refuseBatchFolder } from './refuse-batch-folder.ts';

/**
 * One folder for both kinds is none of their own: whoever names a folder wants to keep them apart.
 * @param allowSynced the operator knows that the folders are not synced, whatever their names say
 * @throws `letters-folder-same`, `letters-folder-inside-home`, `letters-folder-synced`
 */
export function refuseLetterFolders(
  context: Pick<Context, 'environment'>,
  home: Pick<Home, 'paths' | 'settings'>,
  allowed: { readonly allowSynced: boolean },
): void {
  const named = (['loginOut', 'installOut'] as const).flatMap((name) => {
    const folder = home.settings.letters[name];
    return folder === '' ? [] : [{ name, folder: resolve(home.paths.folder, folder) }];
  });
  const [login, install] = named;
  if (login && install && findPlace(login.folder).path === findPlace(install.folder).path) {
    throw new HakkoError('letters-folder-same', { folder: login.folder });
  }
  for (const { name, folder } of named) {
    try {
      refuseBatchFolder(context, home, folder, allowed);
    } catch (error) {
      throw ofTheSetting(`letters.${name}`, error);
    }
  }
}

/** The same said of the setting: there is no `--out` to be changed. */
function ofTheSetting(key: string, error: unknown): unknown {
  if (!(error instanceof HakkoError)) return error;
  switch (error.code) {
    case 'batch-folder-inside-home': {
      const { folder, home } = (error as HakkoError<'batch-folder-inside-home'>).args;
      return new HakkoError('letters-folder-inside-home', { key, folder, home }, error);
    }
    case 'batch-folder-synced': {
      const { args } = error as HakkoError<'batch-folder-synced'>;
      return new HakkoError('letters-folder-synced', { key, ...args }, error);
    }
    default:
      return error;
  }
}
