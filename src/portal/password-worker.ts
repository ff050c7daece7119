/** A worker thread that compares passwords with hashes: others are served meanwhile. */
import { parentPort } from 'node:worker_threads';
import { verifyPassword } from '../secrets/password-hash.ts';
import { Secret } from '../secrets/secret.ts';

export interface PasswordQuestion {
  readonly password: string;
  /** One for each cost in use, so that every question takes the same time. */
  readonly hashes: readonly string[];
}

/** Which of the hashes it is the password of. */
export type PasswordAnswer = readonly boolean[];

parentPort?.on('message', ({ password, hashes }: PasswordQuestion) => {
  const secret = new Secret(password);
  const answer: PasswordAnswer = hashes.map((hash) => verifyPassword(secret, hash));
  parentPort?.postMessage(answer);
});
