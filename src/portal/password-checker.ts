/**
 * Whether a password is a login's, in the same time for every login, known or not: with one comparison
 * for each bcrypt cost that the site has, the login's own hash in its place and decoys in the others.
 */
import { Worker } from 'node:worker_threads';
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

export function startPasswordChecker(random: Random): PasswordChecker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./password-worker.${extension}`, import.meta.url));
  const decoys = new Map<number, string>();
  // It answers in the order in which it is asked.
  const waiting: PromiseWithResolvers<PasswordAnswer>[] = [];
  worker.on('message', (answer: PasswordAnswer) => waiting.shift()?.resolve(answer));
  worker.on('error', (error) => {
    for (const asker of waiting.splice(0)) asker.reject(error);
  });
  const decoyOf = (cost: number): string => {
    const known = decoys.get(cost) ?? decoyHash(cost, random);
    decoys.set(cost, known);
    return known;
  };
  return {
    check(password, hash, costs) {
      if (waiting.length >= LONGEST_QUEUE) return undefined;
      const own = hash === undefined ? undefined : costOf(hash);
      const hashes = costs.map((cost) =>
        hash !== undefined && cost === own ? hash : decoyOf(cost),
      );
      const question: PasswordQuestion = { password: password.reveal(), hashes };
      const asker = Promise.withResolvers<PasswordAnswer>();
      waiting.push(asker);
      worker.postMessage(question);
      return asker.promise.then((answer) =>
        costs.some((cost, index) => cost === own && answer[index] === true),
      );
    },
    async close() {
      await worker.terminate();
    },
  };
}
