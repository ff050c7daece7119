/** Rules as data, and what they find. The rules themselves: `certificate-rules.ts`, `crl-rules.ts`. */

/** One thing that a standard or our own profile demands. `Facts` is what it is judged by. */
export interface Rule<Facts> {
  readonly rule: string;
  /** Where the demand is written. */
  readonly section: string;
  readonly holds: (facts: Facts) => boolean;
}

/** A rule that did not hold. */
export interface Finding {
  readonly rule: string;
  readonly section: string;
}

/** Every rule that does not hold, in the order of the table. */
export function lint<Facts>(rules: readonly Rule<Facts>[], facts: Facts): readonly Finding[] {
  return rules.filter(({ holds }) => !holds(facts)).map(({ rule, section }) => ({ rule, section }));
}
