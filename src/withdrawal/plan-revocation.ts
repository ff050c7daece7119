/** Whom a revocation hits, and whether there is anything to be revoked. Changes nothing. */
import type { Home } from '../home/open-home.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Group } from '../ledger/groups.ts';
import type { Person } from '../ledger/people.ts';
import type { Revocation } from '../ledger/revocations.ts';
import type { Context } from '../system/context.ts';
import { findCertificate } from './find-certificate.ts';

export interface RevocationPlan {
  readonly group: Group;
  readonly certificate: CertificateRow;
  /** `ended`: by its own date; no list needs it, and nobody can connect with it. */
  readonly step: 'revoke' | 'already-revoked' | 'ended';
  /** When it is revoked already. */
  readonly revocation?: Revocation;
  /** Whether it is what the group uses now, and not one from before. */
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
  const { group, certificate } = findCertificate(ledger, query);
  const everybody = ledger.people.ofGroup(group.id);
  const people = everybody.filter(({ state }) => state === 'active');
  const revocation = ledger.revocations.byCertificate(certificate.id);
  const others = ledger.certificates.ofGroup(group.id).filter(({ id, state, notAfter }) => {
    const counts = state === 'issued' || state === 'superseded';
    return id !== certificate.id && counts && notAfter > now;
  });
  return {
    ...{ group, certificate, people, others },
    step: revocation ? 'already-revoked' : certificate.notAfter <= now ? 'ended' : 'revoke',
    ...(revocation && { revocation }),
    inUse: certificate.state === 'issued',
    needsReissue: people.length > 0 && !others.some(({ state }) => state === 'issued'),
    leavers: leaversSince(everybody, certificate.plannedAt),
  };
}

/** People whose login has ended, or was replaced by one elsewhere, since a certificate was made. */
export function leaversSince(people: readonly Person[], since: Date): readonly Person[] {
  return people.filter(({ endedAt }) => endedAt !== undefined && endedAt >= since);
}
