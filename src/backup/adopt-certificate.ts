/** A certificate that only a `batch.json` knows becomes a row that can be revoked. */
import { createHash } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import type { Authority } from '../ledger/authorities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { parseCertificate, type Certificate } from '../x509/certificate.ts';
import { isIssuedBy } from '../x509/issued-by.ts';
import { parseIssuingAuthority } from '../x509/issuing-authority.ts';
import { describeName } from '../x509/name.ts';
import type { BatchRecord, RecordedCertificate } from './batch-record.ts';

/** A group whose certificate is in use outside and whose passwords are gone. */
export interface AdoptedGroup {
  readonly group: string;
  readonly fileName: string;
  readonly serialNumber: string;
  readonly notAfter: Date;
  readonly batch: string;
}

/**
 * @returns nothing when no CA of the ledger issued it, or when the record does not hold it: then there is
 * nothing that could be revoked here, but the serial number is taken
 */
export function adoptCertificate(
  ledger: Ledger,
  { batch }: BatchRecord,
  recorded: RecordedCertificate,
  uuid: string,
  at: Date,
): AdoptedGroup | undefined {
  const { serialNumber, fileName, certificate: der } = recorded;
  if (!der) {
    reserve(ledger, batch, recorded, uuid, at);
    return undefined;
  }
  const found = issuerOf(ledger, der);
  if (!found) return undefined;
  const { authority, certificate } = found;
  if (certificate.serialNumber.toString('hex') !== serialNumber) return undefined;
  const group = groupOf(recorded);
  const { notBefore, notAfter } = certificate.validity;
  ledger.certificates.adopt({
    ...{ uuid, serialNumber, fileName, at, notBefore, notAfter, certificate: der },
    ...{ groupId: ledger.groups.ensure(group, at), authorityId: authority.id, batchId: batch },
    subject: describeName(certificate.subject),
    keySha256: createHash('sha256').update(certificate.subjectPublicKeyInfo).digest('hex'),
  });
  return { group, fileName, serialNumber, notAfter, batch };
}

function reserve(
  ledger: Ledger,
  batchId: string,
  recorded: RecordedCertificate,
  uuid: string,
  at: Date,
): void {
  const { serialNumber, subject, fileName, notAfter } = recorded;
  const issuing = ledger.authorities.all().at(-1);
  if (!issuing) return;
  ledger.certificates.adopt({
    ...{ uuid, serialNumber, subject, fileName, notBefore: notAfter, notAfter, at },
    ...{ groupId: ledger.groups.ensure(groupOf(recorded), at), authorityId: issuing.id, batchId },
    keySha256: '',
  });
}

/** Under `p12.profile: both` the file that letters name is the one without an addition. */
function groupOf({ group, fileName }: RecordedCertificate): string {
  return group ?? fileName.replace(/\.p12$/i, '');
}

function issuerOf(
  { authorities }: Ledger,
  der: Buffer,
): { readonly authority: Authority; readonly certificate: Certificate } | undefined {
  try {
    const certificate = parseCertificate(der);
    const authority = authorities
      .all()
      .find((one) => isIssuedBy(certificate, parseIssuingAuthority(one.certificate)));
    return authority && { authority, certificate };
  } catch (error) {
    if (error instanceof HakkoError) return undefined;
    throw error;
  }
}
