/** From a CA's certificate up to its root, as node:crypto sees it: not the code that signed. */
import { X509Certificate } from 'node:crypto';

export interface AuthorityChain {
  /** DER, the given certificate first, its root last when that was found. */
  readonly certificates: readonly Buffer[];
  /** Whether the last one issued itself. */
  readonly complete: boolean;
}

/** @param candidates DER of certificates among which issuers are looked for, in any order */
export function findChain(certificate: Buffer, candidates: readonly Buffer[]): AuthorityChain {
  const known = candidates.map((der) => new X509Certificate(der));
  const chain = [new X509Certificate(certificate)];
  for (;;) {
    const last = chain.at(-1);
    const certificates = chain.map(({ raw }) => raw);
    if (!last || isIssuedBy(last, last)) return { certificates, complete: true };
    const issuer = known.find(
      (candidate) =>
        isIssuedBy(last, candidate) && !chain.some(({ raw }) => raw.equals(candidate.raw)),
    );
    if (!issuer) return { certificates, complete: false };
    chain.push(issuer);
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
