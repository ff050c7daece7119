/** The number of a group of this machine (group(5)). */
import type { Files } from './files.ts';

const GROUPS = '/etc/group';

/** @param name a group's name, or its number already @returns nothing when there is no such group */
export function findGroupId(
  files: Pick<Files, 'exists' | 'read'>,
  name: string,
): number | undefined {
  if (/^\d{1,10}$/.test(name)) return Number(name);
  if (!files.exists(GROUPS)) return undefined;
  const lines = files.read(GROUPS).toString().split('\n');
  const found = lines.map((line) => line.split(':')).find(([own]) => own === name);
  const id = Number(found?.[2]);
  return Number.isInteger(id) ? id : undefined;
}
