/** CAs as an administrator makes them elsewhere: keys and certificates of OpenSSL. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../programs.ts';

export interface Made {
  readonly key: string;
  readonly certificate: string;
}

export interface Wish {
  readonly name: string;
  /** Arguments of `openssl genpkey`. */
  readonly algorithm?: readonly string[];
  readonly issuer?: Made;
  readonly extensions?: readonly string[];
  readonly days?: number;
}

export const EC = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
export const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];

export const CA_EXTENSIONS = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
];

/** A CA under its own key or another's, as files named after it. */
export function makeCa(folder: string, wish: Wish): Made {
  const { name, algorithm = EC, issuer, extensions = CA_EXTENSIONS, days = 4000 } = wish;
  mkdirSync(folder, { recursive: true });
  const path = (ending: string): string => join(folder, `${name}${ending}`);
  const made = { key: path('.key'), certificate: path('.crt') };
  runProgram('openssl', ['genpkey', ...algorithm, '-out', made.key]);
  // The extensions of a request's own file, and none of the machine's configuration.
  const config = path('.cnf');
  const lines = ['[req]', 'distinguished_name=dn', '[dn]', '[ext]', 'subjectKeyIdentifier=hash'];
  writeFileSync(config, [...lines, ...extensions, ''].join('\n'));
  const subject = ['-subj', `/C=JP/O=みなと市/CN=${name}`, '-utf8'];
  const common = ['-new', '-key', made.key, '-config', config, ...subject];
  const dated = ['-days', String(days), '-out', made.certificate];
  const signed = issuer ? ['-CA', issuer.certificate, '-CAkey', issuer.key] : [];
  runProgram('openssl', ['req', '-x509', ...common, '-extensions', 'ext', ...signed, ...dated]);
  return made;
}

/** A list of the CA as OpenSSL signs it: `<name>.crl.pem`, which revokes nobody and lasts so many days. */
export function makeCrl(
  folder: string,
  name: string,
  { key, certificate }: Made,
  days = 30,
): string {
  const path = (ending: string): string => join(folder, `${name}${ending}`);
  writeFileSync(path('.index'), '');
  const lines = [
    '[ca]',
    'default_ca=own',
    '[own]',
    `database=${path('.index')}`,
    'default_md=sha256',
  ];
  writeFileSync(path('.ca.cnf'), [...lines, ''].join('\n'));
  const own = ['-config', path('.ca.cnf'), '-keyfile', key, '-cert', certificate];
  const dated =
    days > 0 ? ['-crldays', String(days)] : ['-crl_lastupdate', OLD, '-crl_nextupdate', OLD];
  runProgram('openssl', ['ca', '-gencrl', ...own, ...dated, '-out', path('.crl.pem')]);
  return path('.crl.pem');
}

/** A time that is over. */
const OLD = '20200101000000Z';

export const read = (path: string): Buffer => readFileSync(path);

/** All certificates in one file, as an administrator puts them together. */
export function concatenate(path: string, certificates: readonly string[]): string {
  writeFileSync(path, Buffer.concat(certificates.map(read)));
  return path;
}
