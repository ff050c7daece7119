/** The .p12 files of other programs in fixtures/foreign, and what hakko's own reader makes of each. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePem } from '../../src/asn1/pem.ts';
import type { ErrorCode } from '../../src/errors.ts';
import type { Exhibits, P12File } from './judge.ts';

export interface ForeignFile {
  readonly name: string;
  readonly writtenBy: string;
  /** How the reader opens it, or why it does not. */
  readonly outcome: 'DER' | 'BER' | ErrorCode;
  /** Digest of the MAC, then the encryption of the owner's certificate and of the key. */
  readonly algorithms: string;
}

const tripleDes = 'pbeWithSHAAnd3-KeyTripleDES-CBC';
const rc2 = 'pbewithSHAAnd40BitRC2-CBC';
const pbes2 = 'id-PBES2';

export const foreignFiles: readonly ForeignFile[] = [
  foreign('openssl-1.1-rc2-40', 'OpenSSL 1.1', 'DER', `id-sha1 ${rc2} ${tripleDes}`),
  foreign('openssl-3', 'OpenSSL 3', 'DER', `id-sha256 ${pbes2} ${pbes2}`),
  foreign('openssl-3des', 'OpenSSL, 3DES', 'DER', `id-sha1 ${tripleDes} ${tripleDes}`),
  foreign('windows-3des', 'Windows, 3DES (rebuilt)', 'DER', `id-sha1 ${tripleDes} ${tripleDes}`),
  foreign('windows-aes256', 'Windows, AES-256 (rebuilt)', 'DER', `id-sha256 ${pbes2} ${pbes2}`),
  foreign('forge-3des', 'node-forge, 3DES', 'DER', `id-sha1 clear ${tripleDes}`),
  foreign('forge-aes128', 'node-forge, AES-128', 'DER', `id-sha1 clear ${pbes2}`),
  foreign('forge-aes256', 'node-forge, AES-256', 'DER', `id-sha1 clear ${pbes2}`),
  foreign('jdk-17', 'JDK 17', 'DER', `id-sha256 ${pbes2} ${pbes2}`),
  foreign('jdk-legacy', 'JDK, as Java 8', 'DER', `id-sha1 ${rc2} ${tripleDes}`),
  foreign('gnutls-aes-256', 'GnuTLS, AES-256', 'DER', `id-sha256 ${pbes2} ${pbes2}`),
  foreign('gnutls-3des-pkcs12', 'GnuTLS, 3DES', 'DER', `id-sha256 ${tripleDes} ${tripleDes}`),
  foreign('bouncycastle-der', 'BouncyCastle, DER', 'DER', `id-sha1 ${tripleDes} ${tripleDes}`),
  foreign('bouncycastle-ber', 'BouncyCastle', 'BER', `id-sha1 ${rc2} ${tripleDes}`),
  foreign('nss', 'NSS, Firefox', 'BER', `id-sha256 ${pbes2} ${pbes2}`),
  foreign('no-mac', 'OpenSSL 3, no MAC', 'p12-mac-missing', ''),
  foreign('pbmac1', 'OpenSSL 3.5, PBMAC1', 'p12-mac-unsupported', ''),
];

/** The one password of all of them. */
export const foreignPassword = 'k7m3xq9w2hu5ctn8zr4d';

/** DER of what stands in every one of them, and of the root above. */
export function readForeignIdentity(): Readonly<
  Record<'key' | 'leaf' | 'issuing' | 'root', Buffer>
> {
  const pem = (name: string): Buffer =>
    parsePem(readFileSync(pathOf(`${name}.pem`), 'utf8'))[0]?.der ?? Buffer.alloc(0);
  return { key: pem('key'), leaf: pem('leaf'), issuing: pem('issuing'), root: pem('root') };
}

/** The octets of one file. */
export const readForeignFile = (name: string): Buffer => readFileSync(pathOf(`${name}.p12`));

/** All files in a new folder, for judges. */
export function copyForeignExhibits(): Exhibits {
  const folder = mkdtempSync(join(tmpdir(), 'hakko-interop-'));
  const { leaf, issuing, root } = readForeignIdentity();
  const files = foreignFiles.map(({ name }): P12File => {
    cpSync(pathOf(`${name}.p12`), join(folder, `${name}.p12`));
    cpSync(pathOf('root.pem'), join(folder, `${name}.root.pem`));
    return { name, certificates: [leaf, issuing], root };
  });
  const wrongPassword = 'l7m3xq9w2hu5ctn8zr4d';
  writeFileSync(join(folder, 'password'), foreignPassword);
  writeFileSync(join(folder, 'wrong-password'), wrongPassword);
  return { folder, files, password: foreignPassword, wrongPassword };
}

const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/foreign/${name}`, import.meta.url));

function foreign(
  name: string,
  writtenBy: string,
  outcome: ForeignFile['outcome'],
  algorithms: string,
): ForeignFile {
  return { name, writtenBy, outcome, algorithms };
}
