/** A CRL that was found: its number stays below the next one, its revocations stay revoked. */
import { createHash } from 'node:crypto';
import type { Ledger } from '../ledger/ledger.ts';
import type { CertificateList, RevokedCertificate } from '../x509/certificate-list.ts';
import { isIssuedBy } from '../x509/issued-by.ts';
import { parseIssuingAuthority } from '../x509/issuing-authority.ts';
import { clientReasons } from '../x509/reason-code.ts';

/**
 * Does nothing with a list that no CA of the ledger signed.
 * @returns serial numbers that were not known to be revoked
 */
export function adoptCrl(ledger: Ledger, crl: CertificateList): readonly string[] {
  const { authorities } = ledger;
  const authority = authorities
    .all()
    .find(({ certificate }) => isIssuedBy(crl, parseIssuingAuthority(certificate)));
  if (!authority) return [];
  const crlNumber = Number(crl.cRLNumber ?? 0n);
  if (
    Number.isSafeInteger(crlNumber) &&
    crlNumber >= authorities.nextCrlNumber(authority.id) &&
    crl.nextUpdate
  ) {
    // The list itself, too: what stands in its file is never older than what servers have.
    authorities.addCrl({
      ...{ authorityId: authority.id, crlNumber, der: crl.der },
      ...{ thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate },
      sha256: createHash('sha256').update(crl.der).digest('hex'),
    });
  }
  const known = new Set(
    ledger.revocations.ofAuthority(authority.id).map(({ serialNumber }) => serialNumber),
  );
  const unknown = (crl.revokedCertificates ?? []).filter(
    ({ serialNumber }) => !known.has(serialNumber.toString('hex')),
  );
  return unknown.map((entry) => adoptEntry(ledger, authority.id, entry));
}

function adoptEntry(
  { certificates, revocations }: Ledger,
  authorityId: number,
  {
    serialNumber: octets,
    revocationDate: revokedAt,
    reasonCode,
    invalidityDate,
  }: RevokedCertificate,
): string {
  const serialNumber = octets.toString('hex');
  const reason = clientReasons.find((one) => one === reasonCode) ?? 'unspecified';
  const revocation = { revokedAt, reason, ...(invalidityDate && { invalidityDate }) };
  const row = certificates.bySerialNumber(serialNumber);
  // One that was planned or given up here was signed by a run that the ledger does not know.
  if (row && !['planned', 'abandoned'].includes(row.state)) revocations.add(row.id, revocation);
  else revocations.adopt(authorityId, { serialNumber, ...revocation });
  return serialNumber;
}
