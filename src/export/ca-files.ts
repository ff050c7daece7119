/** Certificates and lists of the CAs with their fingerprints, for whoever must trust or check them. */
import { X509Certificate } from 'node:crypto';
import type { Site } from '../site/site.ts';
import { authorityFiles } from './authority-files.ts';
import type { ExportedFile } from './exported-file.ts';

export interface AuthorityFingerprint {
  readonly name: string;
  readonly subject: string;
  /** `AB:CD:…`, as browsers and openssl show them. */
  readonly sha256: string;
  readonly sha1: string;
  readonly notAfter: Date;
  /** When its revocation list ends. */
  readonly crlUntil?: Date;
}

export function caFiles({ authorities }: Site): readonly ExportedFile[] {
  const lines = authorityFingerprints(authorities).flatMap((one) => [
    `${one.name}.crt`,
    `  subject  ${one.subject}`,
    `  until    ${one.notAfter.toISOString()}`,
    `  SHA-256  ${one.sha256}`,
    `  SHA-1    ${one.sha1}`,
    ...(one.crlUntil ? [`  CRL until ${one.crlUntil.toISOString()}`] : []),
    '',
  ]);
  return [...authorityFiles(authorities), { path: 'fingerprints.txt', content: lines.join('\n') }];
}

export function authorityFingerprints(
  authorities: Site['authorities'],
): readonly AuthorityFingerprint[] {
  return authorities.map(({ name, certificatePem, notAfter, crl }) => {
    const { subject, fingerprint256, fingerprint } = new X509Certificate(certificatePem);
    return {
      ...{ name, subject: subject.replaceAll('\n', ', '), notAfter },
      ...{ sha256: fingerprint256, sha1: fingerprint },
      ...(crl && { crlUntil: crl.nextUpdate }),
    };
  });
}
