/** Works through a list, so many pieces at once; everything is done on return. */
import { availableParallelism } from 'node:os';

/** As many as there are cores: most of a trial is the program's own work. */
export const LANES = Math.max(2, availableParallelism());

/**
 * @param items taken one by one, each when a lane is free
 * @returns the results in the order of the items; the first failure stops the lanes and is thrown
 */
export async function inLanes<T, R>(
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
  lanes = LANES,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items[Symbol.iterator]();
  let taken = 0;
  let failed = false;
  const workOff = async (): Promise<void> => {
    for (let next = queue.next(); !next.done && !failed; next = queue.next()) {
      const index = taken++;
      try {
        results[index] = await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, workOff));
  return results;
}
