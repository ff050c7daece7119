/**
 * Whether a password is a login's, in the same time for every login, known or not: with one comparison
 * for each bcrypt cost that the site has, the login's own hash in its place and decoys in the others.
 */
import { Worker } from 'node:worker_threads';
import { bcryptLanes } from '../secrets/bcrypt-lanes.ts';
import { costOf, decoyHash } from '../secrets/password-hash.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Random } from '../system/random.ts';
import type { PasswordAnswer, PasswordQuestion } from './password-worker.ts';

export interface PasswordChecker {
  /**
   * @param hash of the login; none when there is no such login
   * @param costs every cost of the site's hashes
   * @returns nothing when too many are waiting
   */
  check(
    password: Secret,
    hash: string | undefined,
    costs: readonly number[],
  ): Promise<boolean> | undefined;
  close(): Promise<void>;
}

/** More would wait for longer than anybody does. */
const LONGEST_QUEUE = 500;
/** As many as take hardly longer than one, twice: the worker is not to wait for the next. */
const MOST_TOGETHER = 2 * bcryptLanes;

interface Asker {
  readonly question: PasswordQuestion;
  readonly resolve: (answer: PasswordAnswer) => void;
  readonly reject: (error: unknown) => void;
}

export function startPasswordChecker(random: Random): PasswordChecker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./password-worker.${extension}`, import.meta.url));
  const decoys = new Map<number, string>();
  /** With the worker, in the order in which it answers; and who waits for it to be free. */
  const asked: Asker[] = [];
  const waiting: Asker[] = [];
  const ask = (): void => {
    if (asked.length > 0 || waiting.length === 0) return;
    asked.push(...waiting.splice(0, MOST_TOGETHER));
    worker.postMessage(asked.map(({ question }) => question));
  };
  worker.on('message', (answers: readonly PasswordAnswer[]) => {
    for (const [index, { resolve }] of asked.splice(0).entries()) resolve(answers[index] ?? []);
    ask();
  });
  worker.on('error', (error) => {
    for (const { reject } of [...asked.splice(0), ...waiting.splice(0)]) reject(error);
  });
  const decoyOf = (cost: number): string => {
    const known = decoys.get(cost) ?? decoyHash(cost, random);
    decoys.set(cost, known);
    return known;
  };
  return {
    check(password, hash, costs) {
      if (asked.length + waiting.length >= LONGEST_QUEUE) return undefined;
      const own = hash === undefined ? undefined : costOf(hash);
      const hashes = costs.map((cost) =>
        hash !== undefined && cost === own ? hash : decoyOf(cost),
      );
      const { promise, resolve, reject } = Promise.withResolvers<PasswordAnswer>();
      waiting.push({ question: { password: password.reveal(), hashes }, resolve, reject });
      ask();
      return promise.then((answer) =>
        costs.some((cost, index) => cost === own && answer[index] === true),
      );
    },
    async close() {
      await worker.terminate();
    },
  };
}
