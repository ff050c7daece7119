/** Homes of tests whose key files open at once. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveKey } from '../../src/pkcs8/derived-key.ts';
import { encodeKeyFile, openKeyFile } from '../../src/pkcs8/key-file.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';

/**
 * So many rounds of PBKDF2 instead of 600,000: a third of a second less in each of thousands of runs.
 * What `init` writes itself is tried where keys are made and changed.
 */
const ROUNDS = 1000;

/** Encrypts all keys of a home anew, as one change of passphrase would. */
export function takeFewerRounds(home: string, passphrase: string): void {
  const secret = new Secret(passphrase);
  const derived = deriveKey(secret, systemRandom, ROUNDS);
  const folder = join(home, 'ca');
  for (const name of readdirSync(folder).filter(isUnderPassphrase)) {
    const path = join(folder, name);
    const key = openKeyFile(readFileSync(path, 'utf8'), secret);
    writeFileSync(path, encodeKeyFile(key, derived, systemRandom));
  }
}

const isUnderPassphrase = (name: string): boolean =>
  name.endsWith('.key') && !name.endsWith('.recovery.key');
