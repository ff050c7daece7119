/** Platforms of a list of which it is not known whether they open what is about to be made. */
import { describeProfile } from './describe-profile.ts';
import { judgeFor } from './judge.ts';
import { rangeOf } from './platform.ts';
import type { PlannedFiles, Refusal } from './refusals.ts';

/** A platform that is known to open none of the files, and of one of them nothing is known. */
export type Doubt = Refusal;

/** Nobody is refused for them: who names the platforms is told. */
export function findDoubts(planned: PlannedFiles): readonly Doubt[] {
  return planned.platforms.flatMap((platform) => {
    const verdicts = planned.profiles.map((profile) =>
      judgeFor(
        rangeOf(platform),
        describeProfile(profile, planned.keyAlgorithm, planned.passwordLength),
      ),
    );
    const [reason] = verdicts.find(({ outcome }) => outcome === 'unknown')?.reasons ?? [];
    const opens = verdicts.some(({ outcome }) => outcome === 'opens');
    return reason !== undefined && !opens ? [{ platform, reason }] : [];
  });
}
