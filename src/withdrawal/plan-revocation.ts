/** Whom a revocation hits, and whether there is anything to be revoked. Changes nothing. */
import type { Home } from '../home/open-home.ts';
import type { CertificateState } from '../ledger/certificate-state.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Person } from '../ledger/people.ts';
import type { Revocation } from '../ledger/revocations.ts';
import type { Context } from '../system/context.ts';
import { findCertificate, type FoundCertificate } from './find-certificate.ts';

export interface RevocationPlan extends FoundCertificate {
  /** `ended`: by its own date; no list needs it, and nobody can connect with it. */
  readonly step: 'revoke' | 'already-revoked' | 'ended';
  /** When it is revoked already. */
  readonly revocation?: Revocation;
  /** Whether the group has no newer one. */
  readonly inUse: boolean;
  /** Whether people are left without a certificate once this one is gone, or are so already. */
  readonly needsReissue: boolean;
  /** Everybody who holds a login of the group. */
  readonly people: readonly Person[];
  /** People who left since this certificate was made, and may still have it on their devices. */
  readonly leavers: readonly Person[];
  /** Other certificates of the group that open the door, and stay as they are. */
  readonly others: readonly CertificateRow[];
}

/**
 * @param query a prefix, a file name or a serial number
 * @throws `certificate-unknown`, `certificate-shared`
 */
export function planRevocation(
  context: Context,
  { ledger }: Pick<Home, 'ledger'>,
  query: string,
): RevocationPlan {
  const now = context.clock.now();
  const found = findCertificate(ledger, query);
  const { group, certificate } = found;
  const everybody = ledger.people.ofGroup(group.id);
  const people = everybody.filter(({ state }) => state === 'active');
  const revocation = ledger.revocations.byCertificate(certificate.id);
  const others = ledger.certificates
    .ofGroup(group.id)
    .filter(({ id, state, notAfter }) => id !== certificate.id && OPENS[state] && notAfter > now);
  const hasNewer = others.some(({ state }) => state === 'issued');
  return {
    ...{ ...found, people, others },
    step: revocation ? 'already-revoked' : certificate.notAfter <= now ? 'ended' : 'revoke',
    ...(revocation && { revocation }),
    inUse: !hasNewer,
    needsReissue: people.length > 0 && !hasNewer,
    leavers: leaversSince(everybody, certificate.plannedAt),
  };
}

/** Whether the door opens for a certificate of this state, until its end. */
const OPENS: Readonly<Record<CertificateState, boolean>> = {
  ...{ planned: false, signed: false, abandoned: false, revoked: false },
  ...{ issued: true, superseded: true, adopted: true },
};

/** People whose login has ended, or was replaced by one elsewhere, since a certificate was made. */
export function leaversSince(people: readonly Person[], since: Date): readonly Person[] {
  return people.filter(({ endedAt }) => endedAt !== undefined && endedAt >= since);
}
