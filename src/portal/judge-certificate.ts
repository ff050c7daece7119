/**
 * Whether a certificate that a browser has shown opens the portal (RFC 5280 6). TLS has proved that the
 * browser holds its key; everything else is judged here, at every request, by the portal's own clock and
 * the lists of the moment: a connection that was opened before a revocation is no way around it.
 */
import { parseCertificate, type Certificate } from '../x509/certificate.ts';
import { isIssuedBy } from '../x509/issued-by.ts';
import { commonNameOf, describeName } from '../x509/name.ts';
import type { TrustedAuthority } from './trusted-authority.ts';

export type Verdict =
  | 'welcome'
  | 'no-certificate'
  | 'foreign'
  | 'revoked'
  | 'expired'
  | 'not-yet-valid'
  /** A revocation list has ended or is missing: nobody can know who is revoked, so nobody enters. */
  | 'crl-expired';

export interface Judgement {
  readonly verdict: Verdict;
  /** Of a certificate that one of our CAs has issued. */
  readonly shown?: ShownCertificate;
}

export interface ShownCertificate {
  /** As the browser offers it: `G13B-202611`. */
  readonly name: string;
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface Trust {
  readonly authorities: readonly TrustedAuthority[];
  /** Certificates that are turned away whatever the lists say. */
  readonly revokedSerials: ReadonlySet<string>;
}

/** @param der of the certificate that was shown; none when none was */
export function judgeCertificate(der: Buffer | undefined, trust: Trust, now: Date): Judgement {
  if (der === undefined) return { verdict: 'no-certificate' };
  const certificate = readCertificate(der);
  const issuer =
    certificate && trust.authorities.find(({ issuing }) => isIssuedBy(certificate, issuing));
  if (!certificate || !issuer || !isForClients(certificate)) return { verdict: 'foreign' };
  const { notBefore, notAfter } = certificate.validity;
  const serialNumber = certificate.serialNumber.toString('hex');
  const name = commonNameOf(certificate.subject) ?? describeName(certificate.subject);
  const shown = { name, serialNumber, notBefore, notAfter };
  const verdict = (): Verdict => {
    const above = chainOf(issuer);
    if (trust.revokedSerials.has(serialNumber) || isRevoked(serialNumber, above)) return 'revoked';
    if (notAfter < now || above.some((authority) => authority.notAfter < now)) return 'expired';
    if (notBefore > now) return 'not-yet-valid';
    return isCurrent(issuer, now) && above.every((one) => one === issuer || mayBeKnown(one, now))
      ? 'welcome'
      : 'crl-expired';
  };
  return { verdict: verdict(), shown };
}

function readCertificate(der: Buffer): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch {
    return undefined;
  }
}

/** Neither a CA's nor a server's (RFC 5280 4.2.1.9, 4.2.1.12). */
function isForClients({ extensions }: Certificate): boolean {
  const purposes = extensions.extKeyUsage ?? [];
  return !(extensions.basicConstraints?.cA ?? false) && purposes.includes('id-kp-clientAuth');
}

/** The CA and those above it. */
function chainOf(authority: TrustedAuthority): readonly TrustedAuthority[] {
  return [authority, ...(authority.issuer ? chainOf(authority.issuer) : [])];
}

/** Itself by its issuer, or one of the CAs between by the one above. */
function isRevoked(serialNumber: string, chain: readonly TrustedAuthority[]): boolean {
  const serials = [serialNumber, ...chain.map((authority) => authority.serialNumber)];
  return chain.some(({ crl }, index) => crl?.revoked.has(serials[index] ?? '') ?? false);
}

function isCurrent({ crl, crlUnusable }: TrustedAuthority, now: Date): boolean {
  return crl !== undefined && !crlUnusable && crl.nextUpdate >= now;
}

/** The list of a CA above, when its key was never here, is not ours to have. */
function mayBeKnown(authority: TrustedAuthority, now: Date): boolean {
  return (!authority.crl && !authority.crlUnusable) || isCurrent(authority, now);
}
