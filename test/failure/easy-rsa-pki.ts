/** A CA of easy-rsa, one certificate and `.p12` at a time, and what is wrong with it in the end. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type Ended, type RunOptions } from './trial.ts';

/** Debian puts it beside the path. */
export const EASY_RSA = ['/usr/share/easy-rsa/easyrsa', '/usr/bin/easyrsa'].find(existsSync);

export interface Pki {
  readonly folder: string;
  /** Certificate and `.p12` of a name; what is there already is left out, as in a careful script. */
  issue(name: string, options?: RunOptions): Promise<Ended>;
  /** What a person has to clear away by hand before the name can be issued at last. */
  clear(name: string): void;
  remove(): void;
}

let made: string | undefined;

export async function createPki(): Promise<Pki> {
  made ??= await makePki();
  const folder = mkdtempSync(join(tmpdir(), 'hakko-easy-rsa-'));
  cpSync(made, folder, { recursive: true });
  const environment = environmentOf(folder);
  return {
    folder,
    issue: (name, options) =>
      run(['sh', 'issue.sh', EASY_RSA ?? '', name], folder, { ...options, environment }),
    clear(name) {
      for (const path of [`reqs/${name}.req`, `private/${name}.key`, `issued/${name}.crt`])
        rmSync(join(folder, 'pki', path), { force: true });
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makePki(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-easy-rsa-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const environment = { ...environmentOf(folder), EASYRSA_REQ_CN: 'easy-rsa CA' };
  for (const args of [['init-pki'], ['build-ca', 'nopass']]) {
    const { code, stderr } = await run([EASY_RSA ?? '', ...args], folder, { environment });
    if (code !== 0) throw new Error(stderr);
  }
  writeFileSync(join(folder, 'password.txt'), `${PASSWORD}\n`);
  writeFileSync(join(folder, 'issue.sh'), ISSUE);
  return folder;
}

const PASSWORD = 'abcdefghjkmnpqrst234';
const ISSUE = `set -e
[ -e "$EASYRSA_PKI/issued/$2.crt" ] || "$1" build-client-full "$2" nopass
"$1" --passout=file:password.txt export-p12 "$2"
`;

function environmentOf(folder: string): NodeJS.ProcessEnv {
  return {
    ...{ EASYRSA_PKI: join(folder, 'pki'), EASYRSA_BATCH: '1', EASYRSA_NO_VARS: '1' },
    ...{ EASYRSA_ALGO: 'ec', EASYRSA_CURVE: 'prime256v1' },
  };
}

export interface PkiFaults {
  /** Names without a `.p12` that opens. */
  readonly lost: number;
  readonly duplicateSerials: number;
  /** Names with more than one valid certificate in the index. */
  readonly secondCertificates: number;
  /** Files under a final name that OpenSSL cannot read; rows of the index without a certificate. */
  readonly partialFiles: number;
  /** An index that is gone. */
  readonly lostIndexes: number;
}

export async function faultsOf({ folder }: Pki, names: readonly string[]): Promise<PkiFaults> {
  const pki = (...path: readonly string[]): string => join(folder, 'pki', ...path);
  const index = existsSync(pki('index.txt')) ? readFileSync(pki('index.txt'), 'utf8') : undefined;
  const rows = (index ?? '').split('\n').filter((line) => line.startsWith('V'));
  const serials = rows.map((row) => row.split('\t')[3] ?? '');
  const subjects = rows.map((row) => row.split('\t')[5] ?? '');
  const certificates = [
    ...readdirSync(pki('issued')).map((name) => pki('issued', name)),
    ...serials.map((serial) => pki('certs_by_serial', `${serial}.pem`)),
  ];
  const files = readdirSync(pki('private')).filter((name) => name.endsWith('.p12'));
  const partial = await filterBad(certificates, ['x509', '-noout', '-in']);
  const closed = await filterBad(
    files.map((name) => pki('private', name)),
    ['pkcs12', '-noout', '-passin', `pass:${PASSWORD}`, '-in'],
  );
  const whole = files.filter((name) => !closed.includes(pki('private', name)));
  return {
    lost: names.filter((name) => !whole.includes(`${name}.p12`)).length,
    duplicateSerials: serials.length - new Set(serials).size,
    secondCertificates: subjects.length - new Set(subjects).size,
    partialFiles: partial.length + closed.length,
    lostIndexes: index === undefined ? 1 : 0,
  };
}

/** Those that OpenSSL does not take. The kills of the other lane must come in time: nothing waits here. */
async function filterBad(
  paths: readonly string[],
  args: readonly string[],
): Promise<readonly string[]> {
  const bad: string[] = [];
  for (const path of paths) {
    const { code } = await run(['openssl', ...args, path], '/');
    if (code !== 0) bad.push(path);
  }
  return bad;
}
