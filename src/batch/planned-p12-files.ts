/** Which `.p12` files a group gets: one, or two that hold the same under the same install password. */
import type { P12Profile } from '../pkcs12/profile.ts';
import type { Settings } from '../settings/read-settings.ts';

export interface PlannedP12File {
  readonly profile: P12Profile;
  readonly fileName: string;
}

type ProfileSetting = Settings['p12']['profile'];

/** The file that letters name first: `G13B.p12`, then `G13B-modern.p12`. */
export function planP12Files(group: string, setting: ProfileSetting): readonly PlannedP12File[] {
  return profilesOf(setting).map((profile, index) => ({
    profile,
    fileName: index === 0 ? letterFileName(group) : `${group}-${profile}.p12`,
  }));
}

/** The profiles of a setting; of `both` the one first that opens on people's devices, old ones included. */
export function profilesOf(setting: ProfileSetting): readonly P12Profile[] {
  return setting === 'both' ? ['compat', 'modern'] : [setting];
}

/** The file that the letters of a group name, whatever else there is. */
export function letterFileName(group: string): string {
  return `${group}.p12`;
}
