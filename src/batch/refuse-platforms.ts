/** Refuses to make files that a platform of the settings could not open: "wrong password" on a phone. */
import { HakkoError } from '../errors.ts';
import { isPlatform, platforms, type Platform } from '../importability/platform.ts';
import { adviseProfile, findRefusals } from '../importability/refusals.ts';
import type { Settings } from '../settings/read-settings.ts';
import { profilesOf } from './planned-p12-files.ts';

/** @throws `platforms-refuse-p12`, `platform-unknown` */
export function refusePlatforms(
  settings: Pick<Settings, 'client' | 'p12' | 'passwords' | 'platforms'>,
): void {
  const wanted = settings.platforms.mustOpen.map((name): Platform => {
    if (!isPlatform(name)) throw new HakkoError('platform-unknown', { name, known: platforms });
    return name;
  });
  const profiles = profilesOf(settings.p12.profile);
  const planned = {
    platforms: wanted,
    keyAlgorithm: settings.client.keyAlgorithm,
    passwordLength: settings.passwords.installLength,
  };
  const refusals = findRefusals({ ...planned, profiles });
  if (refusals.length > 0) {
    const advice = adviseProfile(planned);
    throw new HakkoError('platforms-refuse-p12', { profiles, refusals, advice });
  }
}
