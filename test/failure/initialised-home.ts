/** A CA home made once for all trials of a file, with small keys that open fast. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePem } from '../../src/asn1/pem.ts';
import { encryptPrivateKeyInfo } from '../../src/pkcs8/encrypted-private-key-info.ts';
import { openKeyFile } from '../../src/pkcs8/key-file.ts';
import { Secret } from '../../src/secrets/secret.ts';
import { systemRandom } from '../../src/system/random.ts';
import { madeHome, PASSPHRASE } from '../e2e/hakko.ts';

/**
 * So many rounds of PBKDF2 instead of 600,000: a third of a second less in each of thousands of runs,
 * in which nothing could be hit.
 */
const ROUNDS = 1000;

let made: Promise<string> | undefined;

/** Folder of a home from `init`, EC P-256 throughout; to be copied, never to be worked in. */
export function initialisedHome(): Promise<string> {
  return (made ??= (async () => {
    const home = await madeHome();
    const passphrase = new Secret(PASSPHRASE);
    for (const name of ['root.key', 'vault.key']) {
      const path = join(home, 'ca', name);
      const key = openKeyFile(readFileSync(path, 'utf8'), passphrase);
      const encrypted = encryptPrivateKeyInfo(key, passphrase, systemRandom, ROUNDS);
      writeFileSync(path, encodePem('ENCRYPTED PRIVATE KEY', encrypted));
    }
    return home;
  })());
}
