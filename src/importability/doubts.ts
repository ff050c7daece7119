/** Platforms of a list of which it is not known whether they open what is there, or about to be made. */
import type { P12Description } from './description.ts';
import { judgeFor } from './judge.ts';
import { rangeOf, type Platform } from './platform.ts';
import { describePlanned, type PlannedFiles, type Refusal } from './refusals.ts';

/** A platform that is known to open none of the files, and of one of them nothing is known. */
export type Doubt = Refusal;

/** Nobody is refused for them: who names the platforms is told. */
export function findDoubts(planned: PlannedFiles): readonly Doubt[] {
  return doubtsOf(describePlanned(planned), planned.platforms);
}

/** The same of files that are there. */
export function doubtsOf(
  descriptions: readonly P12Description[],
  platforms: readonly Platform[],
): readonly Doubt[] {
  return platforms.flatMap((platform) => {
    const verdicts = descriptions.map((description) => judgeFor(rangeOf(platform), description));
    const [reason] = verdicts.find(({ outcome }) => outcome === 'unknown')?.reasons ?? [];
    const opens = verdicts.some(({ outcome }) => outcome === 'opens');
    return reason !== undefined && !opens ? [{ platform, reason }] : [];
  });
}
