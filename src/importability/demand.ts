/** One thing that a platform says about one trait of a .p12, with the reason to believe it. */
import type { Source } from './sources.ts';
import type { Trait } from './trait.ts';

/**
 * How it is known: `tried` by a program that opened such files, or did not; `read` in the platform's
 * source or in a document; `unknown`: supposed, and never claimed.
 */
export type Evidence = 'tried' | 'read' | 'unknown';

/** A row of the table. */
export interface Demand {
  readonly on: Trait;
  /** Values of the trait, or their first words; `others`: all that no row before names. */
  readonly values: readonly string[] | 'others';
  readonly says: 'accepts' | 'refuses';
  readonly evidence: Evidence;
  readonly source: Source;
}

/** A row that lets files in. */
export const accepts = (
  on: Trait,
  values: Demand['values'],
  evidence: Evidence,
  source: Source,
): Demand => ({ on, values, says: 'accepts', evidence, source });

/** A row that keeps files out. */
export const refuses = (
  on: Trait,
  values: Demand['values'],
  evidence: Evidence,
  source: Source,
): Demand => ({ on, values, says: 'refuses', evidence, source });

/** The first row that names the value. */
export function findDemand(
  demands: readonly Demand[],
  on: Trait,
  value: string,
): Demand | undefined {
  return demands.find(
    (demand) =>
      demand.on === on &&
      (demand.values === 'others' ||
        demand.values.some((named) => value === named || value.startsWith(`${named} `))),
  );
}
