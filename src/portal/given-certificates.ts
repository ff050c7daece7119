/** Certificates that the operator gives to the server, read and tried before anything listens. */
import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { HakkoError } from '../errors.ts';
import type { Context } from '../system/context.ts';
import type { ServerCertificate } from './server-certificates.ts';

/**
 * @param certificates paths of PEM files, each the certificate with its chain
 * @param keys paths of their keys, in the same order
 * @throws `server-key-missing`, `server-certificate-unusable`, `file-…`
 */
export function readServerCertificates(
  { files }: Pick<Context, 'files'>,
  certificates: readonly string[],
  keys: readonly string[],
): readonly ServerCertificate[] {
  if (certificates.length !== keys.length) {
    throw new HakkoError('server-key-missing', {
      certificates: certificates.length,
      keys: keys.length,
    });
  }
  return certificates.map((path, index) => {
    const pair = { cert: files.read(path), key: files.read(keys[index] ?? '') };
    try {
      // OpenSSL says whether key and certificate belong together.
      createSecureContext(pair);
      return { ...pair, names: namesIn(pair.cert) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new HakkoError('server-certificate-unusable', { path, reason }, error);
    }
  });
}

function namesIn(pem: Buffer): readonly string[] {
  const { subjectAltName = '' } = new X509Certificate(pem);
  return subjectAltName
    .split(', ')
    .flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []));
}
