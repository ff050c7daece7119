/** Which platforms of a list could not open what hakko is about to make: `init` and `issue` ask first. */
import { p12Profiles, type P12Profile } from '../pkcs12/profile.ts';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';
import { describeProfile } from './describe-profile.ts';
import type { P12Description } from './description.ts';
import { judgeFor, type Reason } from './judge.ts';
import { rangeOf, type Platform } from './platform.ts';

/** What is about to be made, and for whom. */
export interface PlannedFiles {
  /** More than one: each person receives one file of each, and one of them must open. */
  readonly profiles: readonly P12Profile[];
  readonly keyAlgorithm: KeyAlgorithm;
  /** In characters. */
  readonly passwordLength: number;
  readonly platforms: readonly Platform[];
}

/** A platform that opens none of the files. */
export interface Refusal {
  readonly platform: Platform;
  /** Of the first profile. */
  readonly reason: Reason;
}

/** What the platforms of a list would need instead. */
export interface ProfileAdvice {
  /** A file of each of these, and every platform opens one; none when no choice will do. */
  readonly fitting: readonly P12Profile[];
  /** For each profile the platforms that refuse it. */
  readonly refusedBy: Readonly<Record<P12Profile, readonly Platform[]>>;
}

/** A single profile before all of them: two files ask people to choose. */
export function adviseProfile(planned: Omit<PlannedFiles, 'profiles'>): ProfileAdvice {
  const refusing = (...profiles: readonly P12Profile[]): readonly Platform[] =>
    findRefusals({ ...planned, profiles }).map(({ platform }) => platform);
  const choices = [...p12Profiles.map((profile) => [profile]), p12Profiles];
  return {
    fitting: choices.find((profiles) => refusing(...profiles).length === 0) ?? [],
    refusedBy: { compat: refusing('compat'), modern: refusing('modern') },
  };
}

/** The platforms of the list that refuse every profile; what is merely not known is not among them. */
export function findRefusals(planned: PlannedFiles): readonly Refusal[] {
  return refusalsOf(describePlanned(planned), planned.platforms);
}

/** The same of files that are there. */
export function refusalsOf(
  descriptions: readonly P12Description[],
  platforms: readonly Platform[],
): readonly Refusal[] {
  return platforms.flatMap((platform) => {
    const verdicts = descriptions.map((description) => judgeFor(rangeOf(platform), description));
    const [reason] = verdicts[0]?.reasons ?? [];
    const refused = verdicts.every(({ outcome }) => outcome === 'refuses');
    return reason !== undefined && refused ? [{ platform, reason }] : [];
  });
}

/** The files as the rules see them, before they are made. */
export function describePlanned(planned: PlannedFiles): readonly P12Description[] {
  const { profiles, keyAlgorithm, passwordLength } = planned;
  return profiles.map((profile) => describeProfile(profile, keyAlgorithm, passwordLength));
}
