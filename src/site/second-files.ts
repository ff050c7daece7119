/** Groups with two files of one certificate: `G13B.p12`, which letters name, and `G13B-modern.p12`. */
import type { SiteFile } from './site.ts';

/**
 * What stands between the name of a group and `.p12` in the name of its second file: `-modern`.
 * @returns nothing where no group has two
 */
export function secondSuffix(
  files: readonly Pick<SiteFile, 'name' | 'group'>[],
): string | undefined {
  const second = files.find(({ name, group }) => name !== `${group}.p12`);
  return second?.name.slice(second.group.length, -'.p12'.length);
}

/** How a form asks for the second file: by this field, with this value. */
export const SECOND_FILE_FIELD = { name: 'file', value: 'modern' } as const;
