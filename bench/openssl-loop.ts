/** A shell loop of the openssl program that makes what hakko issues, less the letters and the ledger. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isOnPath } from './machine.ts';
import { runCommand, type Contestant } from './timing.ts';
import { CA_KEY_BITS, type KeyKind, type Workspace } from './workspace.ts';

/** Fewer than hakko's, and scaled per item: the loop takes its time. */
const ITEMS: Readonly<Record<KeyKind, number>> = { 'rsa-2048': 60, 'ec-p256': 100 };

const GENPKEY: Readonly<Record<KeyKind, string>> = {
  'rsa-2048': '-algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  'ec-p256': '-algorithm EC -pkeyopt ec_paramgen_curve:P-256',
};

/**
 * Key, request, certificate with the same extensions, and `.p12` of the profile `compat`, on all
 * cores. The CA key has hakko's size and no passphrase, a serial number is just the loop's count: all
 * in the loop's favour.
 *
 * @returns undefined where a program is missing
 */
export function opensslLoop(workspace: Workspace, key: KeyKind): Contestant | undefined {
  const missing = ['openssl', 'xargs', 'seq', 'sh'].filter((program) => !isOnPath(program));
  if (missing.length > 0) return undefined;
  const items = ITEMS[key];
  const cores = availableParallelism();
  return {
    name: `openssl loop (xargs -P ${cores}, ${key}, ${items} items)`,
    items,
    async prepare() {
      const folder = workspace.freshFolder(`openssl-${key}`);
      await makeCa(folder);
      writeFileSync(join(folder, 'password.txt'), 'abcdefghjkmnpqrst234\n', { mode: 0o600 });
      writeFileSync(join(folder, 'client.cnf'), EXTENSIONS);
      writeFileSync(join(folder, 'item.sh'), itemScript(key));
      const loop = `seq 1 ${items} | xargs -P ${cores} -n 1 sh item.sh`;
      return { file: 'sh', args: ['-c', loop], folder };
    },
  };
}

/** A self-signed root with hakko's default key. */
async function makeCa(folder: string): Promise<void> {
  const args = ['req', '-x509', '-newkey', `rsa:${CA_KEY_BITS}`, '-noenc', '-days', '3650'];
  const files = ['-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/C=JP/O=Wakabano/CN=Loop CA'];
  await runCommand({ file: 'openssl', args: [...args, ...files], folder });
}

const EXTENSIONS = `basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

const itemScript = (key: KeyKind): string => `set -e
n=$1
openssl genpkey ${GENPKEY[key]} -out $n.key
openssl req -new -key $n.key -subj /C=JP/O=Wakabano/OU=B$n/CN=B$n-202611 -out $n.csr
openssl x509 -req -in $n.csr -CA ca.crt -CAkey ca.key -sha256 -days 730 \\
  -set_serial $((1000 + n)) -extfile client.cnf -out $n.crt
openssl pkcs12 -export -inkey $n.key -in $n.crt -name B$n-202611 -keypbe PBE-SHA1-3DES \\
  -certpbe PBE-SHA1-3DES -macalg sha1 -passout file:password.txt -out $n.p12
`;
