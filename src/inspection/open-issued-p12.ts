/** Opens a `.p12` that we issued as its recipient would, and judges what is in it. */
import { X509Certificate } from 'node:crypto';
import { HakkoError } from '../errors.ts';
import { openPfx, type OpenedPfx } from '../pkcs12/open.ts';
import type { Secret } from '../secrets/secret.ts';

export type P12Fault = 'p12-unopened' | 'p12-chain' | 'p12-expired';

export interface OpenedP12 {
  /** None when it did not open. */
  readonly opened?: OpenedPfx;
  readonly faults: readonly P12Fault[];
}

/** @param authorities DER of the home's CAs, root included */
export function openIssuedP12(
  bytes: Buffer,
  password: Secret,
  authorities: readonly Buffer[],
  now: Date,
): OpenedP12 {
  let opened: OpenedPfx;
  try {
    opened = openPfx(bytes, password);
  } catch (error) {
    if (error instanceof HakkoError) return { faults: ['p12-unopened'] };
    throw error;
  }
  const [own, ...rest] = opened.certificates.map((der) => new X509Certificate(der));
  if (!own) return { opened, faults: ['p12-chain'] };
  const faults: P12Fault[] = [];
  // node:crypto judges, not the code that signed.
  const known = authorities.map((der) => new X509Certificate(der));
  if (!leadsTo(own, [...rest, ...known], known)) faults.push('p12-chain');
  if (own.validFromDate > now || own.validToDate <= now) faults.push('p12-expired');
  return { opened, faults };
}

/** Whether the certificate was signed by one that leads to a self-signed CA of ours. */
function leadsTo(
  certificate: X509Certificate,
  candidates: readonly X509Certificate[],
  known: readonly X509Certificate[],
): boolean {
  const issuer = candidates.find(
    (candidate) => certificate.checkIssued(candidate) && certificate.verify(candidate.publicKey),
  );
  if (!issuer) return false;
  if (issuer.checkIssued(issuer)) return known.some(({ raw }) => raw.equals(issuer.raw));
  return leadsTo(issuer, candidates, known);
}
