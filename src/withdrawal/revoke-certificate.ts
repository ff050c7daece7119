/** Revokes a certificate: ledger, CRL and event in one transaction, then the CRL's files. */
import { HakkoError } from '../errors.ts';
import { requireCrlKeys } from '../home/crl-signers.ts';
import type { Home } from '../home/open-home.ts';
import { projectCrls } from '../home/project-crls.ts';
import { signCrls } from '../home/sign-crls.ts';
import type { Unlocked } from '../home/unlock-home.ts';
import { commitCrls, describeCrls, writtenCrls, type WrittenCrl } from '../home/write-crls.ts';
import type { CertificateRow } from '../ledger/certificates.ts';
import type { Revocation } from '../ledger/revocations.ts';
import type { Context } from '../system/context.ts';
import { actorOf } from '../system/environment.ts';
import type { ClientReason } from '../x509/reason-code.ts';
import type { RevocationPlan } from './plan-revocation.ts';

export interface RevocationRequest {
  readonly plan: RevocationPlan;
  readonly reason: ClientReason;
  /** Since when the key may have been in other hands. */
  readonly invalidityDate?: Date;
  /** What else is committed together with the revocation. */
  readonly alongside?: () => void;
}

export interface Revoked {
  readonly revocation: Revocation;
  /** Of all CAs whose key is here. */
  readonly crls: readonly WrittenCrl[];
}

/**
 * The certificate's own install notices become void: its password opens nothing of use any more. The
 * CRLs are signed before the transaction, and the home's lock keeps the ledger as it was until then.
 * @throws `crl-key-missing`, before anything is written; `lint`, `file-failed`
 */
export async function revokeCertificate(
  context: Context,
  home: Home,
  unlocked: Unlocked,
  request: RevocationRequest,
): Promise<Revoked> {
  const { ledger, settings } = home;
  const { plan, reason, invalidityDate, alongside } = request;
  const { group, certificate, people } = plan;
  const { id, authorityId, serialNumber } = certificate;
  requireRevocationKey(context, home, certificate);
  const at = context.clock.now();
  const revocation: Revocation = {
    ...{ serialNumber, reason, revokedAt: at },
    ...(invalidityDate && { invalidityDate }),
  };
  const pending = { authorityId, revocation };
  const signed = await signCrls({ ledger, settings, signers: unlocked.signers, at, pending });
  ledger.transaction(() => {
    ledger.revocations.add(id, revocation);
    ledger.letters.voidInstall(id, at);
    commitCrls(ledger, signed);
    ledger.events.append({
      at,
      kind: 'certificate-revoked',
      actor: actorOf(context.environment),
      details: {
        ...{ group: group.name, serialNumber, reason, people: people.length },
        ...(invalidityDate && { invalidityDate: invalidityDate.toISOString() }),
        crls: describeCrls(ledger, signed),
      },
    });
    alongside?.();
  });
  projectCrls(context, home);
  return { revocation, crls: writtenCrls(ledger, signed) };
}

/**
 * Without the key of the certificate's CA its list cannot be signed: said before anybody is asked.
 * @throws `crl-key-missing`
 */
export function requireRevocationKey(
  context: Context,
  home: Home,
  { authorityId }: CertificateRow,
): void {
  const authorities = home.ledger.authorities.all().filter(({ id }) => id === authorityId);
  requireCrlKeys(context, home, authorities);
}

/**
 * From the day the certificate was made until now: before, there was no key to be in other hands.
 * @param shown how the site writes a date
 * @returns the date, moved to the certificate's beginning when it lies earlier on the same day
 * @throws `invalidity-date-outside`
 */
export function checkInvalidityDate(
  date: Date,
  { plannedAt }: CertificateRow,
  now: Date,
  shown: (instant: Date) => string,
): Date {
  if (date > now || (date < plannedAt && shown(date) !== shown(plannedAt))) {
    const [from, to] = [shown(plannedAt), shown(now)];
    throw new HakkoError('invalidity-date-outside', { date: shown(date), from, to });
  }
  return date < plannedAt ? plannedAt : date;
}
