/** A CA made elsewhere, from its key and certificates: who is who in its chain, and whether it may issue. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { parsePem } from '../asn1/pem.ts';
import { HakkoError } from '../errors.ts';
import type { AuthorityRole } from '../ledger/authorities.ts';
import { parseCertificate, type Certificate } from '../x509/certificate.ts';
import { commonNameOf, describeName } from '../x509/name.ts';
import { findChain } from './authority-chain.ts';
import { checkImported } from './import-rules.ts';
import type { NewAuthority } from './new-authority.ts';

/** Where certificates came from, and what was there: PEM with one or several, or DER with one. */
export interface CertificateFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * The CA of the key and all above it, from the root down: a self-signed CA is the root and issues; any
 * other becomes the issuing CA, its root comes without a key.
 * @param privateKey DER of the PrivateKeyInfo
 * @throws `import-certificate-unreadable`, `import-key-mismatch`, `import-chain-incomplete`, and what
 * `checkImported` throws
 */
export function importAuthorities(
  privateKey: Buffer,
  files: readonly CertificateFile[],
  now: Date,
): readonly NewAuthority[] {
  const given = files.flatMap(readCertificates);
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  const own = given.find(({ der }) => new X509Certificate(der).checkPrivateKey(key));
  if (!own) {
    const certificates = given.map(({ subject }) => describeName(subject));
    throw new HakkoError('import-key-mismatch', { certificates });
  }
  const candidates = given.map(({ der }) => der);
  const { certificates, complete } = findChain(own.der, candidates);
  const chain = certificates.map(parseCertificate);
  const highest = chain.at(-1);
  if (!complete && highest) {
    const { subject, issuer } = highest;
    const names = { subject: describeName(subject), issuer: describeName(issuer) };
    throw new HakkoError('import-chain-incomplete', names);
  }
  checkImported(chain, now);
  const fromRoot = chain.toReversed();
  return fromRoot.map((certificate, index) => ({
    role: roleOf(index, fromRoot.length),
    name: commonNameOf(certificate.subject) ?? describeName(certificate.subject),
    serialNumber: certificate.serialNumber.toString('hex'),
    certificate: certificate.der,
    notAfter: earliestEnd(fromRoot.slice(0, index + 1)),
    privateKey: certificate.der.equals(own.der) ? privateKey : undefined,
  }));
}

function readCertificates({ path, bytes }: CertificateFile): readonly Certificate[] {
  const blocks = parsePem(bytes.toString('latin1')).filter(({ label }) => label === 'CERTIFICATE');
  const ders = blocks.length > 0 ? blocks.map(({ der }) => der) : [bytes];
  try {
    return ders.map(parseCertificate);
  } catch (error) {
    throw new HakkoError('import-certificate-unreadable', { path }, error);
  }
}

function roleOf(index: number, count: number): AuthorityRole {
  if (index === 0) return 'root';
  return index === count - 1 ? 'issuing' : 'intermediate';
}

/** What a CA issues is worth nothing once one above it has ended. */
function earliestEnd(certificates: readonly Certificate[]): Date {
  return new Date(Math.min(...certificates.map(({ validity }) => validity.notAfter.getTime())));
}
