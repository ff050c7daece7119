/** How long the texts of a name may be; nothing else, so that settings can know it without any DER. */

/** RFC 5280, appendix A: ub-organization-name and its like count characters, not octets. */
export const nameLengthMaximum = 64;

/** Characters as certificates count them, not UTF-16 units. */
export function nameLength(name: string): number {
  return Array.from(name).length;
}
