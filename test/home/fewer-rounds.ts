/** Homes of tests whose key files open at once. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECOVERY_KEY } from '../../src/home/home-paths.ts';
import {
  deriveKey,
  encodeDerivedKey,
  parseDerivedKey,
  type DerivedKey,
} from '../../src/pkcs8/derived-key.ts';
import type { KeyFilePassword } from '../../src/pkcs8/encrypted-private-key-info.ts';
import { encodeKeyFile, openKeyFile } from '../../src/pkcs8/key-file.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';

/**
 * So many rounds of PBKDF2 instead of 600,000: a third of a second less in each of thousands of runs.
 * What `init` writes itself is tried where keys are made and changed.
 */
const ROUNDS = 1000;

/**
 * Encrypts all keys of a home anew, as one change of passphrase would.
 * @param recoveryCode if the home has one
 */
export function takeFewerRounds(home: string, passphrase: string, recoveryCode?: Secret): void {
  const secret = new Secret(passphrase);
  const folder = join(home, 'ca');
  const names = readdirSync(folder).filter((name) => name.endsWith('.key'));
  const openAll = (password: KeyFilePassword, ending: RegExp) =>
    names
      .filter((name) => ending.test(name))
      .map(
        (name) => [name, openKeyFile(readFileSync(join(folder, name), 'utf8'), password)] as const,
      );
  const keys = new Map(openAll(secret, /^[^.]+\.key$/));
  const derived = deriveKey(secret, systemRandom, ROUNDS);
  const write = (name: string, key: Buffer, under: DerivedKey): void => {
    writeFileSync(join(folder, name), encodeKeyFile(key, under, systemRandom));
  };
  if (recoveryCode) {
    const known = parseDerivedKey(keys.get(RECOVERY_KEY) ?? Buffer.of());
    const recovery = deriveKey(recoveryCode, systemRandom, ROUNDS);
    for (const [name, key] of openAll(known, /\.recovery\.key$/)) write(name, key, recovery);
    keys.set(RECOVERY_KEY, encodeDerivedKey(recovery));
  }
  for (const [name, key] of keys) write(name, key, derived);
}
