/** Refuses to make files that a platform of the settings could not open: "wrong password" on a phone. */
import { HakkoError } from '../errors.ts';
import { findDoubts, type Doubt } from '../importability/doubts.ts';
import { namedPlatforms } from '../importability/platform.ts';
import { adviseProfile, findRefusals, type PlannedFiles } from '../importability/refusals.ts';
import type { Settings } from '../settings/read-settings.ts';
import { profilesOf } from './planned-p12-files.ts';

type PlatformSettings = Pick<Settings, 'client' | 'p12' | 'passwords' | 'platforms'>;

/** @throws `platforms-refuse-p12`, `platform-unknown` */
export function refusePlatforms(settings: PlatformSettings): void {
  const planned = plannedFiles(settings);
  const refusals = findRefusals(planned);
  if (refusals.length > 0) {
    const { profiles } = planned;
    const advice = adviseProfile(planned);
    throw new HakkoError('platforms-refuse-p12', { profiles, refusals, advice });
  }
}

/** Named platforms that are not refused, and not known to open the files. @throws `platform-unknown` */
export function doubtPlatforms(settings: PlatformSettings): readonly Doubt[] {
  return findDoubts(plannedFiles(settings));
}

function plannedFiles(settings: PlatformSettings): PlannedFiles {
  return {
    profiles: profilesOf(settings.p12.profile),
    keyAlgorithm: settings.client.keyAlgorithm,
    passwordLength: settings.passwords.installLength,
    platforms: namedPlatforms(settings.platforms.mustOpen),
  };
}
