/** One worker thread per core, each with two jobs at hand: it makes a key while we sign the last. */
import { Worker } from 'node:worker_threads';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';
import type { PasswordHash, PasswordToHash, Request, Response } from './worker-messages.ts';

export interface WorkerPool {
  /** How many jobs keep every worker busy. */
  readonly jobsAtOnce: number;
  /** A job stays with its worker: the private key lives there. */
  startJob(): Job;
  close(): Promise<void>;
}

export interface Job {
  /** Makes the group's key pair; gives its SubjectPublicKeyInfo. */
  makeKey(keyAlgorithm: KeyAlgorithm): Promise<Buffer>;
  /** Encodes and reopens the group's `.p12`, hashes its people's passwords. */
  encodeP12(
    content: P12Content,
  ): Promise<{ readonly p12: Buffer; readonly hashes: PasswordHashes }>;
  hashPasswords(passwords: readonly PasswordToHash[]): Promise<PasswordHashes>;
  end(): void;
}

export type P12Content = Omit<Extract<Request, { type: 'encode-p12' }>, 'type' | 'job'>;
export type PasswordHashes = readonly PasswordHash[];

const JOBS_PER_WORKER = 2;

interface Member {
  readonly worker: Worker;
  jobs: number;
}

interface Waiting {
  settle(response: Response): void;
  reject(error: Error): void;
}

function isOfType<T extends Response['type']>(
  response: Response,
  type: T,
): response is Extract<Response, { type: T }> {
  return response.type === type;
}

export function startWorkerPool(size: number): WorkerPool {
  const waiting = new Map<number, Waiting>();
  const members = Array.from({ length: size }, () => startMember(waiting));
  let lastJob = 0;
  return {
    jobsAtOnce: size * JOBS_PER_WORKER,
    startJob() {
      const job = (lastJob += 1);
      const member = members.reduce((least, next) => (next.jobs < least.jobs ? next : least));
      member.jobs += 1;
      const ask = <T extends Response['type']>(request: Request, expected: T) =>
        new Promise<Extract<Response, { type: T }>>((resolve, reject) => {
          const settle = (response: Response) => {
            if (isOfType(response, expected)) resolve(response);
            else reject(new Error(response.type === 'failed' ? response.message : response.type));
          };
          waiting.set(job, { settle, reject });
          member.worker.postMessage(request);
        });
      return {
        async makeKey(keyAlgorithm) {
          const key = await ask({ type: 'make-key', job, keyAlgorithm }, 'key-made');
          return Buffer.from(key.subjectPublicKeyInfo);
        },
        async encodeP12(content) {
          const encoded = await ask({ type: 'encode-p12', job, ...content }, 'p12-encoded');
          return { p12: Buffer.from(encoded.p12), hashes: encoded.hashes };
        },
        async hashPasswords(passwords) {
          return (await ask({ type: 'hash-passwords', job, passwords }, 'passwords-hashed')).hashes;
        },
        end() {
          member.jobs -= 1;
        },
      };
    },
    async close() {
      await Promise.all(members.map(({ worker }) => worker.terminate()));
    },
  };
}

function startMember(waiting: Map<number, Waiting>): Member {
  // Beside this file: TypeScript in the tests, JavaScript once built.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url));
  worker.on('message', (response: Response) => {
    const asker = waiting.get(response.job);
    waiting.delete(response.job);
    asker?.settle(response);
  });
  worker.on('error', (error) => {
    // A worker that dies takes private keys with it: the batch stops, the ledger knows the rest.
    const reason = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  });
  return { worker, jobs: 0 };
}
