/** Certificates that the operator gives to the server, read and judged before anything listens. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { HakkoError } from '../errors.ts';
import type { Context } from '../system/context.ts';
import type { ServerCertificate } from './server-certificates.ts';

/**
 * @param certificates paths of PEM files, each the certificate with its chain
 * @param keys paths of their keys, in the same order
 * @throws `server-key-missing`, `server-certificate-unusable`, `server-certificate-ended`,
 * `server-certificate-early`, `server-key-encrypted`, `server-key-unusable`, `server-key-mismatch`, `file-…`
 */
export function readServerCertificates(
  context: Pick<Context, 'files' | 'clock'>,
  certificates: readonly string[],
  keys: readonly string[],
): readonly ServerCertificate[] {
  if (certificates.length !== keys.length) {
    throw new HakkoError('server-key-missing', {
      certificates: certificates.length,
      keys: keys.length,
    });
  }
  return certificates.map((path, index) => readPair(context, path, keys[index] ?? ''));
}

/** Hosts that none of the certificates is for: browsers warn there (RFC 9525, by subjectAltName alone). */
export function uncoveredHosts(
  certificates: readonly ServerCertificate[],
  hosts: readonly string[],
): readonly string[] {
  const given = certificates.map(({ cert }) => new X509Certificate(cert));
  const covers = (certificate: X509Certificate, host: string): boolean =>
    isIP(host) === 0
      ? certificate.checkHost(host, { subject: 'never' }) !== undefined
      : certificate.checkIP(host) !== undefined;
  return [...new Set(hosts)].filter((host) => !given.some((one) => covers(one, host)));
}

function readPair(
  { files, clock }: Pick<Context, 'files' | 'clock'>,
  path: string,
  keyPath: string,
): ServerCertificate {
  const pair = { cert: files.read(path), key: files.read(keyPath) };
  const certificate = readCertificate(pair.cert, path);
  const key = readKey(pair.key, keyPath);
  if (!certificate.checkPrivateKey(key)) {
    throw new HakkoError('server-key-mismatch', { certificate: path, key: keyPath });
  }
  const { validFromDate: notBefore, validToDate: notAfter } = certificate;
  const now = clock.now();
  if (notAfter <= now) throw new HakkoError('server-certificate-ended', { path, notAfter });
  if (notBefore > now) throw new HakkoError('server-certificate-early', { path, notBefore });
  try {
    // What is left is for OpenSSL to say: a broken chain, a key too short for TLS.
    createSecureContext(pair);
  } catch (error) {
    throw unusable('server-certificate-unusable', path, error);
  }
  return { ...pair, names: namesIn(certificate) };
}

function readCertificate(pem: Buffer, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw unusable('server-certificate-unusable', path, error);
  }
}

/** PKCS#8 (RFC 5958 3) and the older form of OpenSSL (RFC 1421 4.6.1.1) both say it in clear. */
const ENCRYPTED = /^(?:-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED)/m;

function readKey(pem: Buffer, path: string): KeyObject {
  if (ENCRYPTED.test(pem.toString('latin1')))
    throw new HakkoError('server-key-encrypted', { path });
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw unusable('server-key-unusable', path, error);
  }
}

function unusable(
  code: 'server-certificate-unusable' | 'server-key-unusable',
  path: string,
  error: unknown,
): HakkoError {
  const reason = error instanceof Error ? error.message : String(error);
  return new HakkoError(code, { path, reason }, error);
}

/** As browsers ask for them: in lower case (RFC 6066 3 leaves case to the name system). */
function namesIn({ subjectAltName = '' }: X509Certificate): readonly string[] {
  return subjectAltName
    .split(', ')
    .flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4).toLowerCase()] : []));
}
