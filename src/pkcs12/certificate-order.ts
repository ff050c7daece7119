/** Puts the certificates of a .p12 in order: files of others hold them in any. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { HakkoError } from '../errors.ts';

/** A certificate as its bag holds it. */
export interface BaggedCertificate {
  readonly der: Buffer;
  readonly localKeyId: Buffer | undefined;
}

/**
 * The certificate of the private key first, then its issuers upward, then what belongs to neither. None
 * at all when no certificate has the key's public half. Of several the one with the key's localKeyId
 * is taken. Throws `p12-unreadable` for a key or a certificate that node:crypto cannot read.
 */
export function sortCertificates(
  privateKey: Buffer,
  localKeyId: Buffer | undefined,
  bagged: readonly BaggedCertificate[],
): readonly Buffer[] {
  try {
    const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    const rest = bagged.map((bag) => ({ ...bag, certificate: new X509Certificate(bag.der) }));
    const ofKey = rest.filter(({ certificate }) => certificate.checkPrivateKey(key));
    const endEntity =
      ofKey.find((bag) => localKeyId !== undefined && bag.localKeyId?.equals(localKeyId)) ??
      ofKey[0];
    const ordered: Buffer[] = [];
    for (let next = endEntity; next !== undefined;) {
      const { der, certificate } = next;
      ordered.push(der);
      rest.splice(rest.indexOf(next), 1);
      next = rest.find((candidate) => certificate.checkIssued(candidate.certificate));
    }
    return endEntity === undefined ? [] : [...ordered, ...rest.map(({ der }) => der)];
  } catch (error) {
    throw new HakkoError('p12-unreadable', {}, error);
  }
}
