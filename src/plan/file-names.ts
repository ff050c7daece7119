/**
 * Two groups whose files would have one name: `G13B-modern.p12` is the second file of `G13B`, and the
 * only one of a group `G13B-modern`.
 */
import type { PlanProblem } from './problem.ts';
import type { PlannedGroup } from './plan.ts';

/**
 * @param fileNamesOf the files that a new group gets
 * @param ownerOf the group that has a file of this name already, whatever its case
 */
export function judgeFileNames(
  groups: readonly PlannedGroup[],
  fileNamesOf: (group: string) => readonly string[],
  ownerOf: (fileName: string) => string | undefined,
): readonly PlanProblem[] {
  const newOwners = new Map<string, string>();
  return groups
    .filter(({ kind }) => kind === 'new')
    .flatMap(({ name: group, entries: [first] }) =>
      fileNamesOf(group).flatMap((file): PlanProblem[] => {
        const folded = file.toLowerCase();
        const other = newOwners.get(folded) ?? ownerOf(file);
        if (other === undefined) newOwners.set(folded, group);
        // Names that differ in case alone are another problem, of its own words.
        if (other === undefined || other.toLowerCase() === group.toLowerCase()) return [];
        const line = first && { line: first.line };
        return [{ code: 'file-name-taken', ...line, args: { file, group, other } }];
      }),
    );
}
