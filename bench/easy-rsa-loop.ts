/** easy-rsa making as many client certificates and `.p12` files, when it is installed. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOnPath } from './machine.ts';
import { runCommand, type Contestant } from './timing.ts';
import { CA_KEY_BITS, type KeyKind, type Workspace } from './workspace.ts';

/** Fewer than hakko's, and scaled per item. */
const ITEMS = 20;

const KEY: Readonly<Record<KeyKind, Readonly<Record<string, string>>>> = {
  'rsa-2048': { EASYRSA_ALGO: 'rsa', EASYRSA_KEY_SIZE: '2048' },
  'ec-p256': { EASYRSA_ALGO: 'ec', EASYRSA_CURVE: 'prime256v1' },
};

/**
 * One item after the other, as easy-rsa is made to be used: its index takes no two at once. The `.p12`
 * is of its own profile.
 *
 * @returns undefined where it is missing
 */
export function easyRsaLoop(workspace: Workspace, key: KeyKind): Contestant | undefined {
  const program = findEasyRsa();
  if (program === undefined || !isOnPath('openssl')) return undefined;
  return {
    name: `easy-rsa (one at a time, ${key}, ${ITEMS} items)`,
    items: ITEMS,
    async prepare() {
      const folder = workspace.freshFolder(`easy-rsa-${key}`);
      const environment = {
        ...{ EASYRSA_PKI: join(folder, 'pki'), EASYRSA_BATCH: '1', EASYRSA_NO_VARS: '1' },
        EASYRSA_CERT_EXPIRE: '730',
      };
      const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
        runCommand({ file: program, args, folder, environment: { ...environment, ...more } });
      await run(['init-pki']);
      const ca = { EASYRSA_KEY_SIZE: String(CA_KEY_BITS), EASYRSA_REQ_CN: 'easy-rsa CA' };
      await run(['build-ca', 'nopass'], ca);
      writeFileSync(join(folder, 'password.txt'), 'abcdefghjkmnpqrst234\n', { mode: 0o600 });
      writeFileSync(join(folder, 'loop.sh'), LOOP);
      const args = ['loop.sh', program, String(ITEMS), join(folder, 'password.txt')];
      return { file: 'sh', args, folder, environment: { ...environment, ...KEY[key] } };
    },
  };
}

const LOOP = `set -e
for n in $(seq 1 "$2"); do
  "$1" build-client-full "B$n-202611" nopass
  "$1" --passout="file:$3" export-p12 "B$n-202611"
done
`;

/** On the path, or where Debian puts it. */
function findEasyRsa(): string | undefined {
  if (isOnPath('easyrsa')) return 'easyrsa';
  const debian = '/usr/share/easy-rsa/easyrsa';
  return existsSync(debian) ? debian : undefined;
}
