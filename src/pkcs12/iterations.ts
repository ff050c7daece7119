/** A bound on the work that a stranger's .p12 can ask for. */
import { HakkoError } from '../errors.ts';

/** The JDK's bound as well (sun.security.pkcs12); some seconds of work. */
const maximumIterations = 5_000_000;

/** Gives the count back. Throws `iterations-excessive`, and `p12-unreadable` for none at all. */
export function checkIterations(iterations: number): number {
  if (iterations < 1) throw new HakkoError('p12-unreadable', {});
  if (iterations > maximumIterations) {
    throw new HakkoError('iterations-excessive', { iterations, maximum: maximumIterations });
  }
  return iterations;
}
