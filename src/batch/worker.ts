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

parentPort?.on('message', (request: Request) => {
  let response: Response;
  try {
    response = answer(request);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    response = { type: 'failed', job: request.job, message };
  }
  parentPort?.postMessage(response);
});

function answer(request: Request): Response {
  const { job } = request;
  switch (request.type) {
    case 'make-key': {
      const { privateKey, subjectPublicKeyInfo } = generateKeyPair(request.keyAlgorithm);
      privateKeys.set(job, privateKey);
      return { type: 'key-made', job, subjectPublicKeyInfo };
    }
    case 'encode-p12': {
      const hashes = hashAll(request.passwords);
      return { type: 'p12-encoded', job, p12s: encodeP12s(request), hashes };
    }
    case 'hash-passwords':
      return { type: 'passwords-hashed', job, hashes: hashAll(request.passwords) };
  }
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

/** Those of one origin side by side. */
function hashAll(passwords: readonly PasswordToHash[]): PasswordHash[] {
  const alike = Map.groupBy(passwords, ({ origin }) => origin);
  return [...alike].flatMap(([origin, those]) => {
    const secrets = those.map(({ password }) => new Secret(password));
    const hashes = hashPasswords(secrets, origin, systemRandom);
    return those.map(({ personId }, i) => {
      const hash = hashes[i];
      if (hash === undefined) throw new RangeError(`no hash for person ${personId}`);
      return { personId, hash };
    });
  });
}
