// The least that issuing costs: argv[2] RSA-2048 keys, as many in flight as there are cores.
// Plain JavaScript, so that no time goes into stripping types.
import { generateKeyPair } from 'node:crypto';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { promisify } from 'node:util';

const makeKeyPair = promisify(generateKeyPair);
let left = Number(process.argv[2]);

async function makeKeys() {
  while (left > 0) {
    left -= 1;
    await makeKeyPair('rsa', { modulusLength: 2048 });
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, makeKeys));
