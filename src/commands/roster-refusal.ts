/** Why nothing is issued from a roster: its own faults, or what no roster could help. */
import type { PlannedRoster } from '../batch/read-roster.ts';
import { HakkoError } from '../errors.ts';

/** What the CA or the settings make impossible, whoever stands in the roster. */
const OF_THE_HOME: ReadonlySet<string> = new Set(['ca-ends-too-soon', 'common-name-too-long']);

/** Once the problems were shown. */
export function refusalOf(planned: PlannedRoster): HakkoError {
  return new HakkoError(refusalCode(planned), { file: planned.name, count: planned.problems });
}

/** Nobody shall look for a fault in a roster that has none. */
export function refusalCode({ roster, plan, letterFaults }: PlannedRoster) {
  const innocent =
    roster.problems.length === 0 &&
    letterFaults.length === 0 &&
    plan.problems.every(({ code }) => isOfTheHome(code));
  return innocent ? 'plan-has-problems' : 'roster-has-problems';
}

export function isOfTheHome(code: string): boolean {
  return OF_THE_HOME.has(code);
}
