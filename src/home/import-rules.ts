/** What a CA made elsewhere must be, so that servers accept the certificates and CRLs it signs here. */
import { HakkoError } from '../errors.ts';
import type { Certificate } from '../x509/certificate.ts';
import { describeName } from '../x509/name.ts';
import { signatureAlgorithmOf } from '../x509/signature-algorithm.ts';
import { parseSubjectPublicKeyInfo } from '../x509/subject-public-key-info.ts';

/**
 * @param chain the CA that is to issue first, its root last
 * @throws `issuer-not-ca`, `import-ca-usage`, `import-ca-dates`, `import-path-length`, `key-unsupported`
 */
export function checkImported(chain: readonly Certificate[], now: Date): void {
  chain.forEach((certificate, below) => {
    checkIsCa(certificate);
    checkDates(certificate, now);
    checkPathLength(certificate, below);
  });
  const [issuing] = chain;
  if (!issuing) return;
  checkUsage(issuing);
  checkKey(issuing);
}

function checkIsCa({ subject, extensions }: Certificate): void {
  if (!(extensions.basicConstraints?.cA ?? false)) {
    throw new HakkoError('issuer-not-ca', { subject: describeName(subject) });
  }
}

function checkDates({ subject, validity }: Certificate, now: Date): void {
  const { notBefore, notAfter } = validity;
  if (notBefore <= now && now < notAfter) return;
  throw new HakkoError('import-ca-dates', { subject: describeName(subject), notBefore, notAfter });
}

/** RFC 5280 4.2.1.9: how many CAs may stand between this one and a client. */
function checkPathLength({ subject, extensions }: Certificate, below: number): void {
  const pathLenConstraint = extensions.basicConstraints?.pathLenConstraint;
  if (pathLenConstraint === undefined || below <= pathLenConstraint) return;
  throw new HakkoError('import-path-length', { subject: describeName(subject), pathLenConstraint });
}

/**
 * RFC 5280 4.2.1.3: a conforming CA names keyCertSign and cRLSign. Extended usages, where a CA has
 * them, bound those of its clients in Windows, OpenSSL and NSS.
 */
function checkUsage({ subject, extensions }: Certificate): void {
  const usages = (['keyCertSign', 'cRLSign'] as const).filter(
    (usage) => !extensions.keyUsage?.includes(usage),
  );
  const purposes = extensions.extKeyUsage;
  const open = [CLIENT_AUTH, ANY_EXTENDED_KEY_USAGE];
  const bounded = purposes !== undefined && !purposes.some((purpose) => open.includes(purpose));
  const missing = [...usages, ...(bounded ? ['clientAuth'] : [])];
  if (missing.length === 0) return;
  throw new HakkoError('import-ca-usage', { subject: describeName(subject), missing });
}

const CLIENT_AUTH = 'id-kp-clientAuth';
/** RFC 5280 4.2.1.12. */
const ANY_EXTENDED_KEY_USAGE = '2.5.29.37.0';

function checkKey({ subjectPublicKeyInfo }: Certificate): void {
  signatureAlgorithmOf(subjectPublicKeyInfo);
  const key = parseSubjectPublicKeyInfo(subjectPublicKeyInfo);
  if (key.kind === 'rsa' && key.modulusBits < MINIMUM_MODULUS_BITS) {
    throw new HakkoError('key-unsupported', { algorithm: `rsa-${key.modulusBits}` });
  }
}

/** NIST SP 800-131A: less has been disallowed for signatures since 2013. */
const MINIMUM_MODULUS_BITS = 2048;
