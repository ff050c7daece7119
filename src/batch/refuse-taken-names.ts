/** Refuses a file name that another group has: the last guard, behind the plan's own judgement. */
import { HakkoError } from '../errors.ts';
import type { Group } from '../ledger/groups.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PlannedP12File } from './planned-p12-files.ts';

/** @throws `file-name-taken` */
export function refuseTakenNames(
  { groups, p12Files }: Ledger,
  group: Group,
  files: readonly PlannedP12File[],
): void {
  for (const { fileName: file } of files) {
    const owner = p12Files.groupOf(file);
    if (owner === undefined || owner === group.id) continue;
    const other = groups.byId(owner)?.name ?? '';
    throw new HakkoError('file-name-taken', { file, group: group.name, other });
  }
}
