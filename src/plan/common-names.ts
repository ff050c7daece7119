/** Groups whose certificate would bear a longer common name than a certificate takes. */
import type { PlannedGroup } from './plan.ts';
import type { PlanProblem } from './problem.ts';

/**
 * @param commonNameOf what the certificate of a new group would be called
 * @param maximum in characters, not UTF-16 units
 */
export function judgeCommonNames(
  groups: readonly PlannedGroup[],
  commonNameOf: (group: string) => string,
  maximum: number,
): readonly PlanProblem[] {
  return groups
    .filter(({ kind }) => kind === 'new')
    .flatMap(({ name: group, entries: [first] }): PlanProblem[] => {
      const { length } = Array.from(commonNameOf(group));
      if (length <= maximum) return [];
      const line = first && { line: first.line };
      return [{ code: 'common-name-too-long', ...line, args: { group, length, maximum } }];
    });
}
