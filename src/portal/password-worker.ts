/** A worker thread that compares passwords with hashes: others are served meanwhile. */
import { parentPort } from 'node:worker_threads';
import { verifyPasswords } from '../secrets/password-hash.ts';
import { Secret } from '../secrets/secret.ts';

export interface PasswordQuestion {
  readonly password: string;
  /** One for each cost in use, so that every question takes the same time. */
  readonly hashes: readonly string[];
}

/** Which of the hashes it is the password of. */
export type PasswordAnswer = readonly boolean[];

// Questions that have come together are answered together: four take hardly longer than one.
parentPort?.on('message', (questions: readonly PasswordQuestion[]) => {
  const pairs = questions.flatMap(({ password, hashes }) => {
    const secret = new Secret(password);
    return hashes.map((hash) => ({ password: secret, hash }));
  });
  const right = verifyPasswords(pairs);
  let next = 0;
  const answers: readonly PasswordAnswer[] = questions.map(({ hashes }) => {
    next += hashes.length;
    return right.slice(next - hashes.length, next);
  });
  parentPort?.postMessage(answers);
});
