/**
 * Commits that arrive together share one transaction: durability costs one fsync for all of them, and
 * each is still whole or absent. If one fails, all of it is undone and everybody who waits hears of it.
 */
import type { Database } from './database.ts';

export type Commit = <T>(work: () => T) => Promise<T>;

interface Waiting {
  readonly work: () => void;
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
}

export function createGroupCommit(database: Database): Commit {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const together = waiting;
    waiting = [];
    try {
      database.transaction(() => {
        for (const { work } of together) work();
      });
    } catch (error) {
      for (const { fail } of together) fail(error);
      return;
    }
    for (const { settle } of together) settle();
  };
  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      waiting.push({
        work: () => {
          result = work();
        },
        settle: () => {
          resolve(result);
        },
        fail: reject,
      });
      // After the messages that have already arrived: their commits come along.
      if (waiting.length === 1) setImmediate(flush);
    });
}
