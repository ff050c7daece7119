/**
 * One worker thread per core. Keys are made ahead: while the roster is read and the passphrase is
 * checked, and while the main thread signs the last certificate.
 */
import { Worker } from 'node:worker_threads';
import type { KeyAlgorithm } from '../x509/key-algorithm.ts';
import type { PasswordHash, PasswordToHash, Request, Response } from './worker-messages.ts';

export interface WorkerPool {
  /** How many jobs keep every worker busy. */
  readonly jobsAtOnce: number;
  /** So many groups will want a key: begins the first of them. */
  expectGroups(count: number): void;
  /** A job with a key pair: one that was begun ahead, or a new one. */
  takeKeyedJob(): KeyedJob;
  /** A job without a key. */
  startJob(): Job;
  close(): Promise<void>;
}

/** A piece of work that stays with one worker. */
export interface Job {
  hashPasswords(passwords: readonly PasswordToHash[]): Promise<PasswordHashes>;
  end(): void;
}

export interface KeyedJob extends Job {
  /** DER; the private key never leaves the worker but inside a `.p12`. */
  readonly subjectPublicKeyInfo: Promise<Buffer>;
  /** Encodes and reopens the group's `.p12` files, hashes its people's passwords. */
  encodeP12(content: P12Content): Promise<EncodedP12>;
}

export interface EncodedP12 {
  /** In the order of the profiles. */
  readonly p12s: readonly Buffer[];
  readonly hashes: PasswordHashes;
}

export type P12Content = Omit<Extract<Request, { type: 'encode-p12' }>, 'type' | 'job'>;
export type PasswordHashes = readonly PasswordHash[];

/**
 * Enough keys in the making to fill the time in which the main thread is busy elsewhere. RSA keys take
 * long: Ctrl-C waits for those that were begun. Those of EC cost next to nothing, and the more groups
 * are under way, the more of them share a commit of the ledger.
 */
function jobsPerWorker(keyAlgorithm: KeyAlgorithm): number {
  return keyAlgorithm.startsWith('ec-') ? 12 : 4;
}

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

/**
 * @param size how many workers
 * @param keyAlgorithm of the groups' keys
 */
export function startWorkerPool(size: number, keyAlgorithm: KeyAlgorithm): WorkerPool {
  const waiting = new Map<number, Waiting>();
  const members = Array.from({ length: size }, () => startMember(waiting));
  let lastJob = 0;
  const begin = () => {
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
    const base: Job = {
      async hashPasswords(passwords) {
        return (await ask({ type: 'hash-passwords', job, passwords }, 'passwords-hashed')).hashes;
      },
      end() {
        member.jobs -= 1;
      },
    };
    return { job, ask, base };
  };
  const beginKeyed = (): KeyedJob => {
    const { job, ask, base } = begin();
    const subjectPublicKeyInfo = ask({ type: 'make-key', job, keyAlgorithm }, 'key-made').then(
      (key) => Buffer.from(key.subjectPublicKeyInfo),
    );
    // Whoever takes the job hears of a failure; until then nobody listens.
    subjectPublicKeyInfo.catch(() => undefined);
    return {
      ...base,
      subjectPublicKeyInfo,
      async encodeP12(content) {
        const encoded = await ask({ type: 'encode-p12', job, ...content }, 'p12-encoded');
        return { p12s: encoded.p12s.map((p12) => Buffer.from(p12)), hashes: encoded.hashes };
      },
    };
  };
  const jobsAtOnce = size * jobsPerWorker(keyAlgorithm);
  const ahead: KeyedJob[] = [];
  return {
    jobsAtOnce,
    expectGroups(count) {
      while (ahead.length < Math.min(count, jobsAtOnce)) ahead.push(beginKeyed());
    },
    takeKeyedJob: () => ahead.shift() ?? beginKeyed(),
    startJob: () => begin().base,
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
