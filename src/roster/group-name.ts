/** Which group a login ID belongs to: the name of its certificate file. */
import type { RosterRules } from './rules.ts';

/** The group's name: `G13B` for `G13B1234567`, or the whole login ID when each is its own group. */
export function groupNameOf(
  loginId: string,
  rules: Pick<RosterRules, 'groupBy' | 'prefixLength'>,
): string {
  return rules.groupBy === 'loginId' ? loginId : loginId.slice(0, rules.prefixLength);
}

/** Whether the name is safe as a file name everywhere: ASCII letters, digits, `-` and `_`. */
export function isSafeFileName(groupName: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*$/u.test(groupName);
}

/**
 * Whether Windows keeps the name for a device, with any extension and in any case (Microsoft
 * Learn, "Naming Files, Paths, and Namespaces").
 */
export function isDeviceName(groupName: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/iu.test(groupName);
}
