/** A CA home with small keys, made in the process of the test. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createHome, type CreatedHome, type HomeRequest } from '../../src/home/create-home.ts';
import { Secret } from '../../src/secrets/secret.ts';
import type { SettingValues } from '../../src/settings/write-settings.ts';
import type { Context } from '../../src/system/context.ts';
import { createWorld, sharedFolder } from '../system/world.ts';
import { takeFewerRounds } from './fewer-rounds.ts';

export const PASSPHRASE = new Secret('correct horse battery staple');

/** Settings of a small city, with what a case wants different. */
export const valuesOf = (change: SettingValues = {}): SettingValues => ({
  site: { organisation: 'さくら市', serviceName: 'さくら市ポータルサイト', ...change.site },
  ca: { name: 'さくら市 CA', keyAlgorithm: 'ec-p256', ...change.ca },
  client: { keyAlgorithm: 'ec-p256', ...change.client },
  portal: { downloadUrl: 'https://id.sakura.example/', ...change.portal },
});

/** Makes `hakko-home` in the world's working folder. */
export function makeHome(
  world: Context,
  change: SettingValues = {},
  request: Partial<HomeRequest> = {},
): Promise<CreatedHome> {
  return createHome(world, {
    folder: join(world.environment.workingFolder, 'hakko-home'),
    values: valuesOf(change),
    ...{ language: 'en', passphrase: PASSPHRASE, purpose: 'real' },
    ...request,
  });
}

const made = new Map<string, Promise<string>>();

/**
 * A copy of such a home in the world's working folder, for tests that only need one to be there: each
 * kind is made once, on the day of `WORLD_NOW`, and its keys open at once.
 * @returns its folder
 */
export async function copyHome(
  world: Context,
  change: SettingValues = {},
  recoveryCode?: Secret,
): Promise<string> {
  const kind = JSON.stringify([change, recoveryCode?.reveal()]);
  const original = made.get(kind) ?? makeOriginal(change, recoveryCode);
  made.set(kind, original);
  const folder = join(world.environment.workingFolder, 'hakko-home');
  cpSync(await original, folder, { recursive: true });
  return folder;
}

async function makeOriginal(change: SettingValues, recoveryCode?: Secret): Promise<string> {
  const world = createWorld({ folder: sharedFolder() });
  const { folder } = await makeHome(world, change, recoveryCode && { recoveryCode });
  takeFewerRounds(folder, PASSPHRASE.reveal(), recoveryCode);
  return folder;
}
