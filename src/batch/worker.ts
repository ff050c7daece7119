/** A worker thread: makes keys, `.p12` files and password hashes. Knows neither ledger nor CA. */
import { parentPort } from 'node:worker_threads';
import { encodePfx, type PfxContent } from '../pkcs12/encode.ts';
import { openPfx } from '../pkcs12/open.ts';
import { hashPasswords } from '../secrets/password-hash.ts';
import { Secret } from '../secrets/secret.ts';
import { systemRandom } from '../system/random.ts';
import { generateKeyPair } from '../x509/key-algorithm.ts';
import type { PasswordHash, PasswordToHash, Request, Response } from './worker-messages.ts';

/** Private keys (PKCS#8) of groups whose certificate the main thread is about to sign. */
const privateKeys = new Map<number, Buffer>();

/** What is not yet answered: passwords of several groups are hashed side by side. */
const waiting: HashingRequest[] = [];
type HashingRequest = Exclude<Request, { type: 'make-key' }>;

/** Fills the lanes of bcrypt well, and keeps nobody waiting for long. */
const PASSWORDS_AT_ONCE = 16;

parentPort?.on('message', (request: Request) => {
  if (request.type === 'make-key') {
    answer(request, () => makeKey(request));
    return;
  }
  waiting.push(request);
  // After the messages that have already arrived: keys first, since the main thread waits for them.
  if (waiting.length === 1) setImmediate(workOff);
});

function answer({ job }: Request, work: () => Response): void {
  let response: Response;
  try {
    response = work();
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    response = { type: 'failed', job, message };
  }
  parentPort?.postMessage(response);
}

function makeKey({ job, keyAlgorithm }: Extract<Request, { type: 'make-key' }>): Response {
  const { privateKey, subjectPublicKeyInfo } = generateKeyPair(keyAlgorithm);
  privateKeys.set(job, privateKey);
  return { type: 'key-made', job, subjectPublicKeyInfo };
}

function workOff(): void {
  const requests = takeTogether();
  const passwords = requests.flatMap((request) => request.passwords);
  let hashed: ReadonlyMap<number, string> | undefined;
  for (const request of requests) {
    answer(request, () => {
      hashed ??= hashAll(passwords);
      const hashes = hashesOf(request, hashed);
      const { job } = request;
      return request.type === 'hash-passwords'
        ? { type: 'passwords-hashed', job, hashes }
        : { type: 'p12-encoded', job, p12s: encodeP12s(request), hashes };
    });
  }
  if (waiting.length > 0) setImmediate(workOff);
}

/** The oldest, and as many after it as make up a good number of passwords. */
function takeTogether(): readonly HashingRequest[] {
  let passwords = 0;
  const last = waiting.findIndex((request) => {
    passwords += request.passwords.length;
    return passwords >= PASSWORDS_AT_ONCE;
  });
  return waiting.splice(0, last < 0 ? waiting.length : last + 1);
}

/** A `.p12` for each profile; the private key is forgotten. */
function encodeP12s(request: Extract<Request, { type: 'encode-p12' }>): readonly Buffer[] {
  const privateKey = privateKeys.get(request.job);
  if (!privateKey) throw new Error(`no private key for job ${request.job}`);
  privateKeys.delete(request.job);
  const certificates = request.certificates.map((der) => Buffer.from(der));
  const password = new Secret(request.installPassword);
  const { friendlyName, microsoftCspName, profiles } = request;
  const content = {
    ...{ privateKey, certificates, friendlyName, password, random: systemRandom },
    ...(microsoftCspName !== undefined && { microsoftCspName }),
  };
  const p12s = profiles.map((profile) => encodeAndReopen({ ...content, profile }));
  privateKey.fill(0);
  return p12s;
}

/** What cannot be opened again is never handed over. */
function encodeAndReopen(content: PfxContent): Buffer {
  const { privateKey, certificates, password } = content;
  const p12 = encodePfx(content);
  const opened = openPfx(p12, password);
  const same =
    opened.privateKey.equals(privateKey) &&
    opened.certificates.length === certificates.length &&
    opened.certificates.every((der, index) => certificates[index]?.equals(der));
  if (!same) throw new Error('the encoded .p12 does not hold what went in');
  return p12;
}

/** Hashes by person; those of one origin are made side by side. */
function hashAll(passwords: readonly PasswordToHash[]): ReadonlyMap<number, string> {
  const alike = Map.groupBy(passwords, ({ origin }) => origin);
  const hashed = [...alike].flatMap(([origin, those]) => {
    const secrets = those.map(({ password }) => new Secret(password));
    const hashes = hashPasswords(secrets, origin, systemRandom);
    return those.map(({ personId }, i) => [personId, hashes[i] ?? ''] as const);
  });
  return new Map(hashed);
}

function hashesOf(
  { passwords }: HashingRequest,
  hashed: ReadonlyMap<number, string>,
): readonly PasswordHash[] {
  return passwords.map(({ personId }) => {
    const hash = hashed.get(personId);
    if (!hash) throw new RangeError(`no hash for person ${personId}`);
    return { personId, hash };
  });
}
